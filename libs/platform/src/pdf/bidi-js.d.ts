declare module 'bidi-js' {
  interface Levels {
    /** One a UTF-16 code unit. */
    levels: Uint8Array
    paragraphs: { start: number; end: number; level: number }[]
  }
  /** The bidirectional algorithm of Unicode (UAX 9). */
  function bidiFactory(): {
    getEmbeddingLevels(text: string, baseDirection?: 'ltr' | 'rtl' | 'auto'): Levels
    getMirroredCharacter(character: string): string | null
  }
  export { bidiFactory as default }
}
