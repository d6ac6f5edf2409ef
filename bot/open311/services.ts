/** What a service is called; its code, where there is no such service (any more). */
export const nameOfService = (service: string): string => service
