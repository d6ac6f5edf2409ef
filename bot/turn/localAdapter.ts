import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core'
import type { KeptTurn } from '../storage/store'
import type { Newsroom } from './news'
import type { Stage } from './stage'
import { kept } from './stages/keepTranscript'

/**
 * The adapter for every channel that reads the conversation's log: web chat, Direct Line, the terminal. What a turn says
 * is kept by the pipeline and read from the log; the adapter itself passes on no more than that somebody is typing.
 */
export class LocalAdapter extends BotAdapter {
  constructor(
    private readonly news: Newsroom,
    stages: readonly Stage[],
  ) {
    super()
    this.use(...stages)
  }

  /** Runs one activity through the pipeline and gives the numbers of what was kept. Throws coded errors. */
  async run(activity: Partial<Activity>): Promise<KeptTurn> {
    const context = new TurnContext(this, activity)
    await this.runMiddleware(context, async () => {})
    return kept.of(context)
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    if (activities.some(({ type }) => type === 'typing'))
      this.news.tell(context.activity.conversation.id, 'typing')
    return activities.map(() => ({ id: '' }))
  }

  override async updateActivity(): Promise<void> {
    throw new Error('what has been said stays said')
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('what has been said stays said')
  }

  override async continueConversation(): Promise<void> {
    throw new Error('proactive messages go through the pipeline like any other')
  }
}
