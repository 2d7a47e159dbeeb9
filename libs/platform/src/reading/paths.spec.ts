import { FileNames } from './paths.js'

const files = new FileNames(['course.yaml', 'bai/01.md', 'bai/hình.png', 'media/a.png', 'media/ảnh đẹp.png', 'media/100%25.png', 'media/a#b.png', 'a.png'])
const find = (address: string, from = 'bai/02.md'): string => {
  const found = files.find(address, from)
  return typeof found === 'string' ? found : `${found.path}${found.fragment}${found.asWritten ? '' : ' !'}`
}

describe('an address within a course', () => {
  it.each([
    ['hình.png', 'bai/hình.png'], ['./hình.png', 'bai/hình.png'], ['hình.png'.normalize('NFD'), 'bai/hình.png'], ['h%C3%ACnh.png', 'bai/hình.png'],
    ['../media/a.png', 'media/a.png'], ['..\\media\\a.png', 'media/a.png'], ['x/../../media/./a.png', 'media/a.png'],
    ['media/a.png', 'media/a.png'], ['../media/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.png', 'media/ảnh đẹp.png'], ['media/ảnh đẹp.png', 'media/ảnh đẹp.png'],
    ['media/100%25.png', 'media/100%25.png'], ['media/a#b.png', 'media/a#b.png'], ['01.md#phần-hai', 'bai/01.md#phần-hai'], ['../media/a.png?v=2', 'media/a.png'],
    ['Hình.PNG', 'bai/hình.png !'], ['../Media/A.png', 'media/a.png !'],
    ['../../a.png', 'path.leaves'], ['/etc/passwd', 'path.leaves'], ['C:\\a.png', 'path.leaves'], ['..', 'path.missing'], ['%2e%2e/%2e%2e/x', 'path.missing'],
    ['b.png', 'path.missing'], ['', 'path.missing'], ['media/a.png/', 'path.missing'], ['%', 'path.missing'],
  ])('%j leads to %j', (address, found) => {
    expect(find(address)).toBe(found)
  })

  it('is sought beside the lesson first, then from the top', () => {
    expect([find('a.png'), find('a.png', 'media/x.md'), find('a.png', '03.md')]).toEqual(['a.png', 'media/a.png', 'a.png'])
  })
})
