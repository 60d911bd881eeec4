/** How rows come in: in sets, so that nobody waits for a whole file. Pure. */

/** Rows that are written in one turn: the writer is held for less than others notice. */
export const SET_SIZE = 250;

/** Of a file that is brought in, in bytes. */
export const MAX_TABLE_BYTES = 60 * 1024 * 1024;

/** Rows of each fate that a preview shows at once. */
export const PREVIEW_ROWS = 100;
/** And of refusals, which are all to be read. */
export const REFUSALS_SHOWN = 1_000;
