import './spelling.css'
import { useSpeech } from '../../i18n/index.js'
import { Notice } from '../../ui/index.js'
import { type ComparedLetter, isAllRight, type LetterFault } from './spelling.js'

const signs: Record<LetterFault, string> = { right: '', letter: '✗', tone: '~', mark: '^', 'tone-and-mark': '^~', missing: '+', extra: '−' }

/** More faults than these are not told one by one. */
const LISTED = 5

/** What was typed beside what is right: each letter by colour, by a sign under it, and in words. */
export function Compared({ letters, language }: { letters: readonly ComparedLetter[]; language: string }) {
  const { t } = useSpeech()
  if (isAllRight(letters)) return <Notice tone="good">{t('practice.spelt-right')}</Notice>
  const faults = letters.flatMap(({ fault, ...letter }) => (fault === 'right' ? [] : [{ ...letter, fault }]))
  return (
    <div className="stack compared">
      <p className="compared-line" aria-hidden="true" lang={language}>
        {letters.map(({ typed, expected, fault }, at) => (
          <span key={at} className={`compared-letter compared-${fault}`}>
            <span>{(fault === 'missing' ? expected : typed).replace(' ', '\u00a0')}</span>
            <span className="compared-sign">{signs[fault]}</span>
          </span>
        ))}
      </p>
      {faults.length > LISTED ? (
        <p>{t('practice.fault-many', { typed: wordsOf(letters, 'typed'), expected: wordsOf(letters, 'expected') })}</p>
      ) : (
        <ul className="compared-words">
          {faults.map(({ typed, expected, fault }, at) => (
            <li key={at}>{t(`practice.fault-${fault}`, { typed: shown(typed, t('practice.space')), expected: shown(expected, t('practice.space')) })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

const shown = (letter: string, space: string): string => (letter === ' ' ? space : letter)
const wordsOf = (letters: readonly ComparedLetter[], side: 'typed' | 'expected'): string => letters.map((letter) => letter[side]).join('')
