const NUMBER = /^[+-]? ?\d[\d.,' ]*(?:e[+-]?\d{1,3}|[·x×*]10\^?[+-]?\d{1,3})? ?%?$/i

/** Whether a typed text can be a number at all: figures and their signs, per cent behind them. What it is worth is for the server to say. */
export function looksLikeNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u2018\u2019]/g, "'").replace(/\s+/g, ' ').trim()
  return /^[.,]?\d/.test(plain.replace(/^[+-] ?/, '')) && NUMBER.test(plain.replace(/^([+-] ?)?[.,]/, '$10'))
}
