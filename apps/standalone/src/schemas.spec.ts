import { existsSync, readFileSync } from 'node:fs'
import { breaches } from './contract.js'
import { printSchemas } from './schemas.js'

const root = new URL('../../../', import.meta.url)
const contractFile = new URL('../shared/contract/core.graphql', root)
const campaignTypes = new Set(['CampaignQuery', 'CampaignMutation', 'Unit', 'Indicator', 'IndicatorKind', 'IndicatorValue', 'ExportKind', 'ExportFormat', 'ExportInput', 'JobState', 'ExportJob'])

describe('the printed schemas', () => {
  let printed: Record<string, string>
  beforeAll(async () => {
    printed = await printSchemas()
  })

  it.each(['apps/learning/schema.graphql', 'apps/campaign/schema.graphql'])('%s is what is committed (npm run generate writes it)', (path) => {
    expect(printed[path]).toBe(readFileSync(new URL(path, root), 'utf8'))
  })

  it('show each door its own root fields alone', () => {
    expect(printed['apps/campaign/schema.graphql']).not.toContain('signIn')
    expect(printed['apps/learning/schema.graphql']).not.toContain('requestExport')
  })

  const whereItIs = existsSync(contractFile) ? it : undefined
  whereItIs?.('keep the contract at the learning door', () => {
    expect(breaches(readFileSync(contractFile, 'utf8'), printed['apps/learning/schema.graphql'] ?? '', (name) => !campaignTypes.has(name))).toEqual([])
  })
  whereItIs?.('keep what the resident’s learning adds to the contract', () => {
    const contract = readFileSync(new URL('resident.graphql', contractFile), 'utf8')
    expect(breaches(contract, printed['apps/learning/schema.graphql'] ?? '', () => true)).toEqual([])
  })
  whereItIs?.('keep the contract at the campaign door', () => {
    expect(breaches(readFileSync(contractFile, 'utf8'), printed['apps/campaign/schema.graphql'] ?? '', (name) => campaignTypes.has(name))).toEqual([])
  })
})

describe('the comparison with the contract', () => {
  const contract = 'type Query { a(x: Int = 1): String! } enum E { ONE } input I { a: Int }'
  const all = (): boolean => true

  it('accepts what only adds', () => {
    expect(breaches(contract, 'type Query { a(x: Int = 1, y: Int): String! b: Int } enum E { ONE TWO } input I { a: Int b: Int }', all)).toEqual([])
  })

  it('names what is missing, changed or newly demanded', () => {
    expect(breaches(contract, 'type Query { a(x: Int = 2, y: Int!): String! } enum E { TWO } input I { a: Int! }', all)).toEqual([
      'Query.a(x) has not the default 1', 'Query.a(y) is not in the contract and may not be demanded', 'E.ONE is missing', 'I(a) is Int!, not Int',
    ])
    expect(breaches(contract, 'type Query { b: Int } enum E { ONE }', all)).toEqual(['Query.a is missing', 'I is missing'])
  })
})
