/** What the evaluation uses of `@nlpjs/basic`, which brings no types. */
declare module '@nlpjs/basic' {
  interface Nlp {
    settings: { autoSave: boolean }
    addDocument(locale: string, text: string, intent: string): void
    train(): Promise<void>
    process(
      locale: string,
      text: string,
      context: object,
      settings: object,
    ): Promise<{ classifications?: { intent: string; score: number }[] }>
  }
  export const dockStart: (settings: object) => Promise<{ get(name: 'nlp'): Nlp }>
}
