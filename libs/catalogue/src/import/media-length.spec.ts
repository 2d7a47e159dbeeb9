import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secondsOf } from './media-length.js'

const uint = (value: number, bytes: 4 | 8): Buffer => {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 4) buffer.writeUInt32BE(value)
  else buffer.writeBigUInt64BE(BigInt(value))
  return buffer
}
const box = (type: string, ...content: Buffer[]): Buffer => Buffer.concat([uint(8 + content.reduce((sum, part) => sum + part.length, 0), 4), Buffer.from(type), ...content])
const large = (type: string, ...content: Buffer[]): Buffer => Buffer.concat([uint(1, 4), Buffer.from(type), uint(16 + content.reduce((sum, part) => sum + part.length, 0), 8), ...content])
const header = (scale: number, length: number): Buffer => box('mvhd', uint(0, 4), Buffer.alloc(8), uint(scale, 4), uint(length, 4), Buffer.alloc(80))
const longHeader = (scale: number, length: number): Buffer => box('mvhd', uint(0x01000000, 4), Buffer.alloc(16), uint(scale, 4), uint(length, 8), Buffer.alloc(80))
const ftyp = box('ftyp', Buffer.from('isom'), Buffer.alloc(4))

/** Silence of so many seconds: PCM, 8 bits, 8 kHz, one channel. */
function wav(seconds: number): Buffer {
  const data = Buffer.alloc(8_000 * seconds, 128)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

describe('the length of a recording', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'khue-media-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const of = (name: string, content: Buffer): Promise<number | null> => {
    writeFileSync(join(folder, name), content)
    return secondsOf(join(folder, name))
  }

  it('is what the header of a film says, with sound or without, at its beginning or its end', async () => {
    expect(await of('a.mp4', Buffer.concat([ftyp, box('moov', header(1_000, 61_250)), box('mdat', Buffer.alloc(99))]))).toBe(61.3)
    expect(await of('b.mp4', Buffer.concat([ftyp, large('mdat', Buffer.alloc(99)), box('moov', box('free'), longHeader(600, 3_000))]))).toBe(5)
  })

  it('is that of the sound where there is but sound', async () => {
    expect(await of('a.wav', wav(2))).toBe(2)
  })

  it('cannot be told of what is broken, cut off, endless or never ends', async () => {
    expect(await of('c.mp4', ftyp)).toBeNull()
    expect(await of('d.mp4', Buffer.concat([ftyp, box('moov', header(0, 5))]))).toBeNull()
    expect(await of('e.mp4', Buffer.concat([ftyp, box('moov', header(1, 0xffffffff))]))).toBeNull()
    expect(await of('f.mp4', Buffer.concat([ftyp, uint(4, 4), Buffer.from('moov')]))).toBeNull()
    expect(await of('g.mp4', Buffer.concat([ftyp, ...Array.from({ length: 100_000 }, () => box('free')), box('moov', header(1, 5))]))).toBeNull()
    expect(await of('h.wav', Buffer.from('RIFFxxxxWAVE'))).toBeNull()
    expect(await secondsOf(join(folder, 'nowhere.mp4'))).toBeNull()
  })
})
