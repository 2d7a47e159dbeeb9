import { deviceOf } from './device.js'
import { maskIdentifiers } from './masking.js'
import { foldName, readResidentSearch } from './resident-search.js'

describe('what an officer is shown', () => {
  it('lets who knows an address recognise it, and tells others nothing of use', () => {
    expect(maskIdentifiers({ email: 'nguyenan@example.vn', phone: '+84912345678', username: 'lan.anh' })).toEqual({ email: 'n•••@example.vn', phone: '••• 678', username: 'la•••' })
    expect(maskIdentifiers({ email: null, phone: null, username: null })).toEqual({ email: null, phone: null, username: null })
  })
})

describe('what an officer types', () => {
  it('is folded as names are', () => {
    expect(foldName('  Đặng Thị  HƯỜNG ')).toBe('dang thi huong')
    expect(readResidentSearch('Đặng Hường')?.patterns).toEqual(['% huong%', '% dang%'])
  })

  it('may be a telephone number, which is no name', () => {
    const search = readResidentSearch('0912 345 678')
    expect(search?.identifiers.phone).toBe('+84912345678')
    expect(search?.patterns).toEqual([])
  })

  it.each(['', 'a', ' á b ', '%%%%', '___', '\u0000\u0000\u0000'])('finds nobody where it is too little: %j', (text) => {
    expect(readResidentSearch(text)).toBeNull()
  })

  it('carries no sign that LIKE would understand', () => {
    expect(readResidentSearch("an%' OR _x\\")?.patterns).toEqual(['% an%', '% or%', '% x%'])
  })
})

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36', 'Chrome', 'Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari', 'iPhone'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox', 'Mac'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36', 'Cốc Cốc', 'Windows'],
    ['curl/8.5.0', null, null],
    [null, null, null],
  ])('is named from %j', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system })
  })
})
