/**
 * The days in a note: when a source said something, and, apart from it, when somebody looked an
 * address up. A day without its year stays as it is written; none is guessed. Pure.
 */
import { readDay } from "@/lib/text/table/days";
import type { Leftover } from "./found";

export type NoteDate = {
  readonly words: string;
  /** As YYYY-MM-DD; null where the note leaves the year or the order of day and month open. */
  readonly day: string | null;
};

const MONTH =
  "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)(?!\\p{L})";
const WEEKDAY = "(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\.?,? )?";
const DAY = "\\d{1,2}(?:st|nd|rd|th|\\.)?(?!\\d)";
const YEAR = "(?:19|20)\\d{2}(?!\\d)";
const DASH = "[-\\u2010-\\u2015]";

const FORMS = [
  `(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)(?:T\\d{2}:\\d{2}\\S{0,12})?`,
  `${WEEKDAY}${DAY}(?: ?${DASH} ?${DAY})?(?: of)?[ -]${MONTH}(?:,?[ -]${YEAR})?`,
  `${WEEKDAY}${MONTH} ${DAY}(?: ?${DASH} ?${DAY})?(?:,? ${YEAR})?`,
  ...["\\.", "/", "-"].map((mark) => `\\d{1,2}${mark}\\d{1,2}${mark}(?:${YEAR}|\\d{2}(?!\\d))`),
];

const DATE = new RegExp(`(?<![\\p{L}\\d.:/-])(?:${FORMS.join("|")})`, "giu");
/** "May 2026": no day, and still when. */
const MONTH_YEAR = new RegExp(`(?<![\\p{L}\\d])${MONTH},? ${YEAR}`, "giu");

const ACCESSED =
  /\b(?:last )?(?:accessed|retrieved|visited|viewed|consulted|checked|downloaded|archived|captured|seen)(?: on| by author on)?:? {0,2}$/iu;

/** A clock's time that belongs to the day before it. */
const CLOCK =
  /^,? (?:at )?\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.? ?m\b\.?|hrs?\b|uhr\b)(?: (?:gmt|utc|bst|ces?t|e[ds]?t|p[ds]?t)\b)?|^,? (?:at )?\d{1,2}:\d{2} ?\(?(?:gmt|utc|bst|ces?t|e[ds]?t|p[ds]?t)\b\)?/iu;

export type NoteDates = { readonly date: NoteDate | null; readonly accessed: NoteDate | null };

export function takeDates(leftover: Leftover): NoteDates {
  let date: NoteDate | null = null;
  let accessed: NoteDate | null = null;
  const found = [DATE, MONTH_YEAR].flatMap((pattern) => {
    const matches = [...leftover.text.matchAll(pattern)];
    return matches.map(({ 0: words, index }) => {
      const before = leftover.text.slice(Math.max(0, index - 40), index);
      const looked = ACCESSED.exec(before);
      const start = looked ? index - looked[0].length : index;
      const clock = CLOCK.exec(
        leftover.text.slice(index + words.length, index + words.length + 30),
      );
      const end = index + words.length + (clock?.[0].length ?? 0);
      leftover.take(looked ? "accessed" : "date", start, end);
      return { words: words.trim(), isAccessed: looked !== null, at: index };
    });
  });
  for (const { words, isAccessed } of found.sort((one, other) => one.at - other.at)) {
    const read = { words, day: dayOf(words) };
    if (isAccessed) accessed ??= read;
    else date ??= read;
  }
  return { date, accessed };
}

function dayOf(words: string): string | null {
  // Of several days the first; a weekday says nothing that the day does not.
  const plain = words
    .replace(
      /(\d)(?:st|nd|rd|th)?(\.?) ?[-\u2010-\u2015] ?\d{1,2}(?:st|nd|rd|th)?(?=[ ,]|\.? \p{L})/u,
      "$1$2",
    )
    .replace(/\.(?= )/g, "");
  const read = readDay(plain, null);
  return read.kind === "day" ? read.day : null;
}
