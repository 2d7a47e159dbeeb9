import '../messages.js'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { lettersWithoutFont } from '@khue/platform/pdf'
import { certificatePdf, type CertificateSheet } from './certificate-pdf.js'

const sheet: CertificateSheet = {
  holderName: 'Nguyễn Thị Ánh Tuyết', courseTitle: 'An toàn trực tuyến', score: 0.925, levels: [{ code: 'vn-digital.4.2', level: 2, name: 'Bảo vệ dữ liệu cá nhân và quyền riêng tư', levelName: 'Bậc 2 (cơ bản)' }],
  completedOn: '23/11/2026', issuedOn: '24/11/2026', issuedAt: new Date('2026-11-24T02:00:00Z'), number: 'KH-2026-000042', issuerName: 'Khuê', verifyUrl: 'https://khue.example/verify/1', revoked: false,
}

/** The text of a PDF as a reader copies it, words apart by one space. */
async function textOf(pdf: Buffer): Promise<{ text: string; pages: number }> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const { items } = await (await document.getPage(1)).getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ')
  await task.destroy()
  return { text, pages: document.numPages }
}

describe('a certificate on paper', () => {
  it('says in text who learnt what, when, and how', async () => {
    const { text, pages } = await textOf(await certificatePdf(sheet))
    expect(pages).toBe(1)
    for (const words of ['Nguyễn Thị Ánh Tuyết', 'An toàn trực tuyến', 'Bảo vệ dữ liệu cá nhân và quyền riêng tư: Bậc 2 (cơ bản)', '23/11/2026', '24/11/2026', 'KH-2026-000042', '93 %', 'Khuê']) expect(text).toContain(words)
    expect(text.normalize('NFC')).toBe(text)
  })

  it.each(['Đặng Đỗ Ỷ Ỹ Ỵ', 'Hoàng Phủ Ngọc Tường', 'Lê Thị Thuỷ Tiên ữ ợ ẵ ẫ ỗ', "O'Brien-Nguyễn Mắt fi ffl", 'A'.repeat(100), 'Vĩnh '.repeat(20).trim()])('keeps %s letter by letter, on one page', async (holderName) => {
    const { text, pages } = await textOf(await certificatePdf({ ...sheet, holderName }))
    expect([pages, text.replaceAll(' ', '')]).toEqual([1, expect.stringContaining(holderName.replaceAll(' ', ''))])
  })

  it('holds the longest titles and many competences on its one page, and says so where it is revoked', async () => {
    const levels = Array.from({ length: 50 }, () => ({ code: 'c', level: 1, name: 'Thực hiện trách nhiệm công dân', levelName: 'Bậc 1' }))
    const { text, pages } = await textOf(await certificatePdf({ ...sheet, courseTitle: 'Một khoá học rất dài '.repeat(9).trim(), levels, revoked: true }))
    expect([pages, text]).toEqual([1, expect.stringContaining('và 44 năng lực khác')])
    expect(text).toContain('ĐÃ THU HỒI')
  })

  it.each([
    'Мария Иванова', 'Γιώργος Ηλίας', 'Արամ Խաչատրյան', 'ქეთევან', '王小明', '歐陽龍', '山田太郎', '田中 さくら', '김민준', '𠮷野家', 'สมชาย ใจดี', 'ສົມພອນ', 'សុខា ម៉ាលី', 'မောင်မောင်', 'नरेन्द्र किशोर', 'আনিকা রহমান', 'தமிழ் செல்வி',
    'అనిత', 'ಅನಿತಾ', 'അനിത', 'ગીતા', 'ਗੁਰਪ੍ਰੀਤ', 'නිමල්', 'አበበ በቀለ', 'محمد علي', 'فاطمة الزهراء', 'יוסף כהן', 'Nguyễn 王小明', 'Lan 🌸', 'Łukasz Żółć', 'Ŵyn Ôl', 'Ǹjọ́kú',
  ])('prints %s and gives it back as it was entered', async (name) => {
    const { text, pages } = await textOf(await certificatePdf({ ...sheet, holderName: name, courseTitle: `Khóa ${name}` }))
    expect([pages, text]).toEqual([1, expect.stringContaining(`${name} đã hoàn thành`) as unknown])
    expect(text.replaceAll(' ', '')).toContain('Khóa')
    expect(text).not.toContain('mã trong khung')
    expect(lettersWithoutFont(name)).toEqual([])
  })

  it('keeps a name that no font can draw as text, and says what stands for its letters', async () => {
    const { text } = await textOf(await certificatePdf({ ...sheet, holderName: 'ᠮᠣᠩᠭᠣᠯ' }))
    expect(text).toContain('ᠮᠣᠩᠭᠣᠯ đã hoàn thành')
    expect(text).toContain('mã trong khung')
    expect(lettersWithoutFont('a ᠮ')).toEqual(['U+182E'])
  })

  it.each(['王小明'.repeat(33), 'محمد بن عبد الله '.repeat(5).trim(), 'Анна-Мария '.repeat(9).trim(), 'สมชาย'.repeat(19)])('keeps the long name %s on its one page', async (holderName) => {
    const { text, pages } = await textOf(await certificatePdf({ ...sheet, holderName }))
    expect([pages, text.replaceAll(' ', '')]).toEqual([1, expect.stringContaining(holderName.replaceAll(' ', '')) as unknown])
  })
})
