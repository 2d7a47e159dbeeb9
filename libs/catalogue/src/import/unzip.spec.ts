import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { RefusedCourse } from '../domain/course-fault.js'
import '../messages.js'
import { withUnzipped } from './unzip.js'

type Put = Record<string, string | Buffer>

describe('an archive', () => {
  let home: string
  let count = 0
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'khue-zip-'))
  })
  afterAll(() => rmSync(home, { recursive: true }))
  afterEach(() => expect(existsSync(within()) ? readdirSync(within()) : []).toEqual([]))
  const within = (): string => join(home, 'tmp')

  async function zip(files: Put, mode?: number): Promise<string> {
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

  const unpacked = (path: string): Promise<Put> =>
    withUnzipped(path, within(), async (folder) => Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name).slice(folder.length + 1), readFileSync(join(entry.parentPath, entry.name), 'utf8')])))

  async function refusal(path: string): Promise<string> {
    const fault = await unpacked(path).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(RefusedCourse)
    const [only] = (fault as RefusedCourse).causes
    expect((fault as RefusedCourse).faults[0]?.reason).not.toBe(only?.key)
    return only?.key ?? ''
  }

  it('is unpacked, with or without one folder around all', async () => {
    expect(await unpacked(await zip({ 'course.yaml': 'a', 'media/ảnh.txt': 'b' }))).toEqual({ 'course.yaml': 'a', 'media/ảnh.txt': 'b' })
    expect(await unpacked(await zip({ 'khóa/course.yaml': 'a', 'khóa/media/x': 'b', '__MACOSX/khóa/._x': 'c' }))).toMatchObject({ 'course.yaml': 'a', 'media/x': 'b' })
  })

  it('leaves nothing behind where the work fails', async () => {
    await expect(withUnzipped(await zip({ a: '1' }), within(), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  })

  it.each([
    ['a path above it', 'aa/bb/x', '../../x'], ['a path above it from within', 'aa/bb/x', 'a/../.x'], ['an absolute path', 'aa/bb/x', '/a/bb/x'],
    ['a path of Windows', 'aa/bb/x', 'aa\\bb\\x'], ['a drive', 'aa/bb/x', 'C:/bb/x'], ['a path with NUL', 'aa/bb/x', 'aa/b\0/x'],
  ])('with %s is refused', async (_, name, evil) => {
    expect(await refusal(tamper(await zip({ 'course.yaml': 'a', [name]: 'x' }), rename(name, evil)))).toMatch(/^archive\.(path|broken)$/)
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
