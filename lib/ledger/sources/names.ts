/**
 * When two names may be one source. Promises that near-duplicates ("Mandiant Intelligence",
 * "Mandiant"; "J. Hultquist", "John Hultquist"; "Mandient"; "Jörg Müller", "Joerg Mueller"; "The
 * Guardian", "Guardian") are found and that names differing
 * in what matters ("Ministry of Defence", "Ministry of Public Security"; "Interview 1",
 * "Interview 2") are left apart. It only ever offers; a person decides. Pure.
 */
import { foldName } from "@/lib/text/fold-name";
import { joinedWords, partedWords } from "@/lib/text/other-spellings";
import { aliasesOf } from "./rules";

const words = (text: string): Set<string> => new Set(text.split(" "));

/** Carry no meaning of their own in a name. A single letter may be an initial, so none is here. */
const SMALL_WORDS = words(
  "the an of and for in on at by to de du des la le les el los las il lo gli al der die das und et",
);

const LEGAL_FORMS = words(
  "inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh mbh ag kg kgaa ug se " +
    "sa sas sarl srl spa bv nv ab oy oyj as asa aps kk pty pte jsc pjsc oao ooo zao sro doo ev",
);

/** Added to or left off an organisation's name at will. */
const GENERIC_WORDS = words("intelligence group holding holdings international global worldwide");

/** "L’Équipe", "d’Estaing": an article or preposition that has lost its vowel. */
const ELIDED = /(?<!\p{L})[dl]['’ʼ](?=\p{L})/giu;

/** The words that tell a name from others; all of them where nothing else is left. */
function coreWords(name: string): string[] {
  const all = foldName(name.replace(ELIDED, ""))
    .split(" ")
    .filter((word) => word.length > 0);
  const meaningful = all.filter((word) => !SMALL_WORDS.has(word));
  const core = meaningful.filter((word) => !LEGAL_FORMS.has(word) && !GENERIC_WORDS.has(word));
  if (core.length > 0) return core;
  return meaningful.length > 0 ? meaningful : all;
}

/** Of vowels written as two where there are no marks: Mueller is Müller, Aarhus is Århus. */
function withoutDigraphs(word: string): string {
  return word.replace(/aa|ae|oe|ue/g, ([vowel]) => vowel ?? "");
}

/** The words by which names are compared. */
function comparedWords(name: string): string[] {
  return coreWords(name).map(withoutDigraphs);
}

/** Whether two names look like the same source. Symmetric. */
export function areNearNames(one: string, other: string): boolean {
  const a = comparedWords(one);
  const b = comparedWords(other);
  if (a.length === 0 || b.length === 0) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return (
    sameWords(shorter, longer) ||
    a.join("") === b.join("") ||
    differsInInitials(shorter, longer) ||
    differsInOneWord(shorter, longer) ||
    isMisspelled(shorter, longer)
  );
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");
}

/** "J. Hultquist" and "John Hultquist": each word equal, or one the initial of the other. */
function differsInInitials(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.at(-1) !== b.at(-1) || a.length < 2) return false;
  return a.every((word, index) => {
    const counterpart = b[index] ?? "";
    const [short, long] =
      word.length <= counterpart.length ? [word, counterpart] : [counterpart, word];
    return short === long || (short.length === 1 && long.startsWith(short) && /\p{L}/u.test(short));
  });
}

/** "Foreign Office", "UK Foreign Office": one word more, on a name of at least two. */
function differsInOneWord(shorter: readonly string[], longer: readonly string[]): boolean {
  if (shorter.length < 2 || longer.length !== shorter.length + 1) return false;
  const left = [...longer];
  for (const word of shorter) {
    const at = left.indexOf(word);
    if (at === -1) return false;
    left.splice(at, 1);
  }
  // A number set apart tells two documents of one series apart.
  return !/^\p{N}+$/u.test(left[0] ?? "");
}

/** One word misspelled, or two by a letter each. */
function isMisspelled(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, index) => {
    const counterpart = b[index] ?? "";
    return word === counterpart ? [] : [[word, counterpart] as const];
  });
  if (different.length === 1) return different.every(([one, other]) => isMisspelling(one, other));
  return different.length === 2 && different.every(([one, other]) => isMisspelling(one, other, 1));
}

/**
 * One letter wrong, missing, added or swapped in a longer word; two in a long one. Never a digit.
 * @param most letters, if fewer than the word's length allows.
 */
function isMisspelling(a: string, b: string, most = 2): boolean {
  if (/\p{N}/u.test(a) || /\p{N}/u.test(b)) return false;
  const length = Math.min(a.length, b.length);
  if (length < MISSPELLED) return false;
  return editDistance(a, b) <= Math.min(most, length >= 8 ? 2 : 1);
}

/** Of shorter words, one letter more or less makes another name. */
const MISSPELLED = 5;

/** Damerau–Levenshtein (optimal string alignment); names are short, so the plain table will do. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

type Named = { name: string; aliases: string };

/** Whether two sources look like one: their names are near, or a name is the other's alias. */
export function areNearSources(one: Named, other: Named): boolean {
  if (areNearNames(one.name, other.name)) return true;
  const namesOf = ({ name, aliases }: Named) =>
    [name, ...aliasesOf(aliases)].map((text) => comparedWords(text).join(" ")).filter(Boolean);
  const names = new Set(namesOf(one));
  return namesOf(other).some((name) => names.has(name));
}

/**
 * What is stored as Source.nameKey: name and aliases folded, one a line, with a space before
 * each word, so that a search for " word" finds every beginning of a word, and one for a key's
 * own beginning finds names that begin so.
 */
export function nameKeyOf(source: Named): string {
  return keyOf([source.name, ...aliasesOf(source.aliases)]);
}

/**
 * What is stored as Source.aboutKey, in the same form: title and employer, and the other spellings
 * of all that a source is found by ("o brien" beside O’Brien, "almasri" beside al-Masri).
 */
export function aboutKeyOf(source: Named & { title: string; employer: string }): string {
  const { name, aliases, title, employer } = source;
  const all = [name, ...aliasesOf(aliases), title, employer];
  return keyOf([title, employer, ...all.flatMap(joinedWords), ...all.flatMap(partedWords)]);
}

function keyOf(texts: readonly string[]): string {
  return texts
    .map((text) => ` ${foldName(text)}`)
    .filter((text) => text.length > 1)
    .join("\n");
}

/**
 * Pieces of words of which any near-duplicate of this source shares at least one: beginnings, and
 * the ends of words that may be misspelled at the beginning. Looked for in `probedKey`.
 */
export function nearnessProbes(source: Named): string[] {
  const all = [source.name, ...aliasesOf(source.aliases)].flatMap(coreWords);
  return [
    ...new Set(
      all.flatMap((word) => {
        const beginning = ` ${word.slice(0, 2)}`;
        return word.length < MISSPELLED ? [beginning] : [beginning, `${word.slice(-2)} `];
      }),
    ),
  ];
}

/** A nameKey as it is probed: each word between spaces. */
export function probedKey(nameKey: string): string {
  return `${nameKey.replaceAll("\n", " ")} `;
}
