/** Whether an activity of the log is the one that hands over. */
export const isInitiation = ({ name }: Readonly<Record<string, unknown>>): boolean =>
  name === 'handoff.initiate'
