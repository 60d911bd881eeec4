/**
 * The words in which the text's own attributions are handed on: what a sentence claims, who the
 * text says asserts it, by which cue, in whose words, and how sure. Types alone, serialisable as
 * JSON; every span is a half-open range of UTF-16 units of the text (texts/text.ts). A proposal
 * is a reading of the text, offered to a person; it never decides anything.
 */
import type { Span } from "@/lib/text/text";

/** How the text attributes a claim; the same words as a claim's own attribution status. */
export type ProposedStatus =
  "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";

/** A guess at what kind of source it is; a subset of the kinds of the directory of sources. */
export type ProposedSourceKind =
  "person" | "organisation" | "document" | "publication" | "own_observation";

/** Where a person or body first appears under its full name, and what is said of it there. */
export type Introduction = {
  /** The full name, or the description where there is no name. */
  readonly name: string;
  readonly span: Span;
};

/** Whom an open "he" or "she" could mean. */
export type Candidate = Pick<
  AttributedSource,
  "name" | "kind" | "isNamed" | "isWhole" | "title" | "employer" | "aliases"
>;

export type AttributedSource = {
  /** The words that name the source in this sentence: "Ms Ortega", "she", "two officials". */
  readonly span: Span;
  readonly words: string;
  /** The best name the text gives, through pronouns and surnames; a description if unnamed. */
  readonly name: string;
  readonly kind: ProposedSourceKind;
  /** Whether the text gives a name at all. */
  readonly isNamed: boolean;
  /** A full name: of a person a first and a last one. What is shorter may be anybody's. */
  readonly isWhole: boolean;
  /** "He", "she", "they" that are nobody's for sure. */
  readonly isOpen: boolean;
  /** Who they could be by name, the likeliest first; and the same with what the text says of them. */
  readonly couldBe: readonly string[];
  readonly candidates: readonly Candidate[];
  /** More than one head speaks: "officials", "Hale and Moreno". */
  readonly isPlural: boolean;
  /** "chief analyst"; empty where the text says nothing. */
  readonly title: string;
  /** "Brand Laboratories"; empty where the text says nothing. */
  readonly employer: string;
  /** Other names the text gives: "formerly known as …". */
  readonly aliases: readonly string[];
  /** Where the text introduced it, when that is not here; null when it is here or unknown. */
  readonly introduced: Introduction | null;
  /** Each by themselves where several speak: "Hale and Moreno" are two; else empty. */
  readonly each: readonly AttributedSource[];
};

export type CueClass = "speech" | "belief" | "document" | "other";

export type Cue = {
  readonly span: Span;
  /** Dictionary form: "say", "according to". */
  readonly lemma: string;
  readonly class: CueClass;
};

/** Whose words the content is in: all quoted, partly quoted, or the writer's own. */
export type QuotationType = "direct" | "mixed" | "indirect";

/**
 * What grammar ties the claim to its source: a whole clause ("said that it failed"), a question
 * ("asked whether", "knew why"), a quotation, a mere phrase ("denied the charge", "described it as a farce"), a silence, a picture's credit,
 * or nothing, where the claim stands in the story's own voice.
 */
export type AttributionForm =
  "clause" | "question" | "quotation" | "phrase" | "silence" | "credit" | "none";

/** What the source does with the content. `denies` is an act ("denied that"), not a mere "not". */
export type SpeechAct = "asserts" | "denies" | "asks";

export type Hedging = { readonly span: Span; readonly name: string };

export type SilenceKind =
  "no_reply" | "no_immediate_comment" | "declined" | "unreachable" | "neither_confirmed_nor_denied";

export type Silence = {
  readonly kind: SilenceKind;
  /** Each who was silent, one by one where the text lists them. */
  readonly parties: ReadonlyArray<{ readonly span: Span; readonly name: string }>;
};

export type Figure = {
  readonly span: Span;
  readonly kind: "number" | "money" | "percentage" | "date";
};

export type Proposal = {
  readonly sentenceSpan: Span;
  /** The claim's words, from the first to the last of them. */
  readonly contentSpan: Span;
  /** The same without a cue that interrupts them; one part as a rule, never none. */
  readonly contentParts: readonly Span[];
  /** The claim in the text's words, ready to be edited. */
  readonly wording: string;
  readonly status: ProposedStatus;
  readonly source: AttributedSource | null;
  readonly cue: Cue | null;
  readonly form: AttributionForm;
  readonly quotation: QuotationType;
  /** The quoted words themselves, without their marks. */
  readonly quoted: readonly Span[];
  readonly speechAct: SpeechAct;
  /** A cue under "not" or "never": "did not say that". */
  readonly isNegated: boolean;
  readonly hedges: readonly Hedging[];
  readonly silence: Silence | null;
  readonly figures: readonly Figure[];
  /** "A, B and C were among the targets": the heads, where the sentence lists several; or none. */
  readonly items: readonly Span[];
  /** The rest of a quotation whose speaker and cue stand in an earlier sentence. */
  readonly isContinuation: boolean;
  /** Stands inside another proposal's content: "he said she believes …". */
  readonly isNested: boolean;
  /** How much a fact-checker would want to see it, 0 to 1. */
  readonly worth: number;
};
