import { negotiate } from './negotiation.js'

describe('the form that is asked for', () => {
  const forms = ['application/ld+json', 'application/vc+jwt', 'application/json'] as const
  it.each([
    [undefined, 'application/ld+json'],
    ['*/*', 'application/ld+json'],
    ['text/html', 'application/ld+json'],
    ['application/vc+jwt', 'application/vc+jwt'],
    ['Application/VC+JWT; q=0.9, */*;q=0.1', 'application/vc+jwt'],
    ['application/json, application/vc+jwt;q=0.5', 'application/json'],
    ['application/ld+json;q=0, application/*', 'application/vc+jwt'],
    ['application/vc+jwt;q=nonsense', 'application/ld+json'],
  ] as const)('%s gives %s', (accept, form) => {
    expect(negotiate(accept, forms)).toBe(form)
  })
})
