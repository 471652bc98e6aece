import type { ExportFormat, Row } from './export-format.ts';
/** A row and the line of the file on which it stands. */
export interface PlacedRow {
    line: number;
    row: Row;
}
/**
 * Reads an export row by row. Rows that belong together are held until the next begins; what comes of them bears the
 * line of the first. `end` gives what is still held.
 */
export declare class ExportReader {
    #private;
    constructor(format: ExportFormat, now: number);
    add(placed: PlacedRow): PlacedRow[];
    end(): PlacedRow[];
}
