import { khue } from './khue.js'
import type { Printer } from './printer.js'
import { Refusal } from './command.js'
import { faultLine, refusalOf } from './refusal.js'
import { badField } from '@khue/platform/http'

async function call(...args: string[]): Promise<{ code: number; lines: string[]; asides: string[] }> {
  const lines: string[] = []
  const asides: string[] = []
  const print: Printer = { line: (text) => lines.push(text), aside: (text) => asides.push(text) }
  return { code: await khue(args, print), lines, asides }
}

describe('the khue command', () => {
  it('shows every command when asked for help, or for nothing', async () => {
    for (const args of [[], ['--help'], ['help']]) {
      const { code, lines } = await call(...args)
      expect(code).toBe(0)
      expect(lines.join('\n')).toContain('khue indicators recompute')
    }
  })

  it('tells how a command is used', async () => {
    const { code, lines } = await call('course', 'import', '--help')
    expect(code).toBe(0)
    expect(lines.join('\n')).toContain('usage: khue course import DIR [--publish] [--json]')
  })

  it.each([
    [['courses', 'import'], "there is no command 'courses import'"],
    [['course', 'import'], 'something is missing'],
    [['course', 'import', 'a', 'b'], 'too many words: b'],
    [['course', 'import', 'a', '--force'], "Unknown option '--force'"],
    [['account', 'create', '--name', 'A', '--role', 'KING'], 'there is no role KING'],
    [['completion', 'void', 'x'], '--reason is missing'],
  ])('ends with 2 where it is called wrongly: %j', async (args, why) => {
    const { code, lines, asides } = await call(...args)
    expect(code).toBe(2)
    expect(lines).toEqual([])
    expect(asides.join('\n')).toContain(why)
  })

  it('ends with 1 and the file where it cannot be read', async () => {
    const { code, asides } = await call('units', 'import', '/nowhere/units.csv')
    expect(code).toBe(1)
    expect(asides.join('\n')).toContain('/nowhere/units.csv')
  })

  it('shows every setting and masks secrets', async () => {
    const { code, lines } = await call('config')
    expect(code).toBe(0)
    expect(lines.join('\n')).toMatch(/^PORT\s+3000\s+default/m)
  })
})

describe('a refusal', () => {
  it('names file, line and reason as far as they are known', () => {
    expect(faultLine({ file: 'course.yaml', line: 3, reason: 'unknown key' }, 'content/a/')).toBe('content/a/course.yaml:3: unknown key')
    expect(faultLine({ line: 2, reason: 'not a year' }, 'people.csv')).toBe('people.csv:2: not a year')
    expect(faultLine({ reason: 'no' })).toBe('no')
  })

  it("is told in the operator's words, field by field", () => {
    expect(refusalOf(badField('input.email', 'input.required'), '')).toEqual(new Refusal(['email: This field is needed.']))
  })
})
