/** What happened to one line of a bulk request; only lines that were not taken are listed. */
export interface BulkLineReport {
  /** 1-based, counted in the request's body. */
  line: number
  id?: string
  code: 'invalid' | 'unknown_item' | 'conflict' | 'erased'
  faults: { path: string; message: string }[]
}

/** The answer to every bulk request (200). `created + updated + unchanged + rejected` is the number of lines. */
export interface BulkReport {
  created: number
  updated: number
  unchanged: number
  rejected: number
  lines: BulkLineReport[]
}
