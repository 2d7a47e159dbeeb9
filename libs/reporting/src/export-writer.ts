import { createWriteStream } from 'node:fs'
import { PassThrough, Readable, Transform, type TransformCallback, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Inject, Injectable } from '@nestjs/common'
import ExcelJS from 'exceljs'
import { to as copyTo } from 'pg-copy-streams'
import QueryStream from 'pg-query-stream'
import type { ExportJob } from './data/export-job.repository.js'
import { header } from './domain/columns.js'
import { csvCell } from './domain/export-request.js'
import { type Cell, ExportRows } from './export-rows.js'

const BOM = '\uFEFF'

/** Told now and then how many rows are written. */
export type Tell = (rows: number) => void

/** Counts the lines that pass; a line break within quotes is none. */
class LineCounter extends Transform {
  lines = 0
  private quoted = false

  constructor(private readonly tell: Tell) {
    super({ highWaterMark: 1 << 20 })
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    try {
      for (let at = this.next(chunk, 0); at !== -1; at = this.next(chunk, at + 1)) this.lines++
      this.tell(this.lines)
      done(null, chunk)
    } catch (error) {
      done(error as Error)
    }
  }

  private next(chunk: Buffer, from: number): number {
    if (!this.quoted && chunk.indexOf(34, from) === -1) return chunk.indexOf(10, from)
    for (let at = from; at < chunk.length; at++) {
      if (chunk[at] === 34) this.quoted = !this.quoted
      else if (chunk[at] === 10 && !this.quoted) return at
    }
    return -1
  }
}

/** Writes the file of an export, as a stream: memory stays flat whatever its size. */
@Injectable()
export class ExportWriter {
  constructor(@Inject(ExportRows) private readonly rows: ExportRows) {}

  /**
   * @param stop ends it in the middle, at once, also where PostgreSQL has sent no row yet.
   * @returns how many rows it holds below its header. @throws where it was stopped, or the file takes no more.
   */
  write(job: ExportJob, path: string, tell: Tell, stop?: AbortSignal): Promise<number> {
    const to: Target = { file: () => createWriteStream(path, { mode: 0o600, highWaterMark: 1 << 20 }), tell, stop: stop ?? new AbortController().signal }
    return job.format === 'XLSX' ? this.writeXlsx(job, to) : job.kind === 'INDICATORS' ? this.writeFigures(job, to) : this.writeEvents(job, to)
  }

  /** PostgreSQL writes the CSV itself; here it only passes through. */
  private async writeEvents(job: ExportJob, { file, tell, stop: signal }: Target): Promise<number> {
    const sql = await this.rows.eventSql(job, true)
    return this.rows.snapshot(async (tx) => {
      const source = tx.stream(copyTo(`COPY (${sql}) TO STDOUT WITH (FORMAT csv)`))
      const counter = new LineCounter(tell)
      const target = file()
      target.write(BOM + header(job.kind, job.locale).map(csvCell).join(',') + '\n')
      await pipeline(source, counter, target, { signal })
      return counter.lines
    })
  }

  private async writeFigures(job: ExportJob, { file, tell, stop: signal }: Target): Promise<number> {
    return this.rows.snapshot(async (tx) => {
      let written = 0
      const figures = this.rows.figures(tx, job)
      async function* lines(): AsyncGenerator<string> {
        yield BOM + header(job.kind, job.locale).map(csvCell).join(',') + '\n'
        for await (const period of figures) {
          tell((written += period.length))
          yield period.map((cells) => cells.map(csvCell).join(',') + '\n').join('')
        }
      }
      try {
        await pipeline(lines, file(), { signal })
      } finally {
        await figures.return(undefined)
      }
      return written
    })
  }

  /** Texts are text cells: a spreadsheet computes none of them. */
  private async writeXlsx(job: ExportJob, { file, tell, stop: signal }: Target): Promise<number> {
    const sql = job.kind === 'INDICATORS' ? null : await this.rows.eventSql(job, false)
    return this.rows.snapshot(async (tx) => {
      const source = sql === null ? this.rows.figures(tx, job) : tx.stream(new QueryStream(textColumns(sql), [], { rowMode: 'array', batchSize: 1_000 }))
      const sheet = new PassThrough()
      const stored = pipeline(sheet, file(), { signal })
      try {
        // a file that takes no more ends it at once: the workbook itself would wait for it for good
        const rows = await Promise.race([fillSheet(header(job.kind, job.locale), source instanceof Readable ? source : each(source), sheet, tell), stored.then(() => new Promise<never>(() => undefined))])
        await stored
        return rows
      } catch (error) {
        sheet.destroy()
        await Promise.allSettled([stored])
        throw error
      } finally {
        // no statement of it may come after the transaction's end
        if (source instanceof Readable) source.destroy()
        else await source.return(undefined)
      }
    })
  }
}

/** Where an export goes, who hears how far it is, and what stops it. */
interface Target {
  readonly file: () => Writable
  readonly tell: Tell
  readonly stop: AbortSignal
}

async function* each(groups: AsyncIterable<Cell[][]>): AsyncGenerator<Cell[]> {
  for await (const group of groups) yield* group
}

/** @returns how many rows it has below its header. */
async function fillSheet(titles: readonly string[], source: AsyncIterable<Cell[]>, stream: Writable, tell: Tell): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: false })
  const sheet = workbook.addWorksheet('Khuê')
  sheet.addRow(titles).commit()
  let written = 0
  for await (const cells of source) {
    sheet.addRow(cells).commit()
    if (++written % 1_000 === 0) {
      tell(written)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await workbook.commit()
  return written
}

/** Times and days as the texts that CSV has, not as a driver reads them. */
const textColumns = (sql: string): string =>
  `SELECT r.resident, r.unit_code, r.unit_name, r.course_slug, r.birth_year, r.gender, r.occurred_at::text, r.counts_on::text, r.enrolment_id, r.event_id FROM (${sql}) AS r`
