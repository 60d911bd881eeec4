/**
 * Dictionary forms: the rules of English endings, and a table of what the treebank has otherwise.
 * Pure.
 */

export type Lemmas = {
  /** By word and fine tag, where the rules are wrong. */
  readonly exceptions: ReadonlyMap<string, string>;
  /** Dictionary forms of verbs, nouns and adjectives that the treebank knows. */
  readonly known: ReadonlySet<string>;
};

export const lemmaKey = (word: string, fine: string): string => `${word} ${fine}`;

/** @param form in its normal form. */
export function lemmaOf(form: string, fine: string, lemmas: Lemmas): string {
  const word = form.toLowerCase();
  return lemmas.exceptions.get(lemmaKey(word, fine)) ?? lemmaByRule(form, fine, lemmas.known);
}

export function lemmaByRule(form: string, fine: string, known: ReadonlySet<string>): string {
  const word = form.toLowerCase();
  switch (fine) {
    case "NNP":
      return form;
    case "NNPS":
      return form.replace(/(?<=\p{L}{2}[^s])s$/u, "");
    case "NNS":
    case "VBZ":
      return withoutS(word);
    case "VBD":
    case "VBN":
      return pickStem(word, /e?d$/u, known);
    case "VBG":
      return pickStem(word, /ing$/u, known);
    case "JJR":
    case "RBR":
      return pickStem(word, /e?r$/u, known);
    case "JJS":
    case "RBS":
      return pickStem(word, /e?st$/u, known);
    default:
      return word;
  }
}

function withoutS(word: string): string {
  if (/[^aeiou]ies$/u.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/u.test(word) && !/[aeiou]ses$/u.test(word)) return word.slice(0, -2);
  return /(?<=.)[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** The word without its ending, as the treebank knows it; else by the look of its last letters. */
function pickStem(word: string, ending: RegExp, known: ReadonlySet<string>): string {
  const stem = word.replace(ending, "");
  if (stem === word || !/[aeiouy]/u.test(stem)) return word;
  const isDoubled = stem.at(-1) === stem.at(-2) && /[^aeiou]$/u.test(stem);
  const candidates = [
    ...(stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : []),
    `${stem}e`,
    stem,
    ...(isDoubled ? [stem.slice(0, -1)] : []),
  ];
  const found = candidates.find((candidate) => known.has(candidate));
  if (found) return found;
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (isDoubled && !/(?:ss|ll|zz|ff)$/u.test(stem)) return stem.slice(0, -1);
  return /^[^aeiou]*[aeiouy][bdklmnprt]$/u.test(stem) || LONG_WITH_E.test(stem) ? `${stem}e` : stem;
}

/** "used", "changed", "settled", "created", "decided", "described"; not "opened", "reported". */
const LONG_WITH_E =
  /(?:[cguvz]|[aeiou]s|[^aeiour][rl]|[^aeo](?:[aiou]d|[aiu]b|[aio]k|[iua]r|ul|[aou]t|um)|[mfb]in)$/u;
