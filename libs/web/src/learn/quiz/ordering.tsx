import { useRef, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import type { ControlProps } from './control.js'
import { moved, orderOf } from './item-order.js'
import { RichWords } from './rich-words.js'

/** Items to be put in order, each with a button up and one down; where an item went is told aloud. */
export function Ordering({ question, language, answer, locked, onAnswer }: ControlProps) {
  const { t } = useSpeech()
  const [told, setTold] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const items = orderOf(question.choices, answer.choiceIds)
  const order = items.map((item) => item.id)
  const move = (place: number, by: 1 | -1): void => {
    const item = items[place]
    if (!item) return
    onAnswer({ choiceIds: moved(order, place, by) })
    setTold(t('order.moved', { item: item.text, place: place + by + 1, count: items.length }))
    requestAnimationFrame(() => focusOn(list.current, item.id, by))
  }
  return (
    <div className="stack">
      <ol role="list" className="stack ordering" ref={list}>
        {items.map((item, place) => (
          <li key={item.id} className="ordering-item" data-item={item.id}>
            <span className="numbers ordering-place">{place + 1}.</span>
            <span lang={language}>
              <RichWords {...item} />
            </span>
            {locked ? null : (
              <span className="ordering-buttons">
                <Button look="quiet" icon="up" data-by="-1" aria-label={t('order.up', { item: item.text })} disabled={place === 0} onClick={() => move(place, -1)} />
                <Button look="quiet" icon="down" data-by="1" aria-label={t('order.down', { item: item.text })} disabled={place === items.length - 1} onClick={() => move(place, 1)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {answer.choiceIds && answer.choiceIds.length > 0 ? null : (
        <div className="row">
          <Button look="quiet" onClick={() => onAnswer({ choiceIds: order })}>
            {t('order.keep')}
          </Button>
        </div>
      )}
      <p className="unseen" role="status">
        {told}
      </p>
    </div>
  )
}

/** The focus goes along with the item, to the other button where it has reached an end. */
function focusOn(list: HTMLElement | null, itemId: string, by: 1 | -1): void {
  const item = [...(list?.querySelectorAll<HTMLElement>('[data-item]') ?? [])].find((one) => one.dataset['item'] === itemId)
  const same = item?.querySelector<HTMLButtonElement>(`[data-by="${by}"]`)
  const other = item?.querySelector<HTMLButtonElement>(`[data-by="${-by}"]`)
  if (same && !same.disabled) same.focus()
  else other?.focus()
}
