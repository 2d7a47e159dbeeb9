/**
 * The service worker's answer for a file of a course: from the device where it was downloaded (a part of it where a player
 * asks for a range), else from the network. It is written into the worker as it stands: it may name nothing outside itself.
 */
export async function mediaFromDevice({ request }) {
  const kept = (await (await caches.open('khue-media')).match(request.url, { ignoreVary: true })) ?? (await (await caches.open('khue-pictures')).match(request.url, { ignoreVary: true }))
  if (kept) {
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '')
    if (!range) return kept
    const whole = await kept.blob()
    const start = Number(range[1])
    const end = range[2] ? Math.min(Number(range[2]), whole.size - 1) : whole.size - 1
    if (start > end) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${whole.size}` } })
    const headers = new Headers(kept.headers)
    headers.set('content-range', `bytes ${start}-${end}/${whole.size}`)
    headers.set('content-length', String(end - start + 1))
    return new Response(whole.slice(start, end + 1), { status: 206, headers })
  }
  const answer = await fetch(request)
  // What is for one account's eyes alone (a draft's picture) is not kept: the next one at this device would be answered with it.
  if (request.destination === 'image' && answer.status === 200 && /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')) {
    const pictures = await caches.open('khue-pictures')
    await pictures.put(request.url, answer.clone()).catch(() => undefined)
    const addresses = await pictures.keys()
    await Promise.all(addresses.slice(0, -200).map((address) => pictures.delete(address)))
  }
  return answer
}
