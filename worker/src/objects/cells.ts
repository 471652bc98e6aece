import type { Cell } from '#shared/wire/backup'

/** A value of a table as a backup holds it. */
export function cellOf(value: SqlStorageValue): Cell {
  if (!(value instanceof ArrayBuffer)) return value
  let text = ''
  const bytes = new Uint8Array(value)
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return { base64: btoa(text) }
}

/** The value of a cell, for a statement. */
export function boundOf(cell: Cell): SqlStorageValue {
  if (cell === null || typeof cell !== 'object') return cell
  return Uint8Array.from(atob(cell.base64), (letter) => letter.charCodeAt(0)).buffer
}
