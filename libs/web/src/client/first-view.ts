/** What a server was told while it made a page's first view, for the browser to begin from without asking again. Plain JSON. */
export interface ToldFirst {
  /** The language of the view. */
  readonly locale: string
  /** When it was made, ISO 8601. */
  readonly at: string
  /** The services' answers as they came, by what was asked (`askedAs`). */
  readonly answers: Readonly<Record<string, unknown>>
}

/** The element that holds it: a block of data, which no browser runs. */
export const TOLD_FIRST = 'told-first'

/** What a request to one of the doors asks and in which language: the same text on a server and in a browser. */
export function askedAs(address: RequestInfo | URL, request?: RequestInit): string {
  const { operationName = '', variables = null }: { operationName?: string; variables?: unknown } = typeof request?.body === 'string' ? JSON.parse(request.body) : {}
  return [new Headers(request?.headers).get('accept-language'), String(address), operationName, JSON.stringify(variables)].join(' ')
}

/** A first view that a server made, taken over by the browser: until `end`, what was told answers in place of the services. */
export class FirstView {
  private open = true
  private missed = false

  constructor(private told: ToldFirst) {}

  /** @returns the first view of this page, or null where the page came without one. */
  static in(document: Document): FirstView | null {
    const text = document.getElementById(TOLD_FIRST)?.textContent
    return text ? new FirstView(JSON.parse(text) as ToldFirst) : null
  }

  get isOpen(): boolean {
    return this.open
  }

  get at(): Date {
    return new Date(this.told.at)
  }

  readonly fetch: typeof globalThis.fetch = async (address, request) => {
    const asked = this.open ? askedAs(address, request) : ''
    if (this.open && Object.hasOwn(this.told.answers, asked)) return Response.json(this.told.answers[asked])
    this.missed ||= this.open
    return globalThis.fetch(address, request)
  }

  /** Whether the page that is about to be shown is the one that the server made: in its language, of its answers alone. */
  holds(locale: string): boolean {
    return !this.missed && locale === this.told.locale
  }

  /** From now on the services are asked. */
  end(): void {
    this.open = false
    this.told = { ...this.told, answers: {} }
  }
}
