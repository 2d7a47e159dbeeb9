import { Extensions } from '@nestjs/graphql'

/**
 * What one GraphQL request may ask for at the most. `fields`, `aliases` and `roots` count every fragment wherever it is spread,
 * `steps` all that the document says in that way, in all its operations; `price` is about how many fields an answer has.
 */
export const limits = {
  depth: 12, aliases: 24, fields: 400, roots: 30, steps: 1_500, price: 10_000,
  tokens: 4_000, characters: 65_536, variables: 60, values: 100_000, nesting: 12, errors: 10, bodyBytes: 1_048_576,
} as const

/** What is reckoned with where the schema says nothing else. */
export const usual = { list: 4, listAtRoot: 20, first: 20, mostFirst: 500, root: 20, mutation: 200, longText: 100 } as const

/** How long a list is as a rule, for the price of a query that asks for it; an argument `first` goes before. */
export const TypicalLength = (length: number): MethodDecorator & PropertyDecorator => Extensions({ typicalLength: length })

/** A field whose value may be very long, such as a lesson's text: it has its price, and is not to be had through a list of things. */
export const LongText = (): MethodDecorator & PropertyDecorator => Extensions({ longText: true })
