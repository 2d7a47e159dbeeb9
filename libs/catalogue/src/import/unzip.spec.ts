import { createWriteStream, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { say } from '@khue/platform/http'
import { CourseFolders, type Folder } from '../testing/course-folders.js'
import '../messages.js'
import { listFiles } from './list-files.js'
import { CannotRead, Told } from './told.js'
import { unzip } from './unzip.js'

describe('an archive', () => {
  const folders = new CourseFolders()
  const { home } = folders
  let count = 0
  afterAll(() => folders.remove())

  async function zip(files: Folder, mode?: number): Promise<string> {
    const archive = new ZipFile()
    for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name, mode === undefined ? {} : { mode })
    archive.end()
    const path = join(home, `${++count}.zip`)
    await pipeline(archive.outputStream, createWriteStream(path))
    return path
  }

  /** Writes another name of the same length, or another byte, over what the library would not write. */
  const tamper = (path: string, change: (bytes: Buffer) => void): string => {
    const bytes = readFileSync(path)
    change(bytes)
    writeFileSync(path, bytes)
    return path
  }
  const rename = (from: string, to: string) => (bytes: Buffer): void => {
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
  }

  /** What lies in it, from the folder of course.yaml on. */
  async function unpacked(path: string): Promise<{ files: Record<string, string>; warnings: string[] }> {
    const folder = mkdtempSync(join(home, 'unzipped-'))
    const told = new Told()
    await unzip(path, folder, told)
    const { sources } = await listFiles(folder, told, async () => undefined)
    return { files: Object.fromEntries([...sources].map(([name, source]) => [name, readFileSync(source, 'utf8')])), warnings: told.warnings.map(({ file, key }) => `${file} ${key}`) }
  }

  /** Its one fault; nothing was unpacked. */
  async function refusal(path: string): Promise<string> {
    const folder = join(home, `refused-${++count}`)
    const fault = await unzip(path, folder, new Told()).catch((error: unknown) => error)
    if (!(fault instanceof CannotRead)) throw new Error('it was taken')
    expect(say(fault.key, 'vi')).not.toBe(fault.key)
    return fault.key
  }

  it('is unpacked, with or without folders around all, without what computers put there for themselves', async () => {
    expect((await unpacked(await zip({ 'course.yaml': 'a', 'media/ảnh.txt': 'b' }))).files).toEqual({ 'course.yaml': 'a', 'media/ảnh.txt': 'b' })
    const around = { 'khóa/course.yaml': 'a', 'khóa/media/x': 'b', '__MACOSX/khóa/._course.yaml': 'c', 'khóa/.DS_Store': 'd', 'khóa/media/Thumbs.db': 'e', 'khóa/desktop.ini': 'f', '._khóa': 'g' }
    expect(await unpacked(await zip(around))).toEqual({ files: { 'course.yaml': 'a', 'media/x': 'b' }, warnings: [] })
    expect((await unpacked(await zip({ 'a/b/course.yaml': 'a', 'a/b/x': 'b' }))).files).toEqual({ 'course.yaml': 'a', x: 'b' })
  })

  it('tells what lies outside the course, and hidden files once', async () => {
    expect(await unpacked(await zip({ 'README': 'r', 'khoa/course.yaml': 'a', 'khoa/.git/config': 'g', 'khoa/.env': 'e' }))).toEqual({ files: { 'course.yaml': 'a' }, warnings: ['khoa/.env folder.hidden', 'README folder.left-out'] })
  })

  it.each<[string, Folder, string]>([
    ['no course.yaml', { 'a.md': '' }, 'course.missing-file'], ['two courses', { 'a/course.yaml': '', 'b/course.yaml': '' }, 'folder.two-courses'],
    ['one that Windows named otherwise', { 'Course.yaml.txt': '' }, 'folder.named-otherwise'], ['one in capitals', { 'a/COURSE.YML': '' }, 'folder.named-otherwise'],
  ])('with %s is refused', async (_, files, key) => {
    expect((await folders.said(await zip(files), 'archive')).faults).toMatchObject([expect.stringContaining(key)])
  })

  /** An archive whose names are these very bytes, without a flag for UTF-8. */
  const named = async (files: [name: Buffer, content: string][]): Promise<string> =>
    tamper(await zip(Object.fromEntries(files.map(([name, content], n) => [String(n).padEnd(name.length, '~'), content]))), (bytes) => {
      for (const [n, [name]] of files.entries()) {
        const plain = String(n).padEnd(name.length, '~')
        for (let at = bytes.indexOf(plain); at !== -1; at = bytes.indexOf(plain, at + 1)) name.copy(bytes, at)
      }
      for (const [signature, offset] of [['PK\x03\x04', 6], ['PK\x01\x02', 8]] as const) {
        for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 1)) bytes.writeUInt16LE(bytes.readUInt16LE(at + offset) & ~0x800, at + offset)
      }
    })
  it.each<[string, Buffer, string[]]>([
    ['macOS', Buffer.from('bài-một.md'.normalize('NFD')), []],
    ['code page 437', Buffer.from('caf\x82.md', 'latin1'), ['café.md archive.name-guessed']],
    ['old Vietnamese Windows', Buffer.from('l\xe0m.md', 'latin1'), ['làm.md archive.name-guessed']],
  ])('of %s has its names read', async (_, name, warnings) => {
    const read = await unpacked(await named([[Buffer.from('course.yaml'), 'a'], [name, 'b']]))
    expect([Object.keys(read.files).filter((file) => file !== 'course.yaml'), read.warnings]).toEqual([[warnings[0]?.split(' ')[0] ?? 'bài-một.md'], warnings])
  })

  it('with names in no encoding is refused with the remedy', async () => {
    expect(await refusal(await named([[Buffer.from('a\x81\x9f\xb0\xdb.md', 'latin1'), 'b']]))).toBe('archive.name')
  })

  it('of Windows PowerShell, where a stroke parts the folders, is taken', async () => {
    expect((await unpacked(await named([[Buffer.from('khoa\\course.yaml'), 'a'], [Buffer.from('khoa\\media\\a.txt'), 'b']]))).files).toEqual({ 'course.yaml': 'a', 'media/a.txt': 'b' })
  })

  it.each([
    ['a path above it', 'aa/bb/x', '../../x'], ['a path above it from within', 'aa/bb/x', 'a/../.x'], ['an absolute path', 'aa/bb/x', '/a/bb/x'],
    ['a path of Windows above it', 'aa/bb/x', '..\\..\\x'], ['a drive', 'aa/bb/x', 'C:/bb/x'], ['a path with NUL', 'aa/bb/x', 'aa/b\0/x'], ['a path of nothing', 'aa/bb/x', 'aa///bx'], ['a path of itself', 'aa/bb/x', 'a/./b/x'],
  ])('with %s is refused', async (_, name, evil) => {
    expect(await refusal(tamper(await zip({ 'course.yaml': 'a', [name]: 'x' }), rename(name, evil)))).toMatch(/^(archive\.path|path\.characters)$/)
    expect(existsSync(join(home, 'x'))).toBe(false)
  })

  it('with a symbolic link is refused', async () => {
    expect(await refusal(await zip({ 'course.yaml': '/etc/passwd' }, 0o120777))).toBe('archive.link')
  })

  it('that is encrypted is refused', async () => {
    const flagged = tamper(await zip({ 'course.yaml': 'secret' }), (bytes) => {
      for (const [signature, offset] of [['PK\x03\x04', 6], ['PK\x01\x02', 8]] as const) {
        const at = bytes.indexOf(signature) + offset
        bytes[at] = (bytes[at] ?? 0) | 1
      }
    })
    expect(await refusal(flagged)).toBe('archive.encrypted')
  })

  it('that swells a hundredfold is refused', async () => {
    expect(await refusal(await zip({ 'course.yaml': Buffer.alloc(20 * 1024 * 1024) }))).toBe('archive.bomb')
  })

  it('that swells in many small files is refused as one', async () => {
    expect(await refusal(await zip(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.txt`, Buffer.alloc(900_000)]))))).toBe('archive.bomb')
  })

  it('with folders within folders, or a file that is a folder too, is refused', async () => {
    expect(await refusal(await zip({ [`${'a/'.repeat(20)}x`]: 'x' }))).toBe('archive.deep')
    expect(await refusal(await zip({ 'a': 'x', 'A/b': 'y' }))).toBe('archive.twice')
    expect(await refusal(await zip({ [`${'ạ'.repeat(100)}.md`]: 'x' }))).toBe('path.characters')
  })

  it('that lies about its sizes is refused', async () => {
    const lying = tamper(await zip({ 'course.yaml': Buffer.alloc(3 * 1024 * 1024, 'ab') }), (bytes) => bytes.writeUInt32LE(10, bytes.indexOf('PK\x01\x02') + 24))
    expect(await refusal(lying)).toBe('archive.broken')
  })

  it('of 2,001 files is refused', async () => {
    expect(await refusal(await zip(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}`, '']))))).toBe('archive.too-many')
  })

  it('with one name twice, in whatever form or case, is refused', async () => {
    expect(await refusal(await zip({ ['ảnh.md'.normalize('NFC')]: 'a', ['ảnh.md'.normalize('NFD')]: 'b' }))).toBe('archive.twice')
    expect(await refusal(await zip({ 'A.md': 'a', 'a.md': 'b' }))).toBe('archive.twice')
  })

  it('that is none, is empty of bytes, or is cut off is refused', async () => {
    const whole = readFileSync(await zip({ 'course.yaml': 'a'.repeat(5_000) }))
    for (const bytes of [Buffer.from('no archive'), Buffer.alloc(0), whole.subarray(0, whole.length / 2)]) {
      const path = join(home, `${++count}.zip`)
      writeFileSync(path, bytes)
      expect(await refusal(path)).toBe('archive.broken')
    }
  })
})
