/**
 * People named in a text. Whoever writes puts an @ before a name; what is kept is the id, as @[7],
 * so that wherever the text is read the name is the one they have today. Pure.
 */
export type MentionedPerson = { id: number; name: string };

const KEPT = /@\[([1-9]\d{0,14})\]/g;
/** A name that goes on is another one, but for scripts that put no spaces between words. */
const GOES_ON =
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}]/u;
const IN_ADDRESS = /[\p{Script=Latin}\p{N}._+-]$/u;

/** The ids that a kept text names, each once, in their order. */
export function mentionsIn(text: string): number[] {
  return [...new Set(Array.from(text.matchAll(KEPT), ([, id]) => Number(id)))];
}

/** As it is kept: each @ before one of these names, the longest that fits, with the id behind it. */
export function keepMentions(text: string, people: readonly MentionedPerson[]): string {
  const longestFirst = [...people].sort((one, other) => other.name.length - one.name.length);
  let kept = "";
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at < from || isInAddress(text, at)) continue;
    const found = longestFirst.find(({ name }) => isNamedAt(text, at, name));
    if (!found) continue;
    kept += `${text.slice(from, at)}@[${found.id}]`;
    from = at + 1 + found.name.length;
  }
  return kept + text.slice(from);
}

/** Whether the @ at this place belongs to what stands before it, as in an e-mail address. */
export function isInAddress(text: string, at: number): boolean {
  return IN_ADDRESS.test(text.slice(Math.max(0, at - 2), at));
}

function isNamedAt(text: string, at: number, name: string): boolean {
  const end = at + 1 + name.length;
  return text.startsWith(name, at + 1) && !GOES_ON.test(text.slice(end, end + 2));
}

/** A kept text in pieces: what was written, and the people it names; others stand as they are. */
export function piecesOf(
  text: string,
  names: ReadonlyMap<number, string>,
): Array<string | MentionedPerson> {
  const pieces: Array<string | MentionedPerson> = [];
  let from = 0;
  for (const { 0: kept, 1: digits, index } of text.matchAll(KEPT)) {
    const id = Number(digits);
    const name = names.get(id);
    if (name === undefined) continue;
    if (index > from) pieces.push(text.slice(from, index));
    pieces.push({ id, name });
    from = index + kept.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** A kept text as it reads, and as it is written again. */
export function sayMentions(text: string, names: ReadonlyMap<number, string>): string {
  return piecesOf(text, names)
    .map((piece) => (typeof piece === "string" ? piece : `@${piece.name}`))
    .join("");
}
