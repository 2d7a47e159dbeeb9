import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mailboxPage, mailboxPolicy, type Mailbox } from '@khue/platform/mail'
import { requestContext } from '@khue/platform/observability'

const TIME_ZONE = 'Asia/Ho_Chi_Minh'

/**
 * `/demo/mailbox`: the mail of a demo that has no peer to send it by. Open to whoever reaches the demo, for who lost her password cannot sign in;
 * that is why it is there only while `find` gives a mailbox, and never for an installation in earnest.
 */
export function serveDemoMailbox(fastify: FastifyInstance, find: () => Mailbox | null): void {
  fastify.get('/demo/mailbox', async (_request: FastifyRequest, reply: FastifyReply) => {
    const mailbox = find()
    if (!mailbox) return reply.callNotFound()
    const page = mailboxPage(await mailbox.all(), requestContext.getStore()?.locale ?? 'vi', TIME_ZONE)
    return reply.headers({ 'content-security-policy': mailboxPolicy, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }).type('text/html; charset=utf-8').send(page)
  })
}
