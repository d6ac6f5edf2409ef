/** Why something that was said isn't an answer. The words are in `words.en.yaml`; one home for all services. */
export const problemLines = {
  notAnOption: [],
  noSuchNumber: [],
  severalOptions: [],
  notYesOrNo: [],
  notPostcode: [],
  partOfPostcode: [],
  notDay: [],
  severalDays: [],
  dayNotYet: [],
  dayGone: [],
  notPhone: [],
  phoneTooShort: [],
  phoneTooLong: [],
  phoneAbroad: [],
  notEmail: [],
  emailIncomplete: [],
  nothingSaid: [],
  textTooLong: [],
} as const

export type Problem = keyof typeof problemLines
