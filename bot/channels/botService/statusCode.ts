/** The HTTP status that a channel answered with; 0 when it is none of its answers. */
export const statusCodeOf = (fault: unknown): number =>
  typeof fault === 'object' && fault !== null && 'statusCode' in fault && typeof fault.statusCode === 'number'
    ? fault.statusCode
    : 0
