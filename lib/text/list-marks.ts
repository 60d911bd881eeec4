/**
 * Takes the marks of a pasted list off its lines: bullets, numbers, letters, check boxes, the refs
 * of claims. A mark is one only where several lines carry the same kind in order; a line alone
 * ("c. 40 people", "p. 3", "12. Mai") keeps every character. Pure, linear.
 */

type Mark = {
  /** Lines with the same kind can be one list. */
  kind: string;
  /** Its place in the order; null where the kind has no order (bullets). */
  ordinal: number | null;
  /** Characters of the mark with the spaces behind it. */
  length: number;
};

const BULLETS = "•·▪‣◦●○■□✓✔⁃∙➢►*+";
const DASHES = "\\-–—";

const SHAPES: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => Omit<Mark, "length">]> = [
  [new RegExp(`^([${BULLETS}])(?:\\s+|$)`, "u"), ([, sign = ""]) => unordered(sign)],
  [new RegExp(`^([${DASHES}])(?:\\s+|$)`, "u"), ([, sign = ""]) => unordered(sign)],
  [/^\[[ xX]?\](?:\s+|$)/u, () => unordered("box")],
  [/^[☐☑☒](?:\s+|$)/u, () => unordered("box sign")],
  [/^C(\d{1,4})[.):](?:\s+|$)/iu, ([, digits]) => ordered("ref", Number(digits))],
  [
    /^(\(?)(\d{1,3})([.):]|\.\))(?:\s+|$)/u,
    ([, open = "", digits, close = ""]) => ordered(`${open}1${close}`, Number(digits)),
  ],
  [
    /^(\(?)([a-z])([.)])(?:\s+|$)/u,
    ([, open = "", letter = "", close = ""]) =>
      ordered(`${open}a${close}`, letter.charCodeAt(0) - 0x60),
  ],
  [
    /^(\(?)([A-Z])([.)])(?:\s+|$)/u,
    ([, open = "", letter = "", close = ""]) =>
      ordered(`${open}A${close}`, letter.charCodeAt(0) - 0x40),
  ],
];

const unordered = (kind: string) => ({ kind, ordinal: null });
const ordered = (kind: string, ordinal: number) => ({ kind, ordinal });

/** "12. Mai", "3. März", "1. januar": an ordinal before a month is a day, in whatever list. */
const DAY_BEFORE_MONTH =
  /^\(?\d{1,2}\.\s+(?:jan|feb|fev|mar|mär|mrz|apr|avr|abr|mai|maj|may|mei|jun|juin|jul|juil|aug|ago|aoû|sep|set|okt|oct|ott|nov|dez|dec|déc|dic|leden|únor|květen|stycz|lut|kwie|touko|tammi|helmi|maalis|huhti|kesä|heinä|elo|syys|loka|marras|joulu)\p{L}*(?!\p{L})/iu;

function markOf(line: string): Mark | null {
  if (DAY_BEFORE_MONTH.test(line)) return null;
  for (const [shape, read] of SHAPES) {
    const match = shape.exec(line);
    if (match) return { ...read(match), length: match[0].length };
  }
  return null;
}

/** Marks that stand on one line, one within the other ("1. [ ] • One"). */
const MOST_MARKS = 6;

/** The lines of a text that hold something, each with single spaces and without its list marks. */
export function linesOfList(text: string): string[] {
  let lines = text
    .split(/\r\n?|[\n\u0085\u2028\u2029]/u)
    .map(tidy)
    .filter(holdsText);
  for (let pass = 0; pass < MOST_MARKS; pass += 1) {
    const stripped = withoutMarks(lines);
    if (!stripped) break;
    lines = stripped.map(tidy).filter(holdsText);
  }
  return lines;
}

const tidy = (line: string) => line.replace(/\s+/gu, " ").trim();
const holdsText = (line: string) => /[\p{L}\p{N}]/u.test(line);

/** Whether these are nothing but the marks of one list, such as a column of numbers in order. */
export function areListMarks(texts: readonly string[]): boolean {
  const marks = texts.map((text) => markOf(text.trim()));
  if (texts.length < 2 || marks.some((mark, at) => mark?.length !== texts[at]?.trim().length)) {
    return false;
  }
  return runsOf(marks).some((run) => run.lines.length === texts.length);
}

type Run = { kind: string; last: number | null; lines: number[] };

/** One mark less on each line of a list; null where there is none. */
function withoutMarks(lines: readonly string[]): string[] | null {
  const marks = lines.map(markOf);
  const marked = new Set<number>();
  for (const run of runsOf(marks)) {
    if (isList(run, lines, marks)) for (const line of run.lines) marked.add(line);
  }
  if (marked.size === 0) return null;
  return lines.map((line, at) => (marked.has(at) ? line.slice(marks[at]?.length ?? 0) : line));
}

/**
 * Lines of the same kind, each the next after the one before. Other marks may stand between them
 * (a list within a list); before an unmarked line a list without order ends.
 */
function runsOf(marks: readonly (Mark | null)[]): Run[] {
  const runs: Run[] = [];
  const open = new Map<string, Run>();
  for (const [line, mark] of marks.entries()) {
    if (!mark) {
      for (const [kind, run] of open) if (run.last === null) open.delete(kind);
      continue;
    }
    const run = open.get(mark.kind);
    if (run && follows(run, mark)) {
      run.lines.push(line);
      run.last = mark.ordinal;
    } else {
      const started = { kind: mark.kind, last: mark.ordinal, lines: [line] };
      open.set(mark.kind, started);
      runs.push(started);
    }
  }
  return runs;
}

function follows({ kind, last }: Run, { ordinal }: Mark): boolean {
  if (last === null || ordinal === null) return true;
  // Claims are copied with gaps between their numbers.
  return kind === "ref" ? ordinal > last : ordinal === last + 1;
}

function isList({ kind, lines }: Run, texts: readonly string[], marks: readonly (Mark | null)[]) {
  if (lines.length < 2) return false;
  const first = marks[lines[0] ?? 0]?.ordinal ?? 0;
  // "c. 40", "p. 3": letters begin at a; "A. Smith", "B. Jones" are initials as likely as marks.
  if (/a/.test(kind)) return first === 1;
  if (kind.endsWith("A.")) return first === 1 && lines.length > 2;
  // "– 4 %" and "- 5 degrees" are minus signs where every line goes on with a figure.
  if (/^[-–—]$/.test(kind))
    return !lines.every((line) => /^.\s+[\p{Sc}~≈]?\p{N}/u.test(texts[line] ?? ""));
  return true;
}
