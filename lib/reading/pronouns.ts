/**
 * Whom "he" or "she" means, where that is sure, and who it could be where it is not. Sure is: one
 * person only in the sentences before, or the one that the sentence before is about, with nobody
 * else after them; never a place, an event or a day, never somebody inside a quotation that the
 * pronoun is not in, and agreeing with what the text tells of he or she. "They" is always left
 * open: half of them are nobody in particular. Pure; looks a few sentences back.
 */
import type { Cast, Member } from "./cast";
import type { Reading } from "./reading";
import { indexFrom } from "./spans";

export type Reference = {
  readonly member: Member | null;
  /**
   * Who it could be, the likeliest first; empty where it is sure. With single names that may be
   * anything's ("Tom", "Riga"): who looks at them with the whole text in view tells.
   */
  readonly candidates: readonly Member[];
};

/** Sentences back in which a person may be meant. */
const REACH = 6;
/** Mentions looked at. */
const MOST = 40;

/** @param word the pronoun's index, `sentence` that of its sentence. */
export function referenceOf(
  cast: Cast,
  reading: Reading,
  word: number,
  sentence: number,
  depth = 0,
): Reference {
  const pronoun = reading.words[word]?.lower === "she" ? "she" : "he";
  const near = personsBefore(cast, reading, word, sentence).filter(
    (member) => genderOf(cast, member) === null || genderOf(cast, member) === pronoun,
  );
  const entities = [...new Map(near.map((member) => [entityOf(cast, member), member])).values()];
  const found = surest(cast, near, entities.length, sentence);
  const sure =
    found && isSurely(cast, found) ? found : chained(cast, reading, word, sentence, near[0], depth);
  return sure ? { member: sure, candidates: [] } : { member: null, candidates: entities };
}

/** How many pronouns are gone back over. */
const LONGEST_CHAIN = 5;
/** Words back to the pronoun before. */
const CHAIN_REACH = 60;

/** "He" after "he", with nobody named between them, is the same one. */
function chained(
  cast: Cast,
  reading: Reading,
  word: number,
  sentence: number,
  nearest: Member | undefined,
  depth: number,
): Member | null {
  if (depth >= LONGEST_CHAIN) return null;
  const { words, quotationOf } = reading;
  const lower = words[word]?.lower;
  const after = nearest?.span.end ?? 0;
  for (let at = word - 1; at >= Math.max(0, word - CHAIN_REACH); at -= 1) {
    if ((words[at]?.start ?? 0) < after) return null;
    if (words[at]?.lower !== lower || quotationOf[at] !== quotationOf[word]) continue;
    let of = sentence;
    while (of > 0 && (reading.sentences[of]?.first ?? 0) > at) of -= 1;
    if (of < sentence - 1) return null;
    return referenceOf(cast, reading, at, of, depth + 1).member;
  }
  return null;
}

/** The nearest first. */
function personsBefore(cast: Cast, reading: Reading, word: number, sentence: number): Member[] {
  const at = reading.words[word]?.start ?? 0;
  const quotation = reading.quotationOf[word] ?? null;
  const until = indexFrom(cast.members, at, ({ span }) => span.start);
  const paragraph = reading.sentences[sentence]?.paragraph ?? 0;
  return cast.members
    .slice(Math.max(0, until - MOST), until)
    .reverse()
    .filter(
      (member) =>
        member.isPerson !== "no" &&
        member.sentence >= sentence - REACH &&
        member.paragraph >= paragraph - 2 &&
        member.quotation === (quotation?.start ?? null),
    );
}

function surest(
  cast: Cast,
  near: readonly Member[],
  entities: number,
  sentence: number,
): Member | null {
  const [nearest] = near;
  if (!nearest) return null;
  const isClose = nearest.sentence >= sentence - 3;
  if (entities === 1) return isClose ? nearest : null;
  // Whom the last sentence with a person in it is about, and nobody else in it after them.
  const last = near.filter((member) => member.sentence === nearest.sentence);
  const subject = last.find(({ isSubject }) => isSubject());
  if (!subject || nearest.sentence < sentence - 1) return null;
  const others = last.filter((member) => entityOf(cast, member) !== entityOf(cast, subject));
  const isAlone = others.length === 0;
  return isAlone ||
    (nearest.sentence < sentence &&
      others.every(({ isSubject }) => !isSubject()) &&
      others.length === 1 &&
      subject.isSpeaker)
    ? subject
    : null;
}

/** One person's mentions lead to one surname. */
function entityOf(cast: Cast, { name, isNamed, head }: Member): string {
  if (!isNamed) return head;
  const last = name.toLowerCase().split(" ").at(-1) ?? name;
  return cast.persons.get(last) ?? last;
}

/** Whether the text itself shows that it is a person. */
export function isSurely(cast: Cast, member: Member): boolean {
  return (
    member.isPerson === "yes" || cast.persons.has(member.name.toLowerCase().split(" ").at(-1) ?? "")
  );
}

/** What any mention of the person tells. */
function genderOf(cast: Cast, member: Member): "he" | "she" | null {
  return member.pronoun ?? cast.genders.get(entityOf(cast, member)) ?? null;
}
