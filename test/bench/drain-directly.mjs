import { IndicatorProcessor } from '@khue/campaign'
import { CompetencyConsumer } from '@khue/competency'
import { IssueCertificateWhenCourseIsCompleted } from '@khue/credentials'
import { Database } from '@khue/platform/database'
import { Log, Metrics } from '@khue/platform/observability'
import { applyBatch, ConsumersRepository, OutboxRepository } from '@khue/platform/outbox'

const AT_ONCE = 200_000
const consumersOf = (house) => [house.get(IndicatorProcessor), house.get(CompetencyConsumer), house.get(IssueCertificateWhenCourseIsCompleted)]

/** Makes the consumers known before the first event, as the first start of a worker does. */
export async function registerConsumers(house) {
  await house.app.get(Database).transaction(async (tx) => {
    for (const { name, kinds } of consumersOf(house)) await new ConsumersRepository().register(tx, name, kinds)
  })
}

/** Carries what waits into the figures without a queue, in large batches: how a database for a figure is filled. The other consumers' batches are let go. */
export async function drainDirectly(house, { consumed = ['indicators', 'competency'] } = {}) {
  const at = { database: house.app.get(Database), repository: house.app.get(OutboxRepository), log: house.app.get(Log), metrics: house.app.get(Metrics) }
  const consumers = consumersOf(house)
  for (;;) {
    const { claimed, batches } = await at.database.transaction((tx) => at.repository.claim(tx, AT_ONCE))
    if (claimed === 0) return
    for (const batch of batches) {
      const consumer = consumers.find(({ name }) => name === batch.consumer)
      if (!consumed.includes(consumer.name)) await at.database.transaction((tx) => tx.sql('DELETE FROM outbox.batch WHERE id = $1', [batch.id]))
      else if ((await applyBatch(at, consumer, batch.id)).length > 0) throw new Error(`A batch of ${batch.consumer} could not be applied`)
    }
  }
}
