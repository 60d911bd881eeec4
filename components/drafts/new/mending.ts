/** A text that is looked over before it comes in, as paragraphs that can be mended. Pure. */
import type { MendedParagraph } from "@/lib/text/import/mended";
import type { BroughtText } from "@/lib/text/import/findings";
import type { Link, Part, Span } from "@/lib/text/text";

export type LookedOver = MendedParagraph & {
  /** Stays the same whatever happens to the others. */
  readonly key: number;
  readonly part: Part;
  readonly leftOut: ReadonlyArray<{
    readonly what: string;
    readonly text: string;
    /** A place in this paragraph. */
    readonly at: number;
  }>;
  /** Links whose words went; they are back where the words are. */
  readonly lost: ReadonlyArray<{ readonly href: string; readonly words: string }>;
};

export function lookedOver(brought: BroughtText): LookedOver[] {
  const { text, paragraphs, links, notes, leftOut, changes } = brought;
  // In one go through all lists, which are in the order of the text.
  const nextLinks = taker(links, ({ start }) => start);
  const nextNotes = taker(notes, ({ at }) => at);
  const nextLeftOut = taker(leftOut, ({ at }) => at);
  const nextChanges = taker(changes, ({ at }) => at);
  return paragraphs.map(({ start, end, kind, level, part = "body" }, index) => {
    const until = index === paragraphs.length - 1 ? Infinity : end;
    const within = (at: number) => Math.min(Math.max(0, at - start), end - start);
    return {
      key: index,
      text: text.slice(start, end),
      kind,
      level,
      part,
      links: nextLinks(until).map((each) => ({
        ...each,
        start: within(each.start),
        end: within(each.end),
      })),
      notes: nextNotes(until).map((each) => placed(each, within)),
      changes: nextChanges(until).map((each) => ({ ...each, at: within(each.at) })),
      leftOut: nextLeftOut(until).map((each) => ({ ...each, at: within(each.at) })),
      lost: [],
    };
  });
}

/** The note with its places moved as `to` says. */
function placed<Note extends { at: number; from?: number | undefined }>(
  note: Note,
  to: (place: number) => number,
): Note {
  return { ...note, at: to(note.at), ...(note.from !== undefined && { from: to(note.from) }) };
}

function taker<Each>(list: readonly Each[], placeOf: (each: Each) => number) {
  const sorted = [...list].sort((one, other) => placeOf(one) - placeOf(other));
  let next = 0;
  return (until: number): Each[] => {
    const from = next;
    while (next < sorted.length && placeOf(sorted[next] as Each) <= until) next += 1;
    return sorted.slice(from, next);
  };
}

/** The paragraph with other words; links and notes stay with those of theirs that are left. */
export function retyped(paragraph: LookedOver, text: string): LookedOver {
  const before = paragraph.text;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  const end = before.length - tail;
  const grown = text.length - before.length;
  // What was typed at a link's edge is not part of it.
  const after = (at: number) => (at >= end ? at + grown : Math.min(at, start));
  const from = (at: number) => (at >= end ? at + grown : at <= start ? at : end + grown);
  const kept: Link[] = [];
  const lost: Array<LookedOver["lost"][number]> = [];
  for (const link of paragraph.links) {
    const moved = { ...link, start: from(link.start), end: edge(link, start, after) };
    if (moved.start < moved.end) kept.push(moved);
    else lost.push({ href: link.href, words: before.slice(link.start, link.end) });
  }
  const notes = paragraph.notes.map((note) => placed(note, after));
  const changes = changesOf(paragraph).map((each) => ({ ...each, at: after(each.at) }));
  const leftOut = paragraph.leftOut.map((each) => ({ ...each, at: after(each.at) }));
  return withFound({
    ...paragraph,
    text,
    links: kept,
    notes,
    changes,
    leftOut,
    lost: [...paragraph.lost, ...lost],
  });
}

/** What was kept in a browser before changes were has none. */
const changesOf = ({ changes = [] }: LookedOver) => changes;

/** A paragraph cut out and pasted again has its links again. */
function withFound(paragraph: LookedOver): LookedOver {
  const { text } = paragraph;
  const links = [...paragraph.links];
  const lost = paragraph.lost.filter(({ href, words }) => {
    const start = text.indexOf(words);
    const end = start + words.length;
    const isTaken = links.some((link) => link.start < end && start < link.end);
    if (start === -1 || isTaken) return true;
    links.push({ href, start, end });
    return false;
  });
  links.sort((one, other) => one.start - other.start);
  return { ...paragraph, links, lost };
}

function edge({ end }: Span, start: number, after: (at: number) => number): number {
  return end <= start ? end : after(end);
}

/** Two paragraphs as one, which is what the first was. */
export function joined(list: readonly LookedOver[], index: number): LookedOver[] {
  const [first, second] = [list[index], list[index + 1]];
  if (!first || !second) return [...list];
  const glue = /\s$/.test(first.text) || /^\s/.test(second.text) ? "" : " ";
  const moved = first.text.length + glue.length;
  const both: LookedOver = {
    ...first,
    text: first.text + glue + second.text,
    links: [
      ...first.links,
      ...second.links.map((link) => ({
        ...link,
        start: link.start + moved,
        end: link.end + moved,
      })),
    ],
    notes: [...first.notes, ...second.notes.map((note) => placed(note, (at) => at + moved))],
    changes: [
      ...changesOf(first),
      ...changesOf(second).map((each) => ({ ...each, at: each.at + moved })),
    ],
    leftOut: [
      ...first.leftOut,
      ...second.leftOut.map((each) => ({ ...each, at: each.at + moved })),
    ],
    lost: [...first.lost, ...second.lost],
  };
  return [...list.slice(0, index), both, ...list.slice(index + 2)];
}

/**
 * One paragraph as two, divided at `at`. What stands there goes with the words before it. Nothing
 * but a heading that goes on behind the place stays a heading: whoever begins a new line after one
 * means to write text.
 */
export function divided(list: readonly LookedOver[], index: number, at: number): LookedOver[] {
  const whole = list[index];
  if (!whole) return [...list];
  const end = whole.text.slice(0, at).trimEnd().length;
  const start = whole.text.length - whole.text.slice(at).trimStart().length;
  const first: LookedOver = {
    ...whole,
    text: whole.text.slice(0, end),
    links: cut(whole.links, 0, end),
    notes: whole.notes
      .filter((note) => note.at <= at)
      .map((note) => placed(note, (place) => Math.min(place, end))),
    changes: changesOf(whole)
      .filter((each) => each.at <= at)
      .map((each) => ({ ...each, at: Math.min(each.at, end) })),
    leftOut: whole.leftOut
      .filter((each) => each.at <= at)
      .map((each) => ({ ...each, at: Math.min(each.at, end) })),
  };
  const isText = whole.kind === "heading" && start === whole.text.length;
  const behind = (place: number) => Math.max(0, place - start);
  const second: LookedOver = {
    ...whole,
    ...(isText && { kind: "paragraph", level: 0, part: "body" }),
    key: 1 + list.reduce((most, { key }) => Math.max(most, key), 0),
    text: whole.text.slice(start),
    links: cut(whole.links, start, whole.text.length),
    notes: whole.notes.filter((note) => note.at > at).map((note) => placed(note, behind)),
    changes: changesOf(whole)
      .filter((each) => each.at > at)
      .map((each) => ({ ...each, at: behind(each.at) })),
    leftOut: whole.leftOut
      .filter((each) => each.at > at)
      .map((each) => ({ ...each, at: behind(each.at) })),
    lost: [],
  };
  return [...list.slice(0, index), first, second, ...list.slice(index + 1)];
}

/** What of the links lies between two places, counted from the first of them. */
function cut(links: readonly Link[], from: number, to: number): Link[] {
  return links
    .map((link) => ({
      ...link,
      start: Math.max(link.start, from) - from,
      end: Math.min(link.end, to) - from,
    }))
    .filter(({ start, end }) => start < end);
}

/** What a paragraph can be made; the levels of headings that stories have. */
export const FORMS = [
  "paragraph",
  "heading 1",
  "heading 2",
  "heading 3",
  "list_item",
  "quotation",
] as const;

/** A paragraph's form by name; one beyond those above where a file has it: "heading 5", "note". */
export function formOf({ kind, level }: Pick<LookedOver, "kind" | "level">): string {
  return kind === "heading" ? `heading ${level}` : kind;
}

export function formed(paragraph: LookedOver, form: string): LookedOver {
  const level = /^heading ([1-6])$/.exec(form)?.[1];
  if (level !== undefined) return { ...paragraph, kind: "heading", level: Number(level) };
  switch (form) {
    case "paragraph":
    case "quotation":
    case "note":
      return { ...paragraph, kind: form, level: 0 };
    case "list_item":
      return { ...paragraph, kind: form, level: Math.max(1, paragraph.level) };
    default:
      return paragraph;
  }
}

const WORDS_SAID = 4;

/** Where in a paragraph something stood, in words: after its last words before the place. */
export function placeInWords(text: string, at: number): string {
  const before = text.slice(0, at).trim();
  if (!/[\p{L}\p{N}]/u.test(before)) return text === "" ? "" : "at its beginning";
  const words = before.split(/\s+/);
  const isCut = words.length > WORDS_SAID;
  return `after “${isCut ? "…" : ""}${words.slice(-WORDS_SAID).join(" ")}”`;
}

/** As the command takes it. */
export function mendedParagraphs(list: readonly LookedOver[]) {
  return list.map(({ text, kind, level, part, links, notes, changes = [] }) => ({
    text,
    kind,
    level,
    part,
    links: links.map(({ start, end, href }) => ({ start, end, href })),
    notes: notes.map(({ kind: of, author, text: said, at, from, replies, links: behind }) => ({
      ...{ kind: of, author, text: said, at },
      ...(from !== undefined && { from }),
      ...(replies && { replies: replies.map((each) => ({ ...each })) }),
      ...(behind && { links: [...behind] }),
    })),
    changes: changes.map(({ was, now, at }) => ({ was, now, at })),
  }));
}
