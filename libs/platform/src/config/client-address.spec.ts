import { countedAddress, isLoopback, readTrustedProxies } from './client-address.js'

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:0:0:0:9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted)
  })

  it.each([['127.0.0.1', true], ['127.9.9.9', true], ['::1', true], ['0:0:0:0:0:0:0:1', true], ['::ffff:127.0.0.1', true], ['::2', false], ['10.0.0.1', false], ['::ffff:10.0.0.1', false], ['', false]])('%s is of this machine: %s', (address, own) => {
    expect(isLoopback(address)).toBe(own)
  })
})

describe('the proxies that are believed', () => {
  it.each([
    ['', false], ['0', false], ['off', false], [' , ', false], ['1', 1], ['2', 2], ['true', 1],
    ['10.0.0.0/8, 192.0.2.1', ['10.0.0.0/8', '192.0.2.1']], ['loopback,2001:DB8::/32', ['loopback', '2001:db8::/32']],
    ['everybody', null], ['10.0.0.0/33', null], ['10.0.0.1/x', null], ['*', null], ['10.0.0.0/8/8', null], ['-1', null], ['1,2', null],
  ])('%j are %j', (text, trusted) => {
    expect(readTrustedProxies(text)).toEqual(trusted)
  })
})
