const WRITTEN_FROM_THE_RIGHT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'ha-arab', 'he', 'iw', 'ji', 'ks', 'ku-arab', 'nqo', 'pnb', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])
const SCRIPTS = /^(?:arab|hebr|thaa|syrc|nkoo|adlm|rohg|aran)$/

/** Whether a language (BCP 47) is written from right to left; its script decides where it names one (`az-Arab`, `ur-Latn`). */
export function isRightToLeft(language: string): boolean {
  const [name = '', ...rest] = language.toLowerCase().split(/[-_]/)
  const script = rest.find((part) => /^[a-z]{4}$/.test(part))
  return script === undefined ? WRITTEN_FROM_THE_RIGHT.has(name) : SCRIPTS.test(script)
}
