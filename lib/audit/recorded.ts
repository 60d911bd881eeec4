/**
 * Which columns of the record stand in the log, so that `audit verify --rows` can tell what every
 * row must hold. Each table of the schema is here, and each of its columns, or why it is not: a new
 * one is said here before the tests pass (recorded.test.ts). Pure.
 *
 * STORED FOR EVER: names of tables and columns are written into the log with the rows.
 */
import type { Prisma } from "@/prisma/generated/client";

type Table = Prisma.ModelName;
type Column<T extends Table> = keyof Prisma.TypeMap["model"][T]["payload"]["scalars"] & string;

type Recorded<T extends Table> = {
  readonly key: readonly Column<T>[];
  /** The key first; what the log holds of a row as it stands. */
  readonly logged: readonly Column<T>[];
  /** Of these it holds the SHA-256: what is long, and what nobody may read in a log. */
  readonly hashed?: readonly Column<T>[];
  /** Columns that are not in the log, each with the reason. */
  readonly not?: Readonly<Record<string, string>>;
};

type Fate<T extends Table> = Recorded<T> | { readonly not: string };

/** Compared with what they are derived from by lib/ledger/standing/derived.ts. */
const FOLDED = "derived: folded from other columns by lib/text/fold-letters.ts";
const LINTED = "derived from wording, citations and waivers by lib/ledger/lint/standing.ts";
const COUNTED = "derived from the citations by lib/ledger/standing/standing.ts";
const COMPUTED = "computed by the database from other columns of the row";

/** Sessions, browsers, second factors and attempts: what was done with them is told by events. */
const DOOR = "the door, not the record: what changes with every visit, and keys nobody may read";

/** Made of events, which are in the log themselves. */
const TOLD =
  "who was told of what the log holds, how they want to be told, and what they have read";

const FATES = {
  Act: { not: "what can be undone for a day; what was done, and that it was undone, is logged" },
  ApiToken: { not: DOOR },
  Attempt: { not: DOOR },
  Attachment: {
    key: ["id"],
    logged: [
      ...["id", "citationId", "name", "mediaType", "size", "sha256"],
      ...["addedById", "addedAt", "removedAt"],
    ] as Column<"Attachment">[],
  },
  Call: {
    key: ["id"],
    logged: [
      ...["id", "sourceId", "storyId", "outcome", "channel", "at", "byId", "note", "removedAt"],
    ] as Column<"Call">[],
  },
  CallLine: {
    key: ["id"],
    logged: [
      ...["id", "callId", "claimId", "position", "question", "isOpen", "wording", "answer"],
      "correction",
    ] as Column<"CallLine">[],
  },
  CallQuestion: {
    key: ["sourceId", "claimId"],
    logged: [
      ...["sourceId", "claimId", "text", "isOpen", "revision", "wordedById", "wordedAt"],
    ] as Column<"CallQuestion">[],
  },
  Citation: {
    key: ["id"],
    logged: [
      ...["id", "claimId", "sourceId", "position", "stance", "terms", "termsAgreed", "basis"],
      ...["credibility", "quote", "locator", "saidOn", "channel", "foundBy"],
      ...["note", "addedById", "addedAt"],
      ...["revision", "removedAt", "agreedDescription"],
    ] as Column<"Citation">[],
  },
  CitationRest: { key: ["citationId", "sourceId"], logged: ["citationId", "sourceId"] },
  Claim: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "number", "wording", "kind", "assertedBy", "attribution", "level"],
      ...["reviewState", "legalRisk", "checkerId", "asOf", "recheckOn", "note", "loggedById"],
      ...["loggedAt", "contentChangedById", "contentRevision", "revision", "updatedAt", "readyAt"],
      ...["withdrawnAt", "withdrawnById", "withdrawnReason", "splitFromId"],
      ...["mergedIntoId", "verdictAt", "verdictById"],
    ] as Column<"Claim">[],
    not: {
      assertedByKey: FOLDED,
      ...{ sourceCount: COUNTED, originCount: COUNTED, sourceNames: COUNTED },
      ...{ leavingSourceCount: COUNTED, leavingOriginCount: COUNTED, leavingSourceNames: COUNTED },
      ...{ lintCount: LINTED, leavingLintCount: LINTED, recheckWaivedOn: LINTED },
      suspectSince: "derived from the suspicions that stand by lib/ledger/standing/standing.ts",
      ...{ standingLevel: COMPUTED, lapsedLevel: COMPUTED, recheckDueOn: COMPUTED },
    },
  },
  ClaimAuthor: { key: ["claimId", "userId"], logged: ["claimId", "userId", "bySource"] },
  ClaimMerge: {
    key: ["id"],
    logged: ["id", "fromId", "intoId", "given", "mergedById", "mergedAt", "undoneAt"],
  },
  Clearance: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "draftId", "sha256", "policy", "rules", "overridden", "clearedById"],
      ...["clearedAt", "reopenedAt", "reopenedById", "reopenedFor"],
    ] as Column<"Clearance">[],
  },
  ClearancePolicy: {
    key: ["id"],
    logged: ["id", "name", "rules", "revision", "createdById", "createdAt"],
  },
  ClaimTag: { key: ["claimId", "tag"], logged: ["claimId", "tag"] },
  Device: { not: DOOR },
  Correction: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "kind", "oldText", "newText", "notice", "cause", "stage", "reportId"],
      ...["madeById", "madeAt", "withdrawnAt", "withdrawnById", "withdrawnReason"],
    ] as Column<"Correction">[],
  },
  CorrectionClaim: { key: ["correctionId", "claimId"], logged: ["correctionId", "claimId"] },
  Draft: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "number", "title", "unlistedProposals", "wordCount", "sha256"],
      ...["fileName", "addedById", "addedAt"],
    ] as Column<"Draft">[],
    hashed: ["text", "paragraphs", "links", "notes", "changes", "sentences"],
  },
  DraftNote: {
    key: ["draftId", "number"],
    logged: [
      ...["draftId", "number", "state", "claimId", "citationId", "reason", "decidedById"],
      "decidedAt",
    ] as Column<"DraftNote">[],
  },
  DraftPart: {
    key: ["draftId", "paragraph"],
    logged: ["draftId", "paragraph", "part", "setById", "setAt"],
  },
  ErrorReport: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "origin", "said", "reportedById", "reportedAt", "outcome", "reason"],
      ...["settledById", "settledAt"],
    ] as Column<"ErrorReport">[],
  },
  Event: { not: "the log itself, which the chain of hashes covers" },
  EventRows: { not: "the log itself, which the chain of hashes covers" },
  Factor: { not: DOOR },
  FactorRule: { not: DOOR },
  FactorStep: { not: DOOR },
  FormerSlug: { key: ["slug"], logged: ["slug", "storyId"] },
  FurtherPlace: {
    key: ["id"],
    logged: [
      ...["id", "draftId", "claimId", "state", "start", "end", "exact", "prefix", "suffix"],
      ...["wasFrame", "meaning", "decidedById", "decidedAt", "revision"],
    ] as Column<"FurtherPlace">[],
  },
  GateOverride: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "claimId", "kind", "key", "fingerprint", "what", "reason"],
      ...["givenById", "givenAt", "takenBackAt"],
    ] as Column<"GateOverride">[],
  },
  IdentityAttestation: { key: ["sourceId", "userId"], logged: ["sourceId", "userId", "at"] },
  Invitation: {
    key: ["id"],
    logged: [
      ...["id", "email", "role", "invitedById", "createdAt", "expiresAt", "revokedAt"],
      ...["acceptedAt", "acceptedById"],
    ] as Column<"Invitation">[],
    hashed: ["tokenHash"],
  },
  KeptAnswer: { not: "what was answered, kept for some days so that it can be answered again" },
  LintWaiver: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "claimId", "draftId", "code", "fingerprint", "words", "reason"],
      ...["waivedById", "waivedAt", "takenBackAt"],
    ] as Column<"LintWaiver">[],
  },
  Mention: {
    key: ["id"],
    logged: ["id", "questionId", "inAnswer", "replyId", "userId", "at", "settledAt"],
  },
  NothingToCheck: {
    key: ["draftId", "start"],
    logged: ["draftId", "start", "end", "saidById", "saidAt"],
  },
  Notice: { not: DOOR },
  Mail: { not: TOLD },
  Notification: { not: TOLD },
  NotificationChoice: { not: TOLD },
  NotifiedDue: { not: TOLD },
  Placement: {
    key: ["id"],
    logged: [
      ...["id", "draftId", "claimId", "state", "start", "end", "exact", "prefix", "suffix"],
      ...["wasExact", "wasFrame", "meaning", "candidates", "decidedById", "decidedAt"],
      "revision",
    ] as Column<"Placement">[],
  },
  Proposal: { not: "what the machine offers; what a person takes of it is a claim, and logged" },
  Question: {
    key: ["id"],
    logged: [
      ...["id", "claimId", "question", "raisedById", "raisedAt", "answer", "answeredById"],
      ...["answeredAt", "closedById", "closedAt", "dismissReason", "revision"],
    ] as Column<"Question">[],
  },
  QuestionReply: {
    key: ["id"],
    logged: ["id", "questionId", "text", "byId", "at", "takenBackAt"],
  },
  RecoveryCode: { not: DOOR },
  ReplyReminder: {
    key: ["id"],
    logged: ["id", "requestId", "at", "channel", "byId", "removedAt"],
  },
  ReplyRequest: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "subject", "sourceId", "whom", "channel", "deadlineAt", "sentAt"],
      ...["sentById", "outcome", "outcomeAt", "outcomeById", "reply", "revision", "createdById"],
      ...["createdAt", "changedById", "changedAt", "withdrawnAt", "withdrawnById"],
      "withdrawnReason",
    ] as Column<"ReplyRequest">[],
  },
  ReplyRequestClaim: {
    key: ["id"],
    logged: [
      ...["id", "requestId", "claimId", "position", "wording", "contentRevision", "answered"],
    ] as Column<"ReplyRequestClaim">[],
  },
  RetentionPolicy: {
    key: ["id"],
    logged: [
      ...["id", "desk", "notesDays", "contactsDays", "identitiesDays", "filesDays", "draftsDays"],
      ...["proposedById", "proposedAt", "confirmedById", "confirmedAt", "withdrawnById"],
      "withdrawnAt",
    ] as Column<"RetentionPolicy">[],
  },
  SavedView: {
    key: ["id"],
    logged: [
      ...["id", "name", "ownerId", "shared", "storyId", "query", "revision", "createdAt"],
      "removedAt",
    ] as Column<"SavedView">[],
  },
  Session: { not: DOOR },
  SignOff: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "claimId", "kind", "note", "contentRevision", "givenById", "givenAt"],
      "takenBackAt",
    ] as Column<"SignOff">[],
  },
  Source: {
    key: ["id"],
    logged: [
      ...["id", "name", "kind", "reliability", "title", "employer", "aliases", "url", "note"],
      ...["mergedIntoId", "shared", "madeInId", "keptForId", "revision", "createdById"],
      ...["createdAt", "updatedAt", "confidential", "agreedDescription", "retractedAt"],
    ] as Column<"Source">[],
    not: { nameKey: FOLDED, aboutKey: FOLDED },
  },
  SourceFall: {
    key: ["id"],
    logged: [
      ...["id", "sourceId", "kind", "fromGrade", "toGrade", "reason", "byId", "at"],
      ...["takenBackAt", "takenBackById"],
    ] as Column<"SourceFall">[],
  },
  SourceContact: {
    key: ["sourceId"],
    logged: ["sourceId", "revision", "changedById", "changedAt"],
    not: {
      reach: "how somebody is reached is for those who call, and may stand nowhere else",
      care: "the same: it says where and how somebody is found",
    },
  },
  SourceIdentity: {
    key: ["sourceId"],
    logged: ["sourceId", "keeperId", "keptAt", "revision"],
    not: {
      sealed: "who a source is: what is erased, or sealed under a new key, may stand nowhere else",
    },
  },
  SourceIdentityReader: {
    key: ["sourceId", "userId"],
    logged: ["sourceId", "userId", "namedById", "namedAt"],
  },
  SourceDerivation: { key: ["sourceId", "originId"], logged: ["sourceId", "originId"] },
  SourceMerge: {
    key: ["id"],
    logged: ["id", "fromId", "intoId", "moved", "mergedById", "mergedAt", "undoneAt"],
  },
  SourceProposal: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "sourceId", "proposedById", "proposedAt", "decidedById", "decidedAt"],
      "accepted",
    ] as Column<"SourceProposal">[],
  },
  Story: {
    key: ["id"],
    logged: [
      ...["id", "slug", "headline", "desk", "note", "deadlineAt", "status", "restricted"],
      ...["nextClaimNumber", "revision", "createdById", "createdAt", "updatedAt"],
      ...["publishedAt", "publishedUrl"],
    ] as Column<"Story">[],
  },
  StoryAside: { key: ["storyId", "seq"], logged: ["storyId", "seq"] },
  StoryErasure: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "classes", "askedById", "askedAt", "confirmedById", "confirmedAt"],
      ...["withdrawnById", "withdrawnAt", "stoppedAt", "finishedAt"],
    ] as Column<"StoryErasure">[],
  },
  StoryHold: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "reason", "placedById", "placedAt", "confirmedById", "confirmedAt"],
      ...["liftReason", "liftAskedById", "liftAskedAt", "liftedById", "liftedAt"],
    ] as Column<"StoryHold">[],
  },
  StoryExport: { key: ["storyId", "seq"], logged: ["storyId", "seq", "claims"] },
  StoryOpening: {
    key: ["id"],
    logged: [
      ...["id", "storyId", "memberId", "reason", "requestedById", "requestedAt"],
      ...["confirmedById", "confirmedAt", "withdrawnById", "withdrawnAt"],
    ] as Column<"StoryOpening">[],
  },
  StoryMember: { key: ["storyId", "userId"], logged: ["storyId", "userId", "addedAt"] },
  Suspicion: {
    key: ["id"],
    logged: [
      ...["id", "claimId", "fallId", "raisedAt", "settledAt", "settledById", "how", "note"],
    ] as Column<"Suspicion">[],
  },
  StoryPolicy: {
    key: ["storyId"],
    logged: ["storyId", "policy", "chosenById", "chosenAt"],
  },
  User: {
    key: ["id"],
    logged: ["id", "email", "name", "role", "disabledAt", "createdAt", "revision"],
    hashed: ["passwordHash", "oidcSubject"],
  },
  Verdict: {
    key: ["id"],
    logged: [
      ...["id", "claimId", "level", "note", "reviewerId", "givenAt", "contentRevision"],
      ...["lapsedAt", "lapsedReason", "undoneAt"],
    ] as Column<"Verdict">[],
  },
} as const satisfies { readonly [T in Table]: Fate<T> };

/** A table whose rows the log holds. */
export type RecordedTable = {
  [T in Table]: (typeof FATES)[T] extends { key: unknown } ? T : never;
}[Table];

export type RecordedColumns = {
  table: RecordedTable;
  key: readonly string[];
  logged: readonly string[];
  hashed: readonly string[];
  not: Readonly<Record<string, string>>;
};

export const RECORDED: readonly RecordedColumns[] = Object.entries(FATES).flatMap(
  ([table, fate]: [string, Fate<never>]) =>
    "key" in fate
      ? [
          {
            table: table as RecordedTable,
            key: fate.key,
            logged: fate.logged,
            hashed: fate.hashed ?? [],
            not: fate.not ?? {},
          },
        ]
      : [],
);

/** Tables of the schema that the log does not hold, each with the reason. */
export const NOT_RECORDED: ReadonlyMap<string, string> = new Map(
  Object.entries(FATES).flatMap(([table, fate]: [string, Fate<never>]) =>
    "key" in fate ? [] : [[table, fate.not] as const],
  ),
);
