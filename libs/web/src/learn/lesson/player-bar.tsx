import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'

/** How fast a recording may be played; 1 is as it was recorded. */
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const
/** A step back or forward, in seconds. */
const STEP = 10

type Player = RefObject<HTMLMediaElement | null>

export function step(player: Player, by: number): void {
  const { current } = player
  if (current) current.currentTime = Math.max(0, Math.min(current.currentTime + by, current.duration || Infinity))
}

/** K plays and pauses, J and L step; the arrows and the space bar are the browser's own. */
export function onPlayerKey(player: Player, event: KeyboardEvent): void {
  const { current } = player
  if (!current || event.altKey || event.ctrlKey || event.metaKey) return
  const key = event.key.toLowerCase()
  if (key === 'j') step(player, -STEP)
  else if (key === 'l') step(player, STEP)
  else if (key === 'k' && current.paused) void current.play().catch(() => undefined)
  else if (key === 'k') current.pause()
  else return
  event.preventDefault()
}

/** Below the browser's own controls: what not every browser has, or hides in a menu. */
export function PlayerBar({ player }: { player: Player }) {
  const { t, format } = useSpeech()
  const id = useId()
  const [speed, setSpeed] = useState(1)
  const choose = (rate: number): void => {
    setSpeed(rate)
    if (player.current) player.current.playbackRate = rate
  }
  return (
    <div className="row player-bar">
      <Button look="quiet" icon="left" onClick={() => step(player, -STEP)}>
        {t('player.back')}
      </Button>
      <Button look="quiet" icon="right" onClick={() => step(player, STEP)}>
        {t('player.forward')}
      </Button>
      <span className="player-speed">
        <label htmlFor={id}>{t('player.speed')}</label>
        <select id={id} className="input" value={speed} onChange={(event) => choose(Number(event.target.value))}>
          {SPEEDS.map((rate) => (
            <option key={rate} value={rate}>
              {format.number(rate, 2)}×
            </option>
          ))}
        </select>
      </span>
    </div>
  )
}
