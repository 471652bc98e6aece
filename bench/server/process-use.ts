import { readdirSync, readFileSync } from 'node:fs'

/** What a process holds and has used, as Linux tells it in /proc. */
export interface ProcessUse {
  rss_mb: number
  /** Open file handles. */
  handles: number
  /** Processor seconds of all its threads, and of each by id. */
  cpu_s: number
  threads: Map<string, number>
  /** Bytes that it has had written to a disk (none where its files are in memory). */
  written: number
}

/** Clock ticks a second, which /proc counts in; 100 on every Linux that Node runs on. */
const ticks = 100

/** Reads /proc/PID. Throws where there is none: benches that need it run on Linux. */
export function processUse(pid: number): ProcessUse {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const threads = new Map(
    readdirSync(`/proc/${pid}/task`).map((id) => [id, cpuOf(`/proc/${pid}/task/${id}/stat`)]),
  )
  return {
    rss_mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024,
    handles: readdirSync(`/proc/${pid}/fd`).length,
    cpu_s: cpuOf(`/proc/${pid}/stat`),
    threads,
    written: Number(/^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0),
  }
}

/** Processor seconds of all cores since the machine started: busy, idle, and idle while waiting for a disk. */
export function machineUse(): { busy_s: number; idle_s: number; disk_wait_s: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map((one) => Number(one) / ticks)
  return { busy_s: user + nice + system + irq + soft + steal, idle_s: idle, disk_wait_s: wait }
}

/** The busiest thread's processor seconds between two looks at a process. */
export function busiestThread(before: ProcessUse, after: ProcessUse): number {
  return Math.max(0, ...[...after.threads].map(([id, cpu]) => cpu - (before.threads.get(id) ?? 0)))
}

/** User and system time of a `stat` file; the name before them may hold spaces. */
function cpuOf(file: string): number {
  const stat = readFileSync(file, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticks
}
