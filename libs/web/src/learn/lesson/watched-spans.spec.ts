import { nothingPlayed, played, stopped, tellOf } from './watched-spans.js'

const play = (...times: number[]) => times.reduce(played, nothingPlayed)

describe('what was watched of a recording', () => {
  it('is what played on, and not what was jumped over', () => {
    expect(tellOf(play(0, 0.5, 1, 60, 60.5, 61)).watched).toEqual([[0, 1], [60, 61]])
    expect(tellOf(play(30, 31, 5, 6)).watched).toEqual([[30, 31], [5, 6]])
  })

  it('is told once, and goes on from there', () => {
    const { watched, next } = tellOf(play(0, 1, 2))
    expect(watched).toEqual([[0, 2]])
    expect(tellOf(played(next, 3)).watched).toEqual([[2, 3]])
  })

  it('ends where the player stops', () => {
    const paused = stopped(play(0, 1))
    expect(tellOf([10, 11].reduce(played, paused)).watched).toEqual([[0, 1], [10, 11]])
    expect(tellOf(nothingPlayed).watched).toEqual([])
  })
})
