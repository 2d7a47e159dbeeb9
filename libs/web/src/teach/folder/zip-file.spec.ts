import { fromBuffer } from 'yauzl'
import { exampleFiles } from './example.js'
import { type PlainFile, zipFile } from './zip-file.js'

/** Reads an archive with the reader that the service has. */
function unzip(archive: Uint8Array): Promise<PlainFile[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(archive), { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error)
      const files: PlainFile[] = []
      zip.on('error', reject)
      zip.on('end', () => resolve(files))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault) return reject(fault)
          const chunks: Buffer[] = []
          stream.on('error', reject)
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            files.push({ path: entry.fileName, text: Buffer.concat(chunks).toString('utf8') })
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}

describe('the example course as a .zip', () => {
  it('is read whole by the reader of the service, Vietnamese names and texts too', async () => {
    const files = [...exampleFiles('vi'), { path: 'vi-du/đọc tôi.md', text: 'Chào bạn!\n' }]
    expect(await unzip(zipFile(files))).toEqual(files)
  })

  it('holds the same files in both languages', () => {
    expect(exampleFiles('en').map(({ path }) => path.replace(/^[^/]+\//, '')).length).toBe(exampleFiles('vi').length)
  })
})
