import type { KeptAdvisor } from '../../../bot/storage/advisorStore'

/** An account without a password, of one council, in all its teams. */
export const anAdvisor = (given: Partial<KeptAdvisor> = {}): KeptAdvisor => ({
  id: 'sam',
  name: 'Sam',
  username: `${given.id ?? 'sam'}@otherford.gov.uk`,
  roles: ['advisor'],
  councils: ['otherford'],
  teams: ['*'],
  languages: ['en'],
  capacity: 3,
  isDisabled: false,
  createdAt: new Date('2026-04-08T10:00:00Z'),
  ...given,
})
