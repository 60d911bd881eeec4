/**
 * Of which class each text of the record is: what a schedule erases, or why it is kept. Every column
 * of the schema that holds text of any length is here; a new one does not compile until somebody
 * says what becomes of it. Pure.
 */
import type { Table } from "@/lib/platform/sets";
import type { Prisma } from "@/prisma/generated/client";
import type { ErasureClass } from "./rules";

type Scalars<T extends Table> = Prisma.TypeMap["model"][T]["payload"]["scalars"];

/** Text, JSON or bytes: whatever somebody may have typed into; codes of the schema are none. */
type HoldsText<Value> = string extends Value ? true : Value extends Uint8Array ? true : false;
type TextColumn<T extends Table> = {
  [Column in keyof Scalars<T>]: HoldsText<NonNullable<Scalars<T>[Column]>> extends true
    ? Column
    : never;
}[keyof Scalars<T>] &
  string;

type Kept = { readonly kept: string };
/** Erased with any of these classes. */
type Fate = Kept | readonly [ErasureClass, ...ErasureClass[]];

const CODE: Kept = { kept: "a code of ours, a hash or a number: nothing that was typed" };
const RECORD: Kept = { kept: "the record: what was claimed, by whom, on what terms and evidence" };
const READERS: Kept = { kept: "what readers have, or what was sent to those it is about" };
const ACCOUNT: Kept = { kept: "of an account and its door, and of no story" };
const ACT: Kept = { kept: "why two people did what the log tells for ever" };
const DESK: Kept = { kept: "how the newsroom works, and nothing of one story" };
const DERIVED: Kept = { kept: "made of what is kept" };
const LOG: Kept = { kept: "the log; what its events say goes with what they say it of (said.ts)" };
const BRIEF: Kept = { kept: "taken out when an erasure ends, and within days by itself" };

export const FIELDS = {
  Act: { said: BRIEF, changes: BRIEF },
  ApiToken: { name: ACCOUNT, tokenHash: ACCOUNT, prefix: ACCOUNT, scopes: ACCOUNT },
  Attachment: { name: ["files"], mediaType: RECORD, sha256: CODE },
  Attempt: { keyHash: ACCOUNT },
  Call: { note: ["notes"] },
  CallLine: { question: ["notes"], wording: RECORD, correction: ["notes"] },
  CallQuestion: { text: ["notes"] },
  Citation: {
    ...{ termsAgreed: RECORD, agreedDescription: RECORD, quote: RECORD, locator: RECORD },
    note: ["notes"],
  },
  CitationRest: {},
  Claim: {
    ...{ wording: RECORD, assertedBy: RECORD, assertedByKey: DERIVED, note: ["notes"] },
    ...{ withdrawnReason: ["notes"], sourceNames: DERIVED, leavingSourceNames: DERIVED },
    recheckWaivedOn: CODE,
  },
  ClaimAuthor: {},
  ClaimMerge: { given: ["notes"] },
  ClaimTag: { tag: RECORD },
  Clearance: { sha256: CODE, policy: DESK, rules: DESK, reopenedFor: ["notes"] },
  ClearancePolicy: { name: DESK, rules: DESK },
  Correction: {
    ...{ oldText: READERS, newText: READERS, notice: READERS, cause: CODE, stage: CODE },
    withdrawnReason: READERS,
  },
  CorrectionClaim: {},
  Device: { tokenHash: ACCOUNT },
  Draft: {
    ...{ title: ["drafts"], text: ["drafts"], paragraphs: ["drafts"], links: ["drafts"] },
    ...{ notes: ["drafts"], sentences: ["drafts"], fileName: ["drafts"], sha256: CODE },
    changes: ["drafts"],
  },
  DraftNote: { reason: CODE },
  DraftPart: {},
  ErrorReport: { said: ["notes"], reason: ["notes"] },
  Event: { type: CODE, data: LOG, prevHash: CODE, hash: CODE, contentHash: CODE, salt: LOG },
  EventRows: { rows: LOG },
  Factor: {
    ...{ kind: ACCOUNT, name: ACCOUNT, secret: ACCOUNT, credentialId: ACCOUNT },
    ...{ publicKey: ACCOUNT, transports: ACCOUNT },
  },
  FactorRule: {},
  FactorStep: { id: ACCOUNT, purpose: ACCOUNT, secret: ACCOUNT, by: ACCOUNT, proof: ACCOUNT },
  FormerSlug: { slug: RECORD },
  FurtherPlace: {
    ...{ exact: ["drafts"], prefix: ["drafts"], suffix: ["drafts"], wasFrame: ["drafts"] },
    meaning: ["drafts"],
  },
  GateOverride: {
    ...{ kind: CODE, key: CODE, fingerprint: CODE, what: ["notes", "drafts"], reason: ["notes"] },
  },
  IdentityAttestation: {},
  Invitation: { email: ACCOUNT, tokenHash: ACCOUNT },
  KeptAnswer: { keyHash: BRIEF, inputHash: BRIEF, answer: BRIEF },
  LintWaiver: { code: CODE, fingerprint: CODE, words: ["drafts"], reason: ["notes"] },
  Mail: { day: CODE, outcome: CODE, failure: CODE },
  Mention: {},
  NothingToCheck: {},
  Notification: { kind: CODE, unreadKey: CODE, mail: CODE },
  NotificationChoice: { kind: ACCOUNT, how: ACCOUNT },
  NotifiedDue: { kind: CODE, due: CODE },
  Notice: { kind: ACCOUNT, detail: ACCOUNT },
  Placement: {
    ...{ exact: ["drafts"], prefix: ["drafts"], suffix: ["drafts"], wasExact: ["drafts"] },
    ...{ wasFrame: ["drafts"], meaning: ["drafts"], candidates: CODE },
  },
  Proposal: { fingerprint: ["drafts"], data: ["drafts"] },
  Question: { question: ["notes"], answer: ["notes"], dismissReason: ["notes"] },
  QuestionReply: { text: ["notes"] },
  RecoveryCode: { salt: ACCOUNT, hash: ACCOUNT },
  ReplyReminder: {},
  ReplyRequest: { subject: READERS, whom: READERS, reply: READERS, withdrawnReason: ["notes"] },
  ReplyRequestClaim: { wording: RECORD },
  RetentionPolicy: { desk: DESK },
  SavedView: { name: DESK, query: DESK },
  Session: { id: ACCOUNT, by: ACCOUNT, device: ACCOUNT, network: ACCOUNT },
  SignOff: { kind: CODE, note: ["notes"] },
  Source: {
    ...{ name: RECORD, nameKey: DERIVED, aboutKey: DERIVED, title: RECORD, employer: RECORD },
    ...{ aliases: RECORD, url: RECORD, note: ["notes"], agreedDescription: RECORD },
  },
  SourceContact: { reach: ["contacts"], care: ["contacts"] },
  SourceDerivation: {},
  SourceFall: { reason: RECORD },
  SourceIdentity: { sealed: ["identities"] },
  SourceIdentityReader: {},
  SourceMerge: { moved: CODE },
  SourceProposal: {},
  Story: {
    ...{ slug: RECORD, headline: READERS, desk: RECORD, note: ["notes"], publishedUrl: READERS },
  },
  StoryAside: {},
  StoryErasure: { classes: CODE },
  StoryExport: {},
  StoryHold: { reason: ACT, liftReason: ACT },
  StoryMember: {},
  StoryOpening: { reason: ACT },
  StoryPolicy: { policy: CODE },
  Suspicion: { note: ["notes"] },
  User: { email: ACCOUNT, name: ACCOUNT, passwordHash: ACCOUNT, oidcSubject: ACCOUNT },
  Verdict: { note: ["notes"], lapsedReason: RECORD },
} as const satisfies { readonly [T in Table]: Readonly<Record<TextColumn<T>, Fate>> };

/** A text of the record that a schedule erases. */
export type ErasedField = { table: Table; column: string; classes: readonly ErasureClass[] };

export const ERASED_FIELDS: readonly ErasedField[] = (Object.keys(FIELDS) as Table[]).flatMap(
  (table) =>
    Object.entries<Fate>(FIELDS[table]).flatMap(([column, fate]) =>
      "kept" in fate ? [] : [{ table, column, classes: fate }],
    ),
);

/** The texts of these classes, by table. */
export function fieldsOfClasses(classes: readonly ErasureClass[]): Map<Table, string[]> {
  const byTable = new Map<Table, string[]>();
  for (const { table, column, classes: own } of ERASED_FIELDS) {
    if (!own.some((name) => classes.includes(name))) continue;
    byTable.set(table, [...(byTable.get(table) ?? []), column]);
  }
  return byTable;
}
