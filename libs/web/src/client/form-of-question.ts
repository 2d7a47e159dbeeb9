/** A stamp of a question's text: another one where it asks for something else (FNV-1a, 32 bits, in letters and digits). */
export function formOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** What a question asks of an object, field by field; null for a field that is a plain value. */
type Asked = Map<string, Asked | null>

const TOKEN = /\.\.\.|[{}():@]|"(?:[^"\\]|\\[^]|\\$)*(?:"|$)|[\w$.![\]=,-]+/g

/**
 * Whether an answer that was kept has all that a question asks for: then it serves, whatever form it was asked in.
 * @param text a GraphQL document as codegen prints it: one operation and its fragments.
 */
export function answersAll(text: string, answer: unknown): boolean {
  return hasAll(readDocument(text), answer)
}

function hasAll(asked: Asked, answer: unknown): boolean {
  if (answer === null) return true
  if (Array.isArray(answer)) return answer.every((one) => hasAll(asked, one))
  if (typeof answer !== 'object') return false
  return [...asked].every(([name, inner]) => {
    const value = (answer as Record<string, unknown>)[name]
    return value !== undefined && (inner === null || hasAll(inner, value))
  })
}

function readDocument(text: string): Asked {
  const tokens = text.match(TOKEN) ?? []
  let at = 0
  const skipArguments = (): void => {
    if (tokens[at] !== '(') return
    for (let depth = 0; at < tokens.length; ) {
      const token = tokens[at++]
      depth += token === '(' ? 1 : token === ')' ? -1 : 0
      if (depth === 0) return
    }
  }
  const fragments = new Map<string, Asked>()
  const spreads: { readonly into: Asked; readonly name: string }[] = []
  const readSelection = (): Asked => {
    const asked: Asked = new Map()
    at += 1
    while (at < tokens.length && tokens[at] !== '}') {
      if (tokens[at] === '...') {
        spreads.push({ into: asked, name: tokens[at + 1] ?? '' })
        at += 2
        continue
      }
      const name = tokens[at++] ?? ''
      if (tokens[at] === ':') at += 2
      skipArguments()
      // What is asked for under a condition may be absent.
      const conditional = tokens[at] === '@'
      if (conditional) at += 2
      skipArguments()
      const inner = tokens[at] === '{' ? readSelection() : null
      if (!conditional) asked.set(name, inner)
    }
    at += 1
    return asked
  }
  let operation: Asked = new Map()
  while (at < tokens.length) {
    const [kind, name] = [tokens[at], tokens[at + 1] ?? '']
    while (at < tokens.length && tokens[at] !== '{') {
      if (tokens[at] === '(') skipArguments()
      else at += 1
    }
    const selection = readSelection()
    if (kind === 'fragment') fragments.set(name, selection)
    else operation = selection
  }
  // Fragments may lie in fragments: as deep as they are many.
  for (let depth = 0; depth <= fragments.size; depth++) for (const { into, name } of spreads) merge(into, fragments.get(name) ?? new Map())
  return operation
}

function merge(into: Asked, from: Asked): void {
  for (const [field, inner] of from) {
    const known = into.get(field)
    if (known && inner && known !== inner) merge(known, inner)
    else into.set(field, known ?? inner)
  }
}
