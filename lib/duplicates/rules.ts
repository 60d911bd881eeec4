/**
 * Which claims say what another says, in other words or other stories. Pure. By the words that carry
 * meaning, each weighing as much as it is rare among those that are compared (drafts/place).
 */
import {
  rarityAmong,
  relate,
  tellingWords,
  type TellingWords,
} from "@/lib/drafts/place/same-matter";
import { foldLetters } from "@/lib/text/fold-letters";
import { editDistance } from "@/lib/text/misspelling";

/** Units of a wording by which others are looked for. */
export const LOOKED_FOR_LENGTH = 1_000;
/** Shown below what is typed. */
export const ALIKE_SHOWN = 3;
/** Words below which a text is not yet a claim. */
export const FEWEST_WORDS = 3;

/** `other`: on the same matter it gives another figure, date or spelling of a name. */
export type SaysAsWell = "same" | "other";

/** The words of a wording as the index holds them, each once, in their order. */
export function indexedWords(wording: string): string[] {
  const words = foldLetters(wording.slice(0, LOOKED_FOR_LENGTH)).split(
    /[^\p{L}\p{M}\p{N}\p{Co}]+/u,
  );
  return [...new Set(words)].filter((word) => word.length > 1);
}

/** More hits together are not looked through while somebody types. */
const MOST_HITS = 4_000;
const MOST_WORDS = 10;

export type LookedUp =
  /** Any of these stands in it. */
  | { any: string[] }
  /** All of these do: each by itself stands in too many. */
  | { all: string[] };

/**
 * By which words like claims are looked for: the rarest, as many as stay cheap.
 * @param counts in how many claims each stands; words that stand in none are left out.
 */
export function wordsToLookUp(counts: ReadonlyMap<string, number>): LookedUp | null {
  const rarest = [...counts].filter(([, claims]) => claims > 0).sort(([, a], [, b]) => a - b);
  if (rarest.length < 2) return null;
  let hits = 0;
  const any = rarest
    .slice(0, MOST_WORDS)
    .filter(([, claims]) => (hits += claims) <= MOST_HITS)
    .map(([word]) => word);
  if (any.length > 0) return { any };
  return { all: rarest.slice(0, 3).map(([word]) => word) };
}

/** The claims that say the same or give another figure, the likest first. */
export function claimsAlike<Other extends { wording: string }>(
  wording: string,
  others: readonly Other[],
): Array<Other & { says: SaysAsWell; likeness: number }> {
  const own = tellingWords(wording);
  const read = others.map((other) => ({ other, words: tellingWords(other.wording) }));
  const weightOf = rarityAmong(read.map(({ words }) => words));
  return read
    .flatMap(({ other, words }) => {
      const relation = areOfTheSame(own, words) ? relate(own, words, weightOf) : null;
      const isWhole = shareOfLonger(own, words, weightOf) >= SHARE_OF_LONGER;
      return relation && isWhole ? [{ ...other, ...relation }] : [];
    })
    .sort(
      (one, other) =>
        Number(one.says !== "same") - Number(other.says !== "same") ||
        other.likeness - one.likeness,
    );
}

/** Of the weight of the longer statement, the share that a duplicate has in common. */
const SHARE_OF_LONGER = 0.5;

function shareOfLonger(
  own: TellingWords,
  other: TellingWords,
  weightOf: (key: string) => number,
): number {
  const sum = (keys: Iterable<string>) => [...keys].reduce((all, key) => all + weightOf(key), 0);
  const shared = sum([...own.keys()].filter((key) => other.has(key)));
  return shared / Math.max(1, sum(own.keys()), sum(other.keys()));
}

/** Letters by which one name is another misspelt. */
const SLIPS_IN_NAME = 2;

/**
 * Whether two statements are of the same ones, in the same order: what Apple did is not what Microsoft
 * did, and who accuses whom is turned round by turning the names round.
 */
function areOfTheSame(own: TellingWords, other: TellingWords): boolean {
  const [mine, theirs] = [namesIn(own), namesIn(other)];
  const isMisspelt = (name: string, names: readonly string[]) =>
    names.some((one) => editDistance(one, name, SLIPS_IN_NAME) <= SLIPS_IN_NAME);
  const only = (names: readonly string[], without: TellingWords, others: readonly string[]) =>
    names.filter((name) => !without.has(name) && !isMisspelt(name, others));
  if (only(mine, other, theirs).length > 0 && only(theirs, own, mine).length > 0) return false;
  const shared = mine.filter((name) => theirs.includes(name));
  return shared.join(" ") === theirs.filter((name) => mine.includes(name)).join(" ");
}

/** A capital at the beginning does not tell; it may be one, and is taken for one. */
function namesIn(words: TellingWords): string[] {
  return [...words]
    .filter(([, { kind, isFirst }]) => kind === "name" || (kind === "other" && isFirst))
    .map(([key]) => key);
}
