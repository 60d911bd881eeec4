/**
 * The lints of a claim: what is seen beforehand of a wording and what it rests on, and refuses
 * nothing. Each names the words it is about and says what to do. Pure, and the one place that says
 * so: the panel, the review desk, the table's count and the command that waives go by this list.
 */
import type { AttributionStatus, ClaimKind, Stance, Terms } from "@/lib/ledger/claims/rules";
import { CREDIBILITY_LABELS, LABELS } from "@/lib/ledger/claims/rules";
import { aliasesOf, type SourceKind } from "@/lib/ledger/sources/rules";
import { foldName } from "@/lib/text/fold-name";
import { lintFingerprint } from "@/lib/text/lint/fingerprint";
import { REMARK_TODO } from "@/lib/text/lint/remark";
import { remarksInSentence } from "@/lib/text/lint/sentence";
import type { Span } from "@/lib/text/text";
import type { LintCode } from "./codes";
import { isSeveral, pluralSources } from "./plural-sources";
import { BEARS, strengthOf } from "./strength";
import { unquotedWords } from "./verbatim";

/** Raise it whenever a lint finds otherwise: what is counted is then counted anew. */
export const LINTING_VERSION = 2;

export type LintedClaim = {
  readonly wording: string;
  readonly kind: ClaimKind;
  readonly attribution: AttributionStatus;
  readonly assertedBy: string;
};

export type LintedCitation = {
  readonly sourceId: number;
  readonly stance: Stance;
  readonly terms: Terms;
  readonly credibility: number;
  readonly quote: string;
  readonly source: { readonly name: string; readonly aliases: string; readonly kind: SourceKind };
};

/** What is judged: a claim with the citations that stand, and how many origins support it. */
export type Linted = {
  readonly claim: LintedClaim;
  readonly citations: readonly LintedCitation[];
  readonly originCount: number;
};

type Found = {
  /** In the wording; null where the words are not its own. */
  readonly place: Span | null;
  /** The words it names. */
  readonly words: string;
  readonly said: string;
  readonly todo: string;
  /** What of its facts a waiver holds for, beside the wording. */
  readonly about?: readonly string[];
};

const PERSONS: readonly SourceKind[] = ["person", "organisation"];
const PUBLISHED: readonly SourceKind[] = ["publication", "account"];
const UNNAMED: readonly Terms[] = [
  ...(["background", "deep_background", "off_record", "not_for_attribution"] as const),
];

const inWording = (wording: string, { start, end }: Span) => ({
  place: { start, end },
  words: wording.slice(start, end),
});

/** DESIGN §1: who the wording speaks of, against who is cited. */
function sourcesSay({ claim, citations }: Linted): Found[] {
  const places = [
    { text: claim.wording, found: pluralSources(claim.wording) },
    // "Asserted by" is a name already, without a verb.
    { text: claim.assertedBy, found: pluralSources(`${claim.assertedBy} say`) },
  ];
  const spoken = citations.filter(({ stance }) => stance !== "context");
  const onFile = new Set(spoken.map(({ sourceId }) => sourceId)).size;
  if (spoken.some(({ source }) => isSeveral(source.name))) return [];
  // Another outlet's sources are its own: what is on file is its report.
  const isReport = spoken.some(({ source }) => PUBLISHED.includes(source.kind));
  if (claim.attribution === "published" && isReport) return [];
  for (const [at, { text, found }] of places.entries()) {
    if (!found || onFile >= found.least) continue;
    const end = Math.min(found.end, text.length);
    const named = inWording(text, { start: found.start, end });
    return [
      {
        ...named,
        place: at === 0 ? named.place : null,
        said: `It speaks of ${found.least > 2 ? `${found.least} sources` : "several sources"}; ${
          onFile === 0 ? "none is" : `${onFile} is`.replace(/^([2-9]|\d\d+) is/, "$1 are")
        } on file.`,
        todo: "Cite the others, or say how many there are.",
        about: [String(onFile)],
      },
    ];
  }
  return [];
}

/** DESIGN §1, information credibility: 6 means unknown, and nothing follows from it. */
function hardWording({ claim, citations }: Linted): Found[] {
  const known = citations
    .filter(({ stance, credibility }) => stance === "supports" && credibility < 6)
    .map(({ credibility }) => credibility);
  if (known.length === 0) return [];
  const best = Math.min(...known);
  const { strength, words } = strengthOf(claim.wording);
  if (best <= BEARS[strength]) return [];
  const said = CREDIBILITY_LABELS[best]?.toLowerCase() ?? "";
  return [
    {
      ...inWording(claim.wording, words),
      said: `It is said ${strength === "likely" ? "as likely" : strength === "certain" ? "as certain" : "flatly"}; its best citation is ${best}, ${said}.`,
      todo: "Hedge the wording, or cite what bears it.",
      about: [String(best)],
    },
  ];
}

/** Which citations bear an attribution, by the kinds of their sources. */
const BORNE_BY = {
  named: PERSONS,
  unnamed: PERSONS,
  document: ["document", "dataset", "recording"],
  published: PUBLISHED,
  own_reporting: ["own_observation"],
  unattributed: null,
} as const satisfies Record<AttributionStatus, readonly SourceKind[] | null>;

function attributionUnborne({ claim, citations }: Linted): Found[] {
  const { attribution, assertedBy } = claim;
  const kinds: readonly SourceKind[] | null = BORNE_BY[attribution];
  if (!kinds) return [];
  const label = LABELS.attribution[attribution];
  const named = assertedBy === "" ? label : assertedBy;
  const lint = (said: string, todo: string): Found[] => [
    { place: null, words: named, said, todo, about: [attribution, assertedBy, said] },
  ];
  const bearing = citations.filter(({ source }) => kinds.includes(source.kind));
  if (bearing.length === 0) {
    return lint(
      `The attribution is “${label.toLowerCase()}”, and no such citation is on file.`,
      "Cite it, or change the attribution.",
    );
  }
  if (attribution === "unnamed" && bearing.every(({ terms }) => terms === "deep_background")) {
    return lint(
      "Its sources spoke on deep background, without any attribution.",
      "Say it in the story’s own voice, or agree other terms.",
    );
  }
  if (attribution !== "named") return [];
  const nameable = bearing.filter(({ terms }) => !UNNAMED.includes(terms));
  if (nameable.length === 0) {
    return lint(
      "The attribution names a source, and none of those cited may be named.",
      "Change the attribution to unnamed, or agree other terms.",
    );
  }
  if (assertedBy === "" || citations.some(({ source }) => isCalled(source, assertedBy))) return [];
  return lint(
    "None of the citations is of who is said to assert it.",
    "Cite them, or say who asserts it.",
  );
}

/** Words of a name that say who is meant, without titles and articles. */
const SMALL =
  /^(?:the|a|an|of|and|for|in|on|at|its|his|her|their|mr|mrs|ms|dr|sir|prof|professor|minister|president|spokesman|spokeswoman|spokesperson|former|chief|head)$/;

/** Whether the two share a word that is not small: "Ms Hale" is Irina Hale. */
function isCalled(source: { name: string; aliases: string }, assertedBy: string): boolean {
  const wordsOf = (name: string) =>
    foldName(name)
      .split(" ")
      .filter((word) => word.length > 1 && !SMALL.test(word));
  const asserting = new Set(wordsOf(assertedBy));
  if (asserting.size === 0) return true;
  return [source.name, ...aliasesOf(source.aliases)]
    .flatMap(wordsOf)
    .some((word) => asserting.has(word));
}

/**
 * How many unnamed sources a claim rests on where it rests on nothing else, and they are of one
 * origin; 0 otherwise. DESIGN §2.3: origins are counted, not heads.
 */
export function soleUnnamedSources({ claim, citations, originCount }: Linted): number {
  if (originCount !== 1) return 0;
  const supporting = citations.filter(({ stance }) => stance === "supports");
  const isUnnamed = ({ terms }: LintedCitation) =>
    UNNAMED.includes(terms) || (terms === "not_said" && claim.attribution === "unnamed");
  const persons = supporting.filter(({ source }) => PERSONS.includes(source.kind));
  return persons.length === supporting.length && persons.every(isUnnamed) ? persons.length : 0;
}

function soleUnnamed(linted: Linted): Found[] {
  const { claim } = linted;
  const persons = claim.kind === "allegation" ? soleUnnamedSources(linted) : 0;
  if (persons === 0) return [];
  return [
    {
      ...inWording(claim.wording, { start: 0, end: claim.wording.length }),
      said: `An allegation that rests on ${
        persons === 1 ? "one unnamed source" : "unnamed sources of one origin"
      }.`,
      todo: "Find a second origin, or a source on the record.",
      about: [String(persons)],
    },
  ];
}

function noVerbatim({ claim, citations }: Linted): Found[] {
  const quotes = citations.map(({ quote }) => quote).filter(Boolean);
  const [missing] = unquotedWords(claim.wording, quotes);
  if (missing) {
    return [
      {
        ...inWording(claim.wording, missing),
        said:
          quotes.length === 0
            ? "It quotes, and no citation holds the words."
            : "These words stand in no citation’s quote.",
        todo: "Put the words as they were said on a citation, or take the marks away.",
        about: quotes.length === 0 ? [] : ["otherwise"],
      },
    ];
  }
  if (claim.kind !== "quotation" || quotes.length > 0) return [];
  return [
    {
      ...inWording(claim.wording, { start: 0, end: claim.wording.length }),
      said: "A quotation, and no citation holds its words.",
      todo: "Put the words as they were said on a citation.",
    },
  ];
}

/** In the order of the list; what the day decides stands apart. */
const FINDERS: ReadonlyArray<readonly [code: LintCode, find: (linted: Linted) => Found[]]> = [
  ["sources_say", sourcesSay],
  ["hard_wording", hardWording],
  ["attribution", attributionUnborne],
  ["sole_unnamed", soleUnnamed],
  ["no_verbatim", noVerbatim],
];

export type ClaimLint = Omit<Found, "about"> & {
  readonly code: LintCode;
  readonly fingerprint: string;
};

/** All but what the day decides, in the order of the list. */
export function lintsOf(linted: Linted): ClaimLint[] {
  const { wording } = linted.claim;
  const found = FINDERS.flatMap(([code, find]) =>
    find(linted).map((lint) => withPrint(code, wording, lint)),
  );
  const reckoned = remarksInSentence(wording, []).map(({ code, start, end, said }) =>
    withPrint(code, wording, {
      ...inWording(wording, { start, end }),
      ...{ said: `${said}.`, todo: REMARK_TODO[code] },
    }),
  );
  return [...found, ...reckoned];
}

function withPrint(code: LintCode, wording: string, { about = [], ...found }: Found): ClaimLint {
  const fingerprint = lintFingerprint(code, [wording, found.words, ...about]);
  return { code, ...found, fingerprint };
}

export type Rechecked = { readonly reviewState: string; readonly recheckOn: string };

/** @param recheckOn YYYY-MM-DD or empty, like `today`. */
export function recheckLint({ reviewState, recheckOn }: Rechecked, today: string): ClaimLint[] {
  if (reviewState !== "decided" || recheckOn === "" || recheckOn >= today) return [];
  return [
    {
      ...{ code: "recheck_past", place: null, words: recheckOn },
      said: "The day on which the verdict was to be looked at again is past.",
      todo: "Judge it again, or give it another day.",
      fingerprint: recheckFingerprint(recheckOn),
    },
  ];
}

/** By the day alone: the same verdict or another, nobody has to look before the next one. */
export function recheckFingerprint(recheckOn: string): string {
  return lintFingerprint("recheck_past", [recheckOn]);
}
