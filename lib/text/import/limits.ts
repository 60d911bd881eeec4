/**
 * How much text comes in at most, in one place so that forms can say it beforehand. Pure.
 *
 * The longest stories of the trade stay far below: a magazine feature has 10,000 words, a book
 * 80,000. What is beyond is a mistake (a log, a database dump) or an attack, and is refused
 * before it costs more than about a second. A text is also read for proposals, some 30 ms for a
 * thousand words, in which nobody else is served.
 */

/** Of a file as it is uploaded, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Of a paste in each of its two forms, in UTF-16 units. */
export const MAX_PASTE_LENGTH = 10 * 1024 * 1024;

/** Of the text in its normal form, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 600_000;

export const MAX_WORDS = 80_000;

/** Of one paragraph, in UTF-16 units. */
export const MAX_PARAGRAPH_LENGTH = 100_000;

/** Of a Markdown source, in UTF-16 units: its parser takes about a second for 250,000. */
export const MAX_MARKDOWN_LENGTH = 500_000;
