import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder'
import type { Config } from '../../config'
import { attached, transcriptBefore } from '../../handoff/outside/transcript'
import type { ConversationStore } from '../../storage/store'
import { statusCodeOf } from './statusCode'

/** The event is among the last that were said. */
const SOME = 50

/** What a channel answers that doesn't know a type of activity. */
const UNKNOWN_TYPE: readonly number[] = [400, 405, 415]

export class BotServiceAdapter extends CloudAdapter {
  constructor(
    authentication: ConfigurationBotFrameworkAuthentication,
    private readonly store: ConversationStore,
  ) {
    super(authentication)
  }

  /** Runs one activity, once its bearer token is found good; gives what the channel wants in the response, if anything. */
  receive(authorization: string, activity: Activity): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, async () => {})
  }

  /**
   * Channels take `channelData` for their own, so that ours stays in the log. One that knows no hand-offs refuses their
   * events, which is no reason not to say the rest.
   */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = []
    for (const { channelData: _, ...activity } of activities) {
      const whole = activity.name === 'handoff.initiate' ? await this.withTranscript(activity) : activity
      const answers = await super.sendActivities(context, [whole]).catch((fault: unknown) => {
        if (activity.type === 'event' && UNKNOWN_TYPE.includes(statusCodeOf(fault))) return [{ id: '' }]
        throw fault
      })
      sent.push(...answers)
    }
    return sent
  }

  /** All that was said before, for the hub of the channel. */
  private async withTranscript(activity: Partial<Activity>): Promise<Partial<Activity>> {
    const conversation = await this.store.find(activity.conversation?.id ?? '')
    if (conversation === undefined) return activity
    const { id, lastSeq } = conversation
    const lately = await this.store.messagesAfter(id, Math.max(0, lastSeq - SOME), SOME)
    const event = lately.findLast(({ activity: { name } }) => name === activity.name)
    const said = await transcriptBefore(this.store, conversation, event?.seq ?? lastSeq + 1)
    return { ...activity, attachments: [attached(said)] }
  }
}

/** How the app that is configured shows who it is. */
export const authenticationFor = (config: Config) => {
  const { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenant } = config
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppType: config.MICROSOFT_APP_TYPE,
    ...(id === undefined ? {} : { MicrosoftAppId: id }),
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(tenant === undefined ? {} : { MicrosoftAppTenantId: tenant }),
  })
}
