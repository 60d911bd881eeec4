/**
 * Who is meant: gathers the persons and bodies that a text introduces and leads "he", "the
 * company", "the spokeswoman" or a bare surname back to them. Recency decides, held to what number
 * and pronoun allow; where that leaves nobody, the words stand for themselves. Pure; linear in
 * the text, since only the latest few introductions are looked at.
 */
import type { Span } from "@/lib/text/text";
import type { Introduction } from "./proposal";
import type { Reading } from "./reading";
import { referenceOf } from "./pronouns";
import { indexFrom, spanOf } from "./spans";
import { descriptionOf, type Description } from "./speakers";
import type { Phrase } from "./subjects";

export type Member = Description & {
  readonly span: Span;
  readonly paragraph: number;
  readonly sentence: number;
  /** Speaks, or opens its sentence: likelier to be meant by a noun than an object is. */
  readonly isSalient: boolean;
  readonly isSpeaker: boolean;
  /** The subject of its clause. */
  readonly isSubject: () => boolean;
  /** One person by name or role; "maybe" for a single name that nothing else tells of. */
  readonly isPerson: "yes" | "maybe" | "no";
  /** Where the quotation begins that the mention stands in; null outside of any. */
  readonly quotation: number | null;
};

export type MentionPlace = Pick<
  Member,
  "paragraph" | "sentence" | "isSalient" | "isSpeaker" | "isSubject" | "isPerson"
>;

export type Cast = {
  /** In order of appearance. */
  readonly members: Member[];
  readonly bySurname: Map<string, Member>;
  readonly byName: Map<string, Member>;
  /** By surname, what the text tells of he or she. */
  readonly genders: Map<string, "he" | "she">;
  /** By first name and by surname, the surname of whoever is a person for sure. */
  readonly persons: Map<string, string>;
};

/** How many introductions back a pronoun may reach. */
const REACH = 12;

export function newCast(): Cast {
  return {
    members: [],
    bySurname: new Map(),
    byName: new Map(),
    genders: new Map(),
    persons: new Map(),
  };
}

/** Takes a mention into the cast; a fuller one than what is known of the name is kept beside it. */
export function introduce(cast: Cast, reading: Reading, phrase: Phrase, place: MentionPlace): void {
  const description = descriptionOf(reading, phrase);
  if (
    phrase.first === phrase.last &&
    /^(?:he|she|they|it|we|i|you|who|which|that)$/.test(description.head)
  )
    return;
  const member: Member = {
    ...description,
    span: spanOf(reading, phrase.first, phrase.last),
    quotation: reading.quotationOf[phrase.first]?.start ?? null,
    ...place,
  };
  cast.members.push(member);
  if (member.isNamed && member.isPerson === "yes") {
    const parts = member.name.toLowerCase().split(" ");
    const surname = parts.at(-1) ?? "";
    for (const part of [surname, parts[0] ?? ""]) {
      if (part.length > 2 && !cast.persons.has(part)) cast.persons.set(part, surname);
    }
  }
  if (member.isNamed && member.pronoun !== null) {
    cast.genders.set(member.name.toLowerCase().split(" ").at(-1) ?? "", member.pronoun);
  }
  if (!member.isNamed) return;
  const key = member.name.toLowerCase();
  const known = cast.byName.get(key);
  if (!known || (known.title === "" && member.title !== "")) cast.byName.set(key, member);
  const surname = key.split(" ").at(-1) ?? "";
  if (member.kind === "person" && key.includes(" ") && !cast.bySurname.has(surname))
    cast.bySurname.set(surname, member);
}

/** The member that the phrase refers back to, or null where it speaks for itself. */
export function referent(
  cast: Cast,
  reading: Reading,
  phrase: Phrase,
  sentence: number,
): Member | null {
  const paragraph = reading.sentences[sentence]?.paragraph ?? 0;
  const description = descriptionOf(reading, phrase);
  const at = spanOf(reading, phrase.first, phrase.last).start;
  if (description.isNamed) {
    const key = description.name.toLowerCase();
    const surname = key.includes(" ") ? null : (cast.bySurname.get(key) ?? null);
    return surname ?? cast.byName.get(key) ?? null;
  }
  const isAlone = phrase.first === phrase.last;
  if (isAlone && /^(?:he|she|they)$/.test(description.head)) {
    const member =
      description.head === "they"
        ? null
        : referenceOf(cast, reading, phrase.first, sentence).member;
    return member && resolved(cast, member);
  }
  const isDefinite = /^(?:the|this|that|these|those)$/.test(
    reading.words[phrase.first]?.lower ?? "",
  );
  const fits = isAlone ? fitsPronoun(description.head) : isDefinite ? fitsNoun(description) : null;
  if (!fits) return null;
  const until = indexFrom(cast.members, at, (member) => member.span.start);
  const reach = cast.members.slice(Math.max(0, until - REACH), until).reverse();
  // A pronoun does not reach further than two paragraphs back; a noun does.
  const near = isAlone ? reach.filter((member) => paragraph - member.paragraph <= 2) : reach;
  const found = near.find((member) => member.isSalient && fits(member)) ?? near.find(fits);
  return found ? resolved(cast, found) : null;
}

/** A surname stands for the full name behind it. */
export function resolved(cast: Cast, member: Member): Member {
  if (!member.isNamed) return member;
  const key = member.name.toLowerCase();
  return (key.includes(" ") ? null : cast.bySurname.get(key)) ?? cast.byName.get(key) ?? member;
}

type Fits = ((member: Member) => boolean) | null;

function fitsPronoun(pronoun: string): Fits {
  switch (pronoun) {
    case "it":
      return (member) => member.kind !== "person" && !member.isPlural;
    default:
      return null;
  }
}

function fitsNoun({ head, kind, isPlural }: Description): Fits {
  if (isPlural) return null;
  return (member) => {
    if (member.head === head || member.title.toLowerCase().split(" ").includes(head)) return true;
    if (member.name.toLowerCase().split(" ").includes(head)) return true;
    const isGeneral =
      /^(?:company|firm|group|organi[sz]ation|agency|vendor|seller|publisher|maker|startup)$/.test(
        head,
      );
    if (isGeneral)
      return member.kind === "organisation" && member.isNamed && !isPublicBody(member.name);
    return kind === "document" && member.kind === "document" && member.head === head;
  };
}

const isPublicBody = (name: string): boolean =>
  /\b(?:ministry|department|government|court|parliament|police|council|office)\b/i.test(name);

export function introductionOf(member: Member, mention: Span): Introduction | null {
  if (member.span.start === mention.start) return null;
  return { name: member.name, span: member.span };
}
