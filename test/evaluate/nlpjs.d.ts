/** What the evaluation uses of `@nlpjs/basic`, which brings no types. */
declare module '@nlpjs/basic' {
  interface NlpService {
    settings: { autoSave: boolean }
    addLanguage(locale: string): void
    addDocument(locale: string, text: string, intent: string): void
    train(): Promise<void>
    process(
      locale: string,
      text: string,
      context: object,
      settings: object,
    ): Promise<{ classifications?: { intent: string; score: number }[] }>
  }
  export const Nlp: object
  export const LangEn: object
  export const containerBootstrap: () => Promise<{ use(plugin: object): void; get(name: 'nlp'): NlpService }>
}
