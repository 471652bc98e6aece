import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { dueQuestion, questionsAt } from '#shared/customer/question-due'
import { placement } from '#shared/wire/fields'
import {
  type Answer,
  type AnswersReply,
  answersSchema,
  myAnswerSchema,
  type QuestionReply,
} from '#shared/wire/question'
import { anyKey, secretKeyOrLogin } from '../access/guard.ts'
import { knownPerson } from '../access/known-person.ts'
import type { AppEnv } from '../app-env.ts'
import { notePerson } from '../audit.ts'
import { limitedBody, readBody, shaped } from '../body.ts'
import { customerOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'
import { keepTold } from './customers.ts'
import { ownKey } from './me.ts'

const whereSchema = v.object({ placement })
const nothing: QuestionReply = { question: null }

/** One question at a time: whether it is due, and what was answered. */
export const answers = new Hono<AppEnv>()
  .get('/v1/me/question', anyKey, async (c) => {
    const { placement: where } = shaped(whereSchema, c.req.query())
    const { questions: settings, id: store } = c.var.store
    const key = await ownKey(c)
    // Most stores ask nothing in most places: then nobody's object is woken.
    if (questionsAt(settings, where).length === 0) return c.json(nothing)
    const found = await told(c.env, store, key)
    if (found === null || found === 'erased') return c.json(nothing)
    const due = dueQuestion({ ...found, settings, placement: where, now: Date.now() })
    const { kind, touch_point } = due ?? {}
    const reply: QuestionReply =
      kind && touch_point ? { question: { placement: where, kind, touch_point } } : nothing
    return c.json(reply)
  })
  .delete('/v1/me/question', anyKey, async (c) => {
    const { placement: where } = shaped(whereSchema, c.req.query())
    const change = { about: { declined_at: Date.now() }, where: askedAt(c, where) }
    await keepTold(c, await ownKey(c), change)
    return c.body(null, 204)
  })
  .post('/v1/me/answers', anyKey, limitedBody, async (c) => {
    const { placement: where, ...answer } = await readBody(c, myAnswerSchema)
    const answers: Answer[] = [{ ...answer, at: Date.now() }]
    await keepTold(c, await ownKey(c), { about: {}, answers, where: askedAt(c, where) })
    return c.body(null, 204)
  })
  .post('/v1/customers/:id/answers', secretKeyOrLogin, limitedBody, async (c) => {
    const { answers: given } = await readBody(c, answersSchema)
    const now = Date.now()
    const answers = given.map(({ at = now, ...answer }) => ({ ...answer, at: Math.min(at, now) }))
    const person = await knownPerson(c, c.req.param('id'))
    await keepTold(c, person, { about: {}, answers })
    await notePerson(c, 'answers.add', person, ['answers'])
    return c.body(null, 204)
  })
  .get('/v1/customers/:id/answers', secretKeyOrLogin, async (c) => {
    const found = await told(c.env, c.var.store.id, await knownPerson(c, c.req.param('id')))
    if (found === 'erased') throw new ProblemError('erased')
    const reply: AnswersReply = { answers: (found?.about?.answers ?? []).toReversed() }
    return c.json(reply)
  })

function askedAt(c: Context<AppEnv>, where: string) {
  return { questions: c.var.store.questions, placement: where }
}

/** What was told of a person, wherever a merge moved them, with their key there; null when there is nobody. */
async function told(env: Env, store: string, person: string) {
  const known = await customerOf(env, store, person).read()
  if (!known) return null
  if (!('status' in known)) return { person, about: known.profile.about }
  if (known.status === 'erased') return 'erased'
  const moved = await customerOf(env, store, known.to).read()
  if (!moved) return null
  return 'status' in moved ? 'erased' : { person: known.to, about: moved.profile.about }
}
