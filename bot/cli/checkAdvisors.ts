import { SERVICES } from '../../dialogs/services/every'
import { INTENTS } from '../../dialogs/understanding/intents'
import type { Knowledge } from '../../knowledge/load'

/** Topics and services of teams that nothing is ever about: a slip, or what was renamed. */
export const advisorFaults = ({ councils }: Pick<Knowledge, 'councils'>): readonly string[] =>
  [...councils.values()].flatMap(({ council, advisors: { teams } }) => {
    const at = (team: number, path: string) =>
      `knowledge/councils/${council.id}/advisors.yaml: teams.${team}.${path}`
    return teams.flatMap(({ topics, services }, team) => [
      ...topics
        .filter((topic) => !INTENTS.some((intent) => intent.startsWith(topic)))
        .map((topic) => `${at(team, 'topics')}: nothing is about ${topic}: see npm run understand`),
      ...services
        .filter((service) => !SERVICES.some(({ name }) => name === service))
        .map((service) => `${at(team, 'services')}: there is no service called ${service}`),
    ])
  })
