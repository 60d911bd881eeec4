/**
 * Documents that leave the house: which there are, for whom each is, and what of the record its
 * readers may see. The audience decides the redaction; no form and no kind opens more. Pure; shared
 * by the writers and by the export menu.
 */
import type { Leaving } from "@/lib/ledger/citations/rules";
import type {
  ClaimKind,
  LegalRisk,
  ReviewState,
  VerificationLevel,
} from "@/lib/ledger/claims/rules";

export const DOCUMENT_KINDS = ["annotated_draft", "dossier", "source_list"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_LABELS: Readonly<Record<DocumentKind, string>> = {
  annotated_draft: "Annotated draft",
  dossier: "Dossier",
  source_list: "List of sources",
};

export const DOCUMENT_FORMS = ["docx", "html", "md"] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

export const FORM_LABELS: Readonly<Record<DocumentForm, string>> = {
  docx: "Word",
  html: "HTML, to print",
  md: "Markdown",
};

export const DOCUMENT_TYPES: Readonly<Record<DocumentForm, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

export const AUDIENCES = ["editor", "lawyer", "public"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const AUDIENCE_LABELS: Readonly<Record<Audience, string>> = {
  editor: "Editors",
  lawyer: "A lawyer",
  public: "The public",
};

/** What an audience sees of each claim that is in its document. */
export type Sees = {
  /** Verdict's note and who gave it, who logged the claim, open questions. */
  desk: boolean;
  /** Notes of claims and citations. */
  notes: boolean;
  /** Quotes, locators, files and dates, where the terms let them leave. */
  evidence: boolean;
  /** What was put to whom, and what was answered. */
  replies: boolean;
  /** How much a source is relied on. */
  grades: boolean;
};

export const AUDIENCE_SEES: Readonly<Record<Audience, Sees>> = {
  editor: { desk: true, notes: true, evidence: true, replies: true, grades: true },
  lawyer: { desk: true, notes: false, evidence: true, replies: true, grades: true },
  public: { desk: false, notes: false, evidence: false, replies: false, grades: false },
};

export type Judged = {
  kind: ClaimKind;
  level: VerificationLevel;
  reviewState: ReviewState;
  legalRisk: LegalRisk;
  isSuspect: boolean;
};

const SAYABLE: ReadonlySet<VerificationLevel> = new Set([
  ...(["verified", "corroborated", "single_source"] as const),
]);

/**
 * Whether a claim stands in a document for that audience: for the public what may be said, by a
 * verdict that stands and is not in doubt; for a lawyer what somebody could sue over.
 */
export function isShown(claim: Judged, audience: Audience): boolean {
  if (audience === "editor") return true;
  if (audience === "lawyer") return claim.kind === "allegation" || claim.legalRisk !== "none";
  return claim.reviewState === "decided" && SAYABLE.has(claim.level) && !claim.isSuspect;
}

/** Levels that are a finding, with their place from 1 (false) to 5; of those without, none is said. */
export const FINDINGS: ReadonlyMap<VerificationLevel, number | null> = new Map([
  ["verified", 5],
  ["corroborated", 5],
  ["disputed", null],
  ["unverifiable", null],
  ["false", 1],
]);

/** Whether it is one: by a verdict that stands, of no source that fell. */
export function isFinding({ reviewState, level, isSuspect }: Judged): boolean {
  return reviewState === "decided" && FINDINGS.has(level) && !isSuspect;
}

/** Names of sources that are not on the record are for nobody outside of the house. */
export function mayHoldNames(audience: Audience): boolean {
  return audience !== "public";
}

/** Said in every document, whether or not there was anything of the kind. */
export function leftOutWords(audience: Audience, leaving: Leaving): string[] {
  const names =
    leaving === "with_names"
      ? "Sources on background, on deep background and not for attribution are named, because whoever made this asked for it. They may not be named in what is published."
      : "Sources that are not on the record are called as agreed with them, or not at all.";
  const shown: Readonly<Record<Audience, string[]>> = {
    editor: [],
    lawyer: ["Claims that are neither an allegation nor carry a legal risk; notes of the desk."],
    public: [
      "Claims without a verdict that stands, or in doubt; quotes, notes, questions and people of the desk.",
    ],
  };
  return [
    "Left out: what was given off the record.",
    ...shown[audience].map((words) => `Left out: ${words}`),
    names,
  ];
}

const WORDS: Readonly<Record<DocumentKind, string>> = {
  annotated_draft: "annotated",
  dossier: "dossier",
  source_list: "sources",
};

/** "sourceline-harbour-dossier-lawyer-2026-11-28-log-12345-ab12cd34.docx". */
export function documentFileName(of: {
  kind: DocumentKind;
  audience: Audience;
  form: DocumentForm;
  story: string;
  /** YYYY-MM-DD. */
  day: string;
  /** Of the log, shortened; null while nothing was logged. */
  head: string | null;
}): string {
  const { kind, audience, form, story, day, head } = of;
  const log = head === null ? "" : `-log-${head}`;
  return `sourceline-${story}-${WORDS[kind]}-${audience}-${day}${log}.${form}`;
}
