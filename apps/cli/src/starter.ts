/**
 * Obeys the program that started this one (`tools/`): its message stands for a signal that it alone got, and when it is
 * gone nobody waits for this program either. A signal that came to both is heard once.
 */
export function obeyStarter(): void {
  let told = false
  const stop = (signal: NodeJS.Signals): void => {
    if (!told) process.kill(process.pid, signal)
    told = true
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (told = true))
  process.on('message', (message) => {
    if (typeof message === 'object' && message !== null && 'stop' in message) stop(message.stop === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
  })
  process.on('disconnect', () => stop('SIGTERM'))
  process.channel?.unref()
}
