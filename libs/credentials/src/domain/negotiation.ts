/**
 * Which of the offered media types an `Accept` header wants (RFC 9110, section 12.5.1): the one of the highest weight, at equal
 * weight the first offered. Without a header, or where it wants none of them, the first.
 */
export function negotiate<Type extends string>(accept: string | undefined, offered: readonly [Type, ...Type[]]): Type {
  const wanted = (accept ?? '').split(',').map((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((text) => text.trim().toLowerCase())
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    return { range, weight: Number.isFinite(weight) ? weight : 0 }
  })
  const weigh = (type: Type): number => {
    const exact = wanted.find(({ range }) => range === type)
    const loose = wanted.find(({ range }) => range === '*/*' || range === `${type.split('/')[0]}/*`)
    return (exact ?? loose)?.weight ?? 0
  }
  return offered.reduce((best, type) => (weigh(type) > weigh(best) ? type : best), offered[0])
}
