import { Link } from '@tanstack/react-router'
import { useSpeech, type TextKey } from '../../i18n/index.js'
import { Icon, ScrollRegion } from '../../ui/index.js'
import { type Column, distance, type FigureRow, kindOf, type Order, pressed } from './figure-row.js'
import { distanceText, targetText, valueText } from './words.js'

export interface FiguresTableProps {
  readonly rows: readonly FigureRow[]
  /** What the table shows, in a sentence. */
  readonly caption: string
  /** What a row is: a unit or an indicator. */
  readonly rowText: TextKey
  readonly period: string
  readonly order: Order | null
  readonly onOrder: (sort: string) => void
}

const heads: Readonly<Record<Exclude<Column, 'name'>, TextKey>> = {
  numerator: 'desk.numerator',
  denominator: 'desk.denominator',
  value: 'desk.value',
  target: 'desk.target',
  distance: 'desk.distance',
}

/** The figures, a row each. Every number leads to the rows behind it. */
export function FiguresTable({ rows, caption, rowText, period, order, onOrder }: FiguresTableProps) {
  const { t } = useSpeech()
  const shares = rows.some((row) => kindOf(row) === 'share' || kindOf(row) === 'no-population')
  const measured = rows.some((row) => row.unitOfMeasure !== rows[0]?.unitOfMeasure)
  const figureColumns = (['numerator', 'denominator', 'value', 'target', 'distance'] as const).filter((column) => shares || (column !== 'denominator' && column !== 'value'))
  return (
    <ScrollRegion label={caption}>
      <table className="table figures">
        <caption className="figures-caption">{caption}</caption>
        <thead>
          <tr>
            <Head column="name" text={t(rowText)} order={order} onOrder={onOrder} />
            {figureColumns.map((column) => (
              <Head key={column} column={column} text={column === 'numerator' && !measured && rows[0] ? `${t(heads[column])} (${rows[0].unitOfMeasure})` : t(heads[column])} order={order} onOrder={onOrder} figure />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} shares={shares} measured={measured} period={period} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface HeadProps {
  readonly column: Column
  readonly text: string
  readonly order: Order | null
  readonly onOrder: (sort: string) => void
  readonly figure?: boolean
}

function Head({ column, text, order, onOrder, figure = false }: HeadProps) {
  const here = order?.column === column
  return (
    <th scope="col" className={figure ? 'figure' : undefined} aria-sort={here ? (order.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="figures-sort" onClick={() => onOrder(pressed(order, column))}>
        {text}
        {here ? <Icon name={order.down ? 'down' : 'up'} /> : null}
      </button>
    </th>
  )
}

interface RowProps {
  readonly row: FigureRow
  readonly shares: boolean
  /** Whether rows differ in what they count. */
  readonly measured: boolean
  readonly period: string
}

function Row({ row, shares, measured, period }: RowProps) {
  const speech = useSpeech()
  const { t, format } = speech
  const far = distance(row)
  const count = kindOf(row) === 'count'
  return (
    <tr className={row.whole ? 'figures-whole' : undefined}>
      <th scope="row">
        {row.name}
        {measured ? <span className="figures-measure">{row.unitOfMeasure}</span> : null}
      </th>
      <td className="figure">
        {row.numerator === null ? (
          <span className="soft figures-words">{t('desk.not-entered')}</span>
        ) : (
          <Link to="/desk/why" search={{ indicator: row.indicatorCode, unit: row.unitCode, period }} className="figures-why">
            {format.number(row.numerator)}
            <span className="unseen"> {t('desk.why-short', { name: row.name })}</span>
          </Link>
        )}
      </td>
      {shares ? (
        <>
          <td className="figure">{row.denominator !== null ? format.number(row.denominator) : <Nothing text={count ? 'desk.no-denominator' : null} />}</td>
          <td className="figure">{count ? <Nothing text="desk.no-denominator" /> : row.value === null ? <span className="soft figures-words">{valueText(row, speech)}</span> : valueText(row, speech)}</td>
        </>
      ) : null}
      <td className="figure">{targetText(row, format) ?? <Nothing text="desk.no-target" />}</td>
      <td className="figure">{far === null ? <Nothing text="desk.no-target" /> : <span className={far < 0 ? 'tag tag-warn' : 'tag tag-good'}>{distanceText(row, speech)}</span>}</td>
    </tr>
  )
}

/** A dash, and why there is nothing for those who hear the table. */
function Nothing({ text }: { text: TextKey | null }) {
  const { t } = useSpeech()
  return (
    <span className="soft">
      <span aria-hidden="true">–</span>
      {text ? <span className="unseen">{t(text)}</span> : null}
    </span>
  )
}
