import type { Database } from '@khue/platform/database'
import { ConsumersRepository, outboxContext } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { Refusal } from './command.js'
import { consumersList, consumersUnregister } from './commands/consumers.js'
import type { Installation } from './installation.js'

describe('the consumers of events, for an operator', () => {
  let test: TestDatabase
  const lines: string[] = []

  beforeAll(async () => {
    test = await testDatabase([outboxContext])
    await test.database.transaction(async (tx) => {
      for (const name of ['indicators', 'former']) await new ConsumersRepository().register(tx, name, ['completed'])
      await tx.sql(`INSERT INTO outbox.batch (consumer, event_ids, recorded_ats) VALUES ('former', '{00000000-0000-0000-0000-000000000001}', '{2026-01-01}')`)
    })
  })
  afterAll(() => test.close())
  beforeEach(() => void lines.splice(0))

  const call = (command: typeof consumersList, ...words: string[]) =>
    command.run({
      values: {}, words, print: { line: (text) => void lines.push(text), aside: () => undefined },
      open: async () => ({ app: { get: (): Database => test.database } }) as unknown as Installation,
    })

  it('are listed with how far they are, and whether any program has them', async () => {
    expect(await call(consumersList)).toBe(0)
    expect(lines.find((line) => line.startsWith('former'))).toMatch(/in no program +1 +0/)
    expect(lines.find((line) => line.startsWith('indicators'))).toMatch(/being filled +0 +0/)
  })

  it('are unregistered where no program has them, and only then', async () => {
    await expect(call(consumersUnregister, 'indicators')).rejects.toBeInstanceOf(Refusal)
    await expect(call(consumersUnregister, 'formr')).rejects.toThrow('There are: former, indicators')
    expect(await call(consumersUnregister, 'former')).toBe(0)
    expect(lines.join()).toContain('With it went 1 events')
    await call(consumersList)
    expect(lines.some((line) => line.startsWith('former'))).toBe(false)
  })
})
