import { CompletionService } from '@khue/learning'
import { type Command, need } from '../command.js'
import { refusalOf } from '../refusal.js'

export const completionVoid: Command = {
  name: 'completion void',
  about: 'Takes a completion back, as if it had never been; it is not earned again.',
  usage: 'ENROLMENT-ID --reason TEXT',
  help: ['--reason TEXT  why: kept with the completion and in the audit log'],
  options: { reason: { type: 'string' } },
  takes: [1, 1],
  async run({ values, words: [id = ''], print, open }) {
    const reason = need(values, 'reason')
    try {
      await (await open()).get(CompletionService).void(id, reason, null)
    } catch (error) {
      throw refusalOf(error, id)
    }
    print.line(`The completion of enrolment ${id} is void.`)
    return 0
  },
}
