import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { statementObserver } from '../database/observe.js'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Everything `/metrics` shows (Prometheus text format). One a process. */
export class Metrics {
  readonly registry = new Registry()
  readonly http = new Histogram({ name: 'khue_http_request_seconds', help: 'Time of HTTP requests', labelNames: ['method', 'route', 'status'], buckets: seconds, registers: [this.registry] })
  readonly sql = new Histogram({ name: 'khue_sql_statement_seconds', help: 'Time of SQL statements', labelNames: ['statement'], buckets: seconds, registers: [this.registry] })
  readonly applied = new Counter({ name: 'khue_events_applied_total', help: 'Events applied', labelNames: ['consumer'], registers: [this.registry] })
  readonly parked = new Counter({ name: 'khue_events_parked_total', help: 'Events parked', labelNames: ['consumer'], registers: [this.registry] })
  readonly lag = new Histogram({ name: 'khue_event_lag_seconds', help: 'Time from the record of an event to its effect', labelNames: ['consumer'], buckets: [...seconds, 30, 60, 300], registers: [this.registry] })
  readonly waiting = new Gauge({ name: 'khue_outbox_events', help: 'Events not yet applied, by state', labelNames: ['state'], registers: [this.registry] })
  readonly jobs = new Gauge({ name: 'khue_queue_jobs', help: 'Jobs in a queue, by state', labelNames: ['queue', 'state'], registers: [this.registry] })
  private readonly stop: () => void

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'khue_' })
    this.stop = statementObserver.listen((statement, ms) => this.sql.observe({ statement: statement.name ?? 'unnamed' }, ms / 1000))
  }

  close(): void {
    this.stop()
    this.registry.clear()
  }
}
