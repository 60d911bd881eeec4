/**
 * The words of a claim and the rules about its own state. Pure; shared by server and screens.
 * What a verdict needs stands in verification/rules.ts.
 */
import type { SourceKind } from "@/lib/ledger/sources/rules";

/** Characters of a wording, tags of a claim, lines logged at once, claims changed at once. */
export const WORDING_LIMIT = 1_000;
export const TAG_LIMIT = 20;
export const MANY_LIMIT = 500;
export const BULK_LIMIT = 1_000;

/** Wordings and names that are looked over at once before they are logged, and how long each is. */
export const LOOKED_OVER_LIMIT = 2_000;
export const LOOKED_OVER_LENGTH = 1_000;

/** Characters of what else a claim and a citation hold; input.ts and the forms both go by them. */
export const ASSERTED_BY_LIMIT = 300;
export const TAG_LENGTH_LIMIT = 40;
export const NOTE_LIMIT = 10_000;
export const QUOTE_LIMIT = 10_000;
export const LOCATOR_LIMIT = 500;
export const TERMS_AGREED_LIMIT = 500;
export const DESCRIPTION_LIMIT = 200;
export const RESTS_ON_LIMIT = 20;
export const WITHDRAWAL_REASON_LIMIT = 500;

/** A tag as it is kept. Composed, so that one tag typed on two keyboards is one tag. */
export function tidyTag(tag: string): string {
  return tag
    .normalize("NFC")
    .replace(/[\s,;]+/g, " ")
    .replace(/^[\s#]+/, "")
    .trim()
    .toLowerCase();
}

export const CLAIM_KINDS = [
  "fact",
  "figure",
  "quotation",
  "allegation",
  "denial",
  "characterisation",
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const ATTRIBUTION_STATUSES = [
  "named",
  "unnamed",
  "document",
  "published",
  "own_reporting",
  "unattributed",
] as const;
export type AttributionStatus = (typeof ATTRIBUTION_STATUSES)[number];

export const VERIFICATION_LEVELS = [
  "unverified",
  "single_source",
  "corroborated",
  "verified",
  "disputed",
  "unverifiable",
  "false",
] as const;
export type VerificationLevel = (typeof VERIFICATION_LEVELS)[number];

export const REVIEW_STATES = ["open", "ready", "decided", "recheck"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const LEGAL_RISKS = ["none", "low", "medium", "high"] as const;
export type LegalRisk = (typeof LEGAL_RISKS)[number];

export const STANCES = ["supports", "contradicts", "denies", "context"] as const;
export type Stance = (typeof STANCES)[number];

/** `not_said` until somebody says them; they are never assumed. */
export const TERMS = [
  "not_said",
  "on_record",
  "background",
  "deep_background",
  "off_record",
  "not_for_attribution",
] as const;
export type Terms = (typeof TERMS)[number];

/** What can be agreed with a source. */
export const SAYABLE_TERMS = TERMS.filter((terms) => terms !== "not_said");
export type SayableTerms = (typeof SAYABLE_TERMS)[number];

export const BASES = ["witnessed", "told", "document", "inferred"] as const;
export type Basis = (typeof BASES)[number];

/** How somebody is spoken to or written to: a source, or the subject of an allegation. */
export const CHANNELS = [
  ...(["email", "phone", "video", "in_person", "message", "letter", "fax"] as const),
  ...(["public", "other"] as const),
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who on the desk found a source for the claim. */
export const FOUND_BY = ["reporter", "checker"] as const;
export type FoundBy = (typeof FOUND_BY)[number];

export const LABELS = {
  kind: {
    fact: "Fact",
    figure: "Figure",
    quotation: "Quotation",
    allegation: "Allegation",
    denial: "Denial",
    characterisation: "Characterisation",
  } satisfies Record<ClaimKind, string>,
  attribution: {
    named: "Named source",
    unnamed: "Unnamed source",
    document: "Document",
    published: "Published elsewhere",
    own_reporting: "Own reporting",
    unattributed: "Unattributed",
  } satisfies Record<AttributionStatus, string>,
  level: {
    unverified: "Unverified",
    single_source: "Single source",
    corroborated: "Corroborated",
    verified: "Verified",
    disputed: "Disputed",
    unverifiable: "Unverifiable",
    false: "False",
  } satisfies Record<VerificationLevel, string>,
  reviewState: {
    open: "Open",
    ready: "Ready for review",
    decided: "Decided",
    recheck: "Recheck",
  } satisfies Record<ReviewState, string>,
  legalRisk: {
    none: "None",
    low: "Low",
    medium: "Medium",
    high: "High",
  } satisfies Record<LegalRisk, string>,
  stance: {
    supports: "supports",
    contradicts: "contradicts",
    denies: "denies",
    context: "context",
  } satisfies Record<Stance, string>,
  terms: {
    not_said: "Not said yet",
    on_record: "On the record",
    background: "Background",
    deep_background: "Deep background",
    off_record: "Off the record",
    not_for_attribution: "Not for attribution",
  } satisfies Record<Terms, string>,
  basis: {
    witnessed: "Witnessed",
    told: "Told",
    document: "Document",
    inferred: "Inferred",
  } satisfies Record<Basis, string>,
  channel: {
    email: "Email",
    phone: "Phone",
    video: "Video call",
    in_person: "In person",
    message: "Message",
    letter: "Letter",
    fax: "Fax",
    public: "In public",
    other: "Another way",
  } satisfies Record<Channel, string>,
  foundBy: {
    reporter: "The reporter",
    checker: "The checker",
  } satisfies Record<FoundBy, string>,
} as const;

/** AP's meanings, shown beside the choice because newsrooms differ in the names. */
export const TERMS_MEANINGS: Record<Terms, string> = {
  not_said: "Leaves without its name, and holds up the hand-over, until they are said.",
  on_record: "Usable, by name.",
  background: "Usable under an agreed description, not by name.",
  deep_background: "Usable, without any attribution.",
  off_record: "Not for publication; leaves by no export.",
  not_for_attribution: "Quotable, not by name.",
};

export const CREDIBILITY_LABELS: Record<number, string> = {
  1: "Confirmed by other independent sources",
  2: "Probably true",
  3: "Possibly true",
  4: "Doubtful",
  5: "Improbable",
  6: "Cannot be judged",
};

/** How a story would attribute what comes from a source of this kind; the editor may differ. */
export function attributionFor(kind: SourceKind | null): AttributionStatus {
  switch (kind) {
    case null:
      return "unattributed";
    case "person":
    case "organisation":
      return "named";
    case "document":
    case "dataset":
    case "recording":
      return "document";
    case "publication":
    case "account":
      return "published";
    case "own_observation":
      return "own_reporting";
  }
}

/**
 * Who moves a claim's review state, from where and to where. `needs` is the policy action;
 * lapse and no-one else's command moves a decided claim to recheck.
 */
export const REVIEW_MOVES = {
  handOver: { from: ["open", "recheck"], to: "ready", needs: "claim.handOver" },
  takeBack: { from: ["ready"], to: "open", needs: "claim.handOver" },
  sendBack: { from: ["ready", "recheck"], to: "open", needs: "question.sendBack" },
  decide: { from: ["ready", "recheck", "decided"], to: "decided", needs: "verdict.give" },
  lapse: { from: ["decided"], to: "recheck", needs: null },
} as const satisfies Record<
  string,
  { from: readonly ReviewState[]; to: ReviewState; needs: string | null }
>;

export type ReviewMove = keyof typeof REVIEW_MOVES;

/** The state after the move, or null where the table does not allow it from here. */
export function moveReview(state: ReviewState, move: ReviewMove): ReviewState | null {
  const from: readonly ReviewState[] = REVIEW_MOVES[move].from;
  return from.includes(state) ? REVIEW_MOVES[move].to : null;
}

/** Why a claim is not handed over whose sources speak on no terms yet; to stand after its number. */
export const NO_TERMS = "its sources’ terms are not said yet.";

/** Why a claim is not handed over whose citations are incomplete; to stand after its number. */
export const INCOMPLETE = "its citations are incomplete.";

/** Whether that is why, of a refusal that names the claim. */
export const isIncomplete = (why: string): boolean => why.endsWith(INCOMPLETE);

/**
 * What is missing before the hand-over: the terms of each citation (DESIGN §1, "none until somebody
 * says them").
 * @param unsaid the sources of the citations whose terms nobody has said.
 */
export function unmetForHandOver(unsaid: ReadonlyArray<{ source: string }>): string[] {
  return unsaid.map(({ source }) => `Say on what terms ${source} is cited.`);
}

/** The same of what its citations lack, which a reason makes up for. */
export function unmetForLocating(gaps: ReadonlyArray<{ words: string; lacks: string }>): string[] {
  return gaps.map(({ words, lacks }) => `${words} lacks ${lacks}.`);
}

/** What a claim is called in its story and in conversation. */
export function claimRef(number: number): string {
  return `C${number}`;
}

/** The number in "C7" or "c7"; null for anything else. */
export function parseClaimRef(text: string): number | null {
  const match = /^[cC]([1-9]\d{0,8})$/.exec(text);
  return match ? Number(match[1]) : null;
}

/** Fields that say who looks at the claim and when, not what it says; more roles may set them. */
export const ASSIGNING_FIELDS = ["checkerId", "tags", "recheckOn"] as const;

export function isAssigning(field: string): boolean {
  const assigning: readonly string[] = ASSIGNING_FIELDS;
  return assigning.includes(field);
}

/** Fields whose change touches what was judged: a verdict on the claim lapses. */
export const CONTENT_FIELDS = ["wording", "attribution", "assertedBy", "kind", "asOf"] as const;

export function touchesContent(fields: Iterable<string>): boolean {
  const content: readonly string[] = CONTENT_FIELDS;
  return [...fields].some((field) => content.includes(field));
}

/**
 * Whether the level shown is that of a verdict which no longer stands: the claim changed after
 * it and nobody has judged it anew. Such a level is shown struck, never as checked.
 */
export function isLapsed(claim: { level: VerificationLevel; reviewState: ReviewState }): boolean {
  return claim.level !== "unverified" && claim.reviewState !== "decided";
}
