import { isOwnAddress } from './own-address.js'

it('goes on to pages of ours alone', () => {
  expect(['/', '/courses/a?x=1', '/me'].map(isOwnAddress)).toEqual([true, true, true])
  expect(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '', '/\t/elsewhere.example'].map(isOwnAddress)).toEqual([false, false, false, false, false])
})
