/** The package has no types of its own. `validateApp` gives what is wrong with a list of verbs; its README has another. */
declare module '@jambonz/schema' {
  export const validateApp: (app: readonly unknown[]) => {
    valid: boolean
    errors: readonly { path: string; message: string }[]
  }
}
