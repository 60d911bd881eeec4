/**
 * From the words that name a source to the source: gives each attribution's subject its full name,
 * title, employer, kind, other names and first mention. Pure.
 */
import {
  introduce,
  introductionOf,
  newCast,
  referent,
  resolved,
  type Cast,
  type Member,
} from "./cast";
import type { Attribution } from "./attribution";
import { conjunctsOf } from "./conjuncts";
import { bareNamesIn, isBarePerson, type BareNames } from "./bare-names";
import { isDeterminer, isName, longNounPhraseEnd, nounPhraseEnd } from "./patterns";
import type { AttributedSource, Candidate, ProposedSourceKind } from "./proposal";
import { isSurely, referenceOf } from "./pronouns";
import type { Reading } from "./reading";
import { traitsOf } from "./mentions";
import { TRADE } from "./roles";
import { spanOf, touching } from "./spans";
import { descriptionOf } from "./speakers";
import type { Phrase } from "./subjects";

export type Casting = {
  readonly cast: Cast;
  readonly bareNames: BareNames;
  /** Names of outlets that speak of their own checks, in lower case: this story's own newsroom. */
  readonly own: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Who speaks a quotation, by where it starts. */
  readonly speakers: ReadonlyMap<number, Attribution>;
};

type Asked = Pick<Attribution, "subject" | "sentence" | "parts">;

/** Takes in everybody whom the text names, and all who speak, in the order of the text. */
export function castOf(reading: Reading, attributions: readonly Attribution[]): Casting {
  const cast = newCast();
  const mentions = mentionsOf(reading, attributions);
  const aliases = new Map<string, string[]>();
  for (const { phrase, sentence, isSalient, isSpeaker } of mentions) {
    introduce(cast, reading, phrase, {
      paragraph: reading.sentences[sentence]?.paragraph ?? 0,
      sentence,
      isSalient,
      isSpeaker,
      ...traitsOf(reading, phrase, sentence, isSpeaker),
    });
  }
  for (const { name, alias } of aliasesIn(reading, cast)) {
    const key = name.toLowerCase();
    const known = aliases.get(key) ?? [];
    if (known.length < MOST_ALIASES && !known.includes(alias)) aliases.set(key, [...known, alias]);
  }
  return {
    cast,
    bareNames: bareNamesIn(reading.words),
    own: ownOutlets(reading, attributions),
    aliases,
    speakers: speakersOf(reading, attributions),
  };
}

/** Other names of one source that are taken from a text. */
const MOST_ALIASES = 8;

type Mention = {
  readonly phrase: Phrase;
  readonly sentence: number;
  readonly isSalient: boolean;
  readonly isSpeaker: boolean;
};

function mentionsOf(reading: Reading, attributions: readonly Attribution[]): Mention[] {
  const { words } = reading;
  const speakers = attributions.flatMap(({ subject, sentence }) =>
    subject ? [{ phrase: subject, sentence, isSalient: true, isSpeaker: true }] : [],
  );
  const taken = new Set(speakers.map(({ phrase }) => phrase.first));
  const named: Mention[] = [];
  reading.sentences.forEach((sentence, index) => {
    for (let at = sentence.first; at < sentence.last;) {
      const opens = isDeterminer(words[at]) ? at + 1 : at;
      const end = isName(words, opens) || opens > at ? nounPhraseEnd(words, at, sentence.last) : at;
      const holdsName = words.slice(at, end).some((_, offset) => isName(words, at + offset));
      if (end > at && holdsName && !taken.has(at)) {
        const aside = asideAfterName(reading, end, sentence.last);
        named.push({
          phrase: { first: at, last: end - 1, aside },
          sentence: index,
          isSalient: at - sentence.first < 3,
          isSpeaker: false,
        });
      }
      at = Math.max(end, at + 1);
    }
  });
  return [...speakers, ...named].sort((a, b) => a.phrase.first - b.phrase.first);
}

/** ", chief analyst at Brand," right after a name. */
function asideAfterName({ words }: Reading, at: number, limit: number): Phrase["aside"] {
  if (words[at]?.text !== ",") return null;
  const end = longNounPhraseEnd(words, at + 1, limit);
  const closes = /^[,.;]$/.test(words[end]?.text ?? "");
  return end > at + 1 && closes && !isName(words, at + 1) ? { first: at + 1, last: end - 1 } : null;
}

const ALIAS =
  /\b(?:formally|formerly|also|previously|better|otherwise|now) (?:known|called|referred to|named)(?: as)?\s|\b(?:known|referred to|doing business) as\s/g;

/** "…, formerly known as Alder Systems": given to the name right before. */
function aliasesIn(reading: Reading, cast: Cast): Array<{ name: string; alias: string }> {
  const { text, words } = reading;
  const found: Array<{ name: string; alias: string }> = [];
  let word = 0;
  let member = -1;
  for (const match of text.matchAll(ALIAS)) {
    const from = match.index + match[0].length;
    while ((words[word]?.start ?? Infinity) < from) word += 1;
    const end = longNounPhraseEnd(words, word, word + 8);
    while ((cast.members[member + 1]?.span.start ?? Infinity) < match.index) member += 1;
    if (end <= word || !isName(words, isDeterminer(words[word]) ? word + 1 : word)) continue;
    const span = spanOf(reading, word, end - 1);
    const owner = ownerOf(reading, cast, member, match.index);
    if (owner) found.push({ name: owner.name, alias: text.slice(span.start, span.end) });
  }
  return found;
}

/** The name right before, or the firm that a noun right before ("the vendor") stands for. */
function ownerOf(reading: Reading, cast: Cast, last: number, at: number): Member | null {
  const nearest = cast.members[last];
  if (nearest?.isNamed && at - nearest.span.end < CLOSE) return nearest;
  const before = /([a-z]+)\W{0,3}$/.exec(reading.text.slice(Math.max(0, at - 30), at))?.[1] ?? "";
  if (!TRADE.test(before)) return null;
  return (
    cast.members
      .slice(Math.max(0, last - FAR), last + 1)
      .reverse()
      .find(
        (member) => member.kind === "organisation" && member.isNamed && hasTrade(reading, member),
      ) ?? null
  );
}

/** In characters: ", " and "(" may stand between a name and its other name. */
const CLOSE = 12;
/** In mentions. */
const FAR = 30;

/** Introduced by what it does: "the security vendor Alder". */
function hasTrade({ text }: Reading, { span }: Member): boolean {
  return text
    .slice(span.start, span.end)
    .split(/\s+/)
    .some((word) => TRADE.test(word));
}

/** An outlet that could not verify, or that reviewed, is taken for the one whose story this is. */
function ownOutlets(reading: Reading, attributions: readonly Attribution[]): Set<string> {
  const own = new Set<string>();
  for (const { subject, cue, isNegated } of attributions) {
    if (
      !subject ||
      !cue ||
      !isNegated ||
      !/^(?:verify|confirm|authenticate|corroborate)$/.test(cue.lemma)
    )
      continue;
    const description = descriptionOf(reading, subject);
    if (description.kind === "publication") own.add(description.name.toLowerCase());
  }
  const by =
    /\b(?:seen|reviewed|verified|obtained|analysed|analyzed|review|analysis|assessment|investigation) by (?:the )?((?:\p{Lu}[\p{L}&.]*\s?){1,4})/gu;
  for (const match of reading.text.matchAll(by)) {
    const name = (match[1] ?? "").trim().replace(/[.]$/, "").toLowerCase();
    if (
      /(?:news|information|times|post|herald|tribune|journal|guardian|reuters|bloomberg|bbc|press)$/.test(
        name,
      )
    )
      own.add(name);
  }
  return own;
}

/** The source that an attribution's subject stands for. */
export function sourceOf(
  casting: Casting,
  reading: Reading,
  asked: Asked,
): AttributedSource | null {
  const { subject } = asked;
  if (!subject) return null;
  const each = conjunctsOf(reading, subject).flatMap(
    (part) => oneSource(casting, reading, { ...asked, subject: part }, part) ?? [],
  );
  const source = oneSource(casting, reading, asked, subject);
  if (!source || each.length < 2) return source;
  const [first] = each;
  const kind = each.every((one) => one.kind === first?.kind) ? first?.kind : undefined;
  // What is told of one is not told of all.
  const all = { ...source, title: "", employer: "", isPlural: true, isWhole: false, each };
  return kind === undefined ? all : { ...all, kind };
}

function oneSource(
  casting: Casting,
  reading: Reading,
  asked: Asked,
  subject: Phrase,
): AttributedSource | null {
  const span = spanOf(reading, subject.first, subject.last);
  // Signs alone are nobody.
  if (span.start === span.end) return null;
  const words = reading.text.slice(span.start, span.end);
  const here = descriptionOf(reading, subject);
  const speaker = here.kind === "own_observation" ? quotedSpeaker(casting, reading, asked) : null;
  if (speaker) return { ...speaker, span, words };
  const member = referent(casting.cast, reading, subject, asked.sentence);
  const known = member ?? here;
  const title = here.title || known.title;
  const employer = here.employer || known.employer;
  const name = known.isNamed ? known.name : here.isNamed ? here.name : known.name;
  const isNamed = known.isNamed || here.isNamed;
  const isOpen = member === null && OPEN.test(words);
  const candidates = isOpen ? candidatesFor(casting, reading, asked) : [];
  const kind = kindOf(casting, name, known.kind, words);
  return {
    span,
    words,
    name,
    kind: ownOr(casting, name, words, kind),
    isNamed,
    isWhole: isNamed && isWholeName(name, kind),
    isOpen,
    couldBe: candidates.map((candidate) => candidate.name),
    candidates,
    isPlural: here.isNamed ? here.isPlural : known.isPlural,
    title,
    employer,
    aliases: casting.aliases.get(name.toLowerCase()) ?? [],
    introduced: member ? introductionOf(member, span) : null,
    each: [],
  };
}

/** A bare name that says something is a person's, where nothing tells otherwise. */
function kindOf(
  { bareNames }: Casting,
  name: string,
  kind: ProposedSourceKind,
  words: string,
): ProposedSourceKind {
  if (kind !== "organisation" || /\s/.test(name) || /^the\s/i.test(words)) return kind;
  return isBarePerson(bareNames, name, true) ? "person" : kind;
}

const OPEN = /^(?:he|she|they)$/i;

/** "Lund" may be a person, a town or a firm; "Ann Lund" and "the Port Authority" are themselves. */
function isWholeName(name: string, kind: ProposedSourceKind): boolean {
  return kind === "document" || kind === "publication" || /\S\s+\S/.test(name);
}

/** Offered for one pronoun. */
const MOST_CANDIDATES = 4;

function candidatesFor(
  { cast, aliases, bareNames }: Casting,
  reading: Reading,
  { subject, sentence }: Asked,
): Candidate[] {
  if (!subject || !/^(?:he|she)$/.test(reading.words[subject.first]?.lower ?? "")) return [];
  const near = referenceOf(cast, reading, subject.first, sentence).candidates;
  // "Tom met Sara. He …": nothing tells that Tom is a person, but a person may be asked.
  const persons = near.filter(
    (member) => isSurely(cast, member) || isBarePerson(bareNames, member.name, true),
  );
  return persons.slice(0, MOST_CANDIDATES).map((member) => {
    const { name, kind, isNamed, title, employer } = resolved(cast, member);
    return {
      ...{ name, isNamed, title, employer },
      // Whoever may be meant by "she" is a person, though the name alone does not tell.
      kind: kind === "organisation" ? "person" : kind,
      isWhole: isNamed && isWholeName(name, kind),
      aliases: aliases.get(name.toLowerCase()) ?? [],
    };
  });
}

function ownOr(
  { own }: Casting,
  name: string,
  words: string,
  kind: ProposedSourceKind,
): ProposedSourceKind {
  if (own.has(name.toLowerCase())) return "own_observation";
  const by = / by (?:the )?(.+)/s.exec(words)?.[1]?.toLowerCase();
  return by !== undefined && own.has(by) ? "own_observation" : kind;
}

function speakersOf(
  reading: Reading,
  attributions: readonly Attribution[],
): Map<number, Attribution> {
  const speakers = new Map<number, Attribution>();
  for (const attribution of attributions) {
    // What is said inside a quotation by "I" does not tell who is quoted.
    if (!attribution.subject || reading.quotationOf[attribution.subject.first]) continue;
    for (const part of attribution.parts) {
      for (const { start } of touching(reading.quotations, part)) speakers.set(start, attribution);
    }
  }
  return speakers;
}

/** "I" inside a quotation is whoever is quoted. */
function quotedSpeaker(casting: Casting, reading: Reading, asked: Asked): AttributedSource | null {
  const at = asked.subject?.first ?? 0;
  const quotation = reading.quotationOf[at];
  if (!quotation) return null;
  const outer = casting.speakers.get(quotation.start);
  return outer && outer.subject?.first !== at ? sourceOf(casting, reading, outer) : null;
}
