import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The others begin a process, or a Java, for each expression.
process.env.RECHECK_BACKEND = 'pure'
const { checkSync } = await import('recheck')

const notes = join(fileURLToPath(new URL('../..', import.meta.url)), '.nx/khue/expressions.json')
const TIMEOUT_MS = 2_000

const readNotes = () => {
  try {
    return JSON.parse(readFileSync(notes, 'utf8'))
  } catch {
    return {}
  }
}
const known = readNotes()

/** How the time of an expression grows: null where no faster than the text it is held against, or where that cannot be told in two seconds. */
function growthOf(source, flags) {
  const name = `/${source}/${flags}`
  if (known[name] === undefined) {
    known[name] = judge(source, flags)
    mkdirSync(dirname(notes), { recursive: true })
    writeFileSync(notes, JSON.stringify(known))
  }
  return known[name]
}

function judge(source, flags) {
  try {
    const { status, complexity } = checkSync(source, flags.replace(/[dv]/g, ''), { timeout: TIMEOUT_MS })
    return status === 'vulnerable' ? (complexity.type === 'polynomial' ? `power ${complexity.degree}` : complexity.type) : null
  } catch {
    return null
  }
}

/** A rule of the lint: what a stranger writes is held against expressions, so that their time may grow with its length and no faster. What was judged once is noted. */
export const expressionInTime = {
  meta: { type: 'problem', schema: [], messages: { grows: 'The time of this expression grows faster than the text: {{growth}}.' } },
  create: (context) => {
    const demand = (node, source, flags) => {
      const growth = growthOf(source, flags)
      if (growth !== null) context.report({ node, messageId: 'grows', data: { growth } })
    }
    const made = ({ callee, arguments: [source, flags] }) => callee.type === 'Identifier' && callee.name === 'RegExp' && source?.type === 'Literal' && typeof source.value === 'string' && [source.value, typeof flags?.value === 'string' ? flags.value : '']
    const visit = (node) => {
      const words = made(node)
      if (words) demand(node, ...words)
    }
    return {
      Literal: (node) => node.regex && demand(node, node.regex.pattern, node.regex.flags),
      NewExpression: visit,
      CallExpression: visit,
    }
  },
}
