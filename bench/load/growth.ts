/** A measurement with some clients. Shares of processors are of one processor; those of the machine, of all of it. */
export interface Step {
  clients: number
  rps: number
  p50_ms: number
  p99_ms: number
  /** All of workerd, and its busiest thread: an isolate runs on one at a time. */
  server_cpu: number
  thread_cpu: number
  /** The process that asks. */
  load_cpu: number
  /** The machine's processors, and how much of their time was idle while a disk was waited for. */
  machine: number
  disk_wait: number
  /** Of the machine's processors, what other programs used. */
  others: number
}

/** What was full first. `nothing`: the clients wait for answers, and more of them still get more. */
type Saturated = 'isolate' | 'load' | 'machine' | 'disk' | 'nothing'

/** From here on a processor counts as full: the rest goes by between two requests. */
const full = 0.85
/** More clients that bring less than this bring nothing. */
const leastGain = 0.1
const muchDiskWait = 0.15
/** From here on other programs are in the way of a measurement. */
const muchOthers = 0.1

/** The first measurement after which more clients bring less than a tenth more; the last one when each brought more. */
export function plateauOf(steps: readonly Step[]): Step | undefined {
  const at = steps.findIndex((step, i) =>
    steps.slice(i + 1).every(({ rps }) => rps < step.rps * (1 + leastGain)),
  )
  return steps[at]
}

/** What was full where throughput stopped growing. */
export function saturatedAt(step: Step): Saturated {
  if (step.thread_cpu >= full && step.thread_cpu >= step.load_cpu) return 'isolate'
  if (step.load_cpu >= full) return 'load'
  if (step.disk_wait >= muchDiskWait) return 'disk'
  if (step.machine >= full) return 'machine'
  return 'nothing'
}

const words: Record<Saturated, string> = {
  isolate: 'the one thread that the isolate runs on is full first',
  load: 'the load process is full first, not the server',
  disk: 'the disk is what is waited for first',
  machine:
    'the machine’s processors are full first, shared by the server, the load process and whatever else runs',
  nothing: 'nothing is full: the time goes by between a request and its answer',
}

/** One sentence that says where throughput stops growing, and why. */
export function growthSentence(kind: string, steps: readonly Step[], inMemory: boolean): string {
  const step = plateauOf(steps)
  if (!step) return `${kind}: nothing was measured`
  const percent = (share: number) => `${Math.round(100 * share)} %`
  const isLast = step === steps.at(-1)
  const growth = isLast
    ? `throughput grows up to ${step.clients} clients`
    : `from ${step.clients} clients on more of them bring no more`
  const others =
    step.others >= muchOthers
      ? `; other programs took ${percent(step.others)} of the machine, measure again when it is quiet`
      : ''
  const use = `workerd’s busiest thread ${percent(step.thread_cpu)}, load process ${percent(step.load_cpu)}, machine ${percent(step.machine)}`
  const state = inMemory ? ', files in memory' : ''
  return `${kind}: ${growth} (${Math.round(step.rps)}/s; ${use}${state}): ${words[saturatedAt(step)]}${others}`
}
