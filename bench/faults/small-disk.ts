import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for data whose disk can be full for a while. */
export interface SmallDisk {
  folder: string
  /** How "full" is made, in words. */
  how: string
  /** The command the server must be started through, or none. */
  through: string[]
  /** From now on nothing more can be written by the server with this process id. */
  fill(pid: number): void
  /** There is room again. */
  empty(pid: number): void
  remove(): void
}

/**
 * A small file system of its own where one may be mounted (as root): a file that takes all the room left makes it full,
 * as a disk that fills up is. Else a folder in memory or on disk, and the kernel's limit for the size of the server's
 * files, set to 4 KB: every write beyond it fails, which SQLite takes for a failing disk. Null where there is neither.
 */
export function smallDisk(megabytes: number, mayMount: boolean): SmallDisk | null {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const folder = mkdtempSync(join(parent, 'kindred-faults-'))
  if (mayMount && run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]))
    return mounted(folder, megabytes)
  rmSync(folder, { recursive: true })
  return run('prlimit', ['--version']) && run('sh', ['-c', 'true']) ? limited(parent) : null
}

function mounted(folder: string, megabytes: number): SmallDisk {
  const ballast = join(folder, 'ballast')
  return {
    folder: join(folder, 'data'),
    how: `a file system of ${megabytes} MB in memory, filled to the last byte`,
    through: [],
    fill: () => {
      const file = openSync(ballast, 'a')
      try {
        // In ever smaller pieces, until not even a byte fits.
        for (let size = 1_048_576; size >= 1; size /= 4) writeUntilFull(file, Buffer.alloc(size))
      } finally {
        closeSync(file)
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      run('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function writeUntilFull(file: number, bytes: Buffer): void {
  for (;;) {
    try {
      if (writeSync(file, bytes) < bytes.length) return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return
      throw error
    }
  }
}

function limited(parent: string): SmallDisk {
  const folder = mkdtempSync(join(parent, 'kindred-faults-'))
  const limit = (pid: number, bytes: string): void => {
    if (!run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]))
      throw new Error('prlimit failed')
  }
  return {
    folder: join(folder, 'data'),
    how: 'a limit of 4 KB on the size of the server’s files: writes fail, though there is room',
    // Without this the kernel would end the process instead of refusing the write.
    through: ['sh', '-c', 'trap "" XFSZ; exec "$0" "$@"'],
    fill: (pid) => limit(pid, '4096'),
    empty: (pid) => limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
