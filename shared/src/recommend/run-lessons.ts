import { defaultLessonSettings, mark, rehearse, ScaleFinder, Teacher, type Visit } from './lesson.ts'
import type { PastIndex, PastSession } from './past-index.ts'
import { floatBytes } from './ranker-codec.ts'
import type { RunMemory } from './run-memory.ts'
import type { StageOfRun, Steps } from './run-stage.ts'

/** The stages of a run that guess the newest sessions, one after another. */

const sessionsASlice = 100
const scaleSessions = 200
const sessionsAStep = 2

/** By what each feature is centred and scaled, from the first sessions. */
export function* findScale({ made, parts }: StageOfRun): Steps<boolean> {
  const finder = new ScaleFinder()
  const lessons = made.lessons().slice(0, scaleSessions)
  yield* rehearseSteps(made, made.past(), lessons, (candidates) => finder.take(candidates))
  const { centre, spread } = finder.scale()
  parts.write('scale', floatBytes(Float32Array.from([...centre, ...spread])))
  return true
}

/** Learns from a slice of the lessons; done after the last epoch. */
export function* learn({ made, parts, progress, tools }: StageOfRun): Steps<boolean> {
  const lessons = made.lessons()
  const { epochs } = defaultLessonSettings
  tools.learner ??= made.learner()
  tools.teacher ??= new Teacher(tools.learner, made.scale(), defaultLessonSettings)
  const { learner, teacher } = tools
  const index = made.past(lessons.slice(0, progress.cursor))
  const slice = lessons.slice(progress.cursor, progress.cursor + sessionsASlice)
  const share = (progress.epoch + progress.cursor / lessons.length) / epochs
  yield* rehearseSteps(made, index, slice, (candidates, right) => {
    teacher.take(candidates, right, share)
  })
  teacher.finish(share)
  progress.cursor += slice.length
  progress.steps = learner.steps
  const { net, mean, square } = learner
  parts.write('learner', floatBytes(Float32Array.from([...net.weights, ...mean, ...square])))
  if (progress.cursor < lessons.length) return false
  made.forgetIndex()
  progress.cursor = 0
  return ++progress.epoch === epochs
}

/** Lets the learned net and those there are guess the newest sessions. */
export function* judge({ made, progress, rivals }: StageOfRun): Steps<boolean> {
  const lessons = made.lessons()
  const judged = made.newest().slice(lessons.length)
  const { marks, cursor } = progress
  const nets = { learned: made.learnedNet(), ...rivals }
  const index = made.past([...lessons, ...judged.slice(0, cursor)])
  const slice = judged.slice(cursor, cursor + sessionsASlice)
  yield* rehearseSteps(made, index, slice, (candidates, right) => {
    for (const [name, net] of Object.entries(nets)) {
      marks[name] ??= { guesses: 0, hits: 0, reciprocal: 0 }
      mark(net, candidates, right, marks[name])
    }
  })
  progress.cursor += slice.length
  return progress.cursor >= judged.length
}

function* rehearseSteps(
  made: RunMemory,
  index: PastIndex,
  sessions: PastSession[],
  visit: Visit,
): Steps<void> {
  for (let at = 0; at < sessions.length; at += sessionsAStep) {
    rehearse(index, made.map(), sessions.slice(at, at + sessionsAStep), visit)
    yield
  }
}
