/**
 * Every kind of event, as one typed union.
 *
 * STORED FOR EVER: these shapes are written as JSON and hashed. Add types and optional
 * members; never remove one, and rename one only by saying in former-types.ts what it was. An event carries what changed, old and new, and
 * never a secret, a password, a token or a confidential source's identity.
 */
import type { Changes, Kind } from "./event-kind";
import type { ErasureEvent } from "./events-of-erasure";
import type { CallEvent, ClearanceEvent, PublishedEvent } from "./events-of-publishing";

export type { Changes } from "./event-kind";

/** Whose account it is, where it stands in the history of stories, too: by the name of the day. */
type OfAccount = { name?: string };

/** Who becomes a member of restricted stories that nobody else can work in; told of all alike. */
type TakenOver = { takenOverBy?: string };

type PeopleEvent =
  | Kind<"newsroom.set_up", { email: string; name: string }>
  | Kind<"person.invited", { email: string; role: string; expiresAt: string }>
  | Kind<"invitation.revoked", { email: string }>
  | Kind<
      "person.joined",
      { email: string; role: string; name: string; by: "invitation" | "oidc" | "set-up" | "demo" }
    >
  | Kind<"person.role_changed", { from: string; to: string } & OfAccount & TakenOver>
  | Kind<"person.renamed", { from: string; to: string }>
  | Kind<"person.disabled", { reason?: string } & OfAccount & TakenOver>
  | Kind<"person.enabled", OfAccount>
  | Kind<
      "person.signed_in",
      {
        by: "password" | "oidc" | "demo" | "link" | "invitation" | "set-up";
        /** The browser in words. */
        device?: string;
        /** What was given in the second step. */
        second?: "totp" | "passkey" | "recovery";
      }
    >
  | Kind<"person.signed_out", { device: string }>
  | Kind<"person.session_ended", { device: string }>
  | Kind<"person.other_sessions_ended", { sessions: number }>
  | Kind<"person.factor_added", { kind: "totp" | "passkey"; name: string }>
  | Kind<"person.factor_removed", { kind: "totp" | "passkey"; name: string }>
  /** By an administrator, or from the command line: all that somebody had. */
  | Kind<"person.factors_removed", { factors: number } & OfAccount>
  | Kind<"person.recovery_codes_made", { codes: number }>
  | Kind<"person.recovery_code_used", { left: number }>
  | Kind<"people.factor_required", { role: string; required: boolean }>
  | Kind<"person.linked_to_provider", Record<string, never>>
  | Kind<"person.sign_in_throttled", { address: string }>
  | Kind<
      "person.sign_in_failed",
      {
        by: "password" | "oidc";
        /** An unknown name is not kept: it may be a password, or somebody else's address. */
        because: "password" | "unknown" | "disabled" | "refused";
        address: string;
        /** The last one for a while: those that follow at once are not written down. */
        more?: boolean;
      }
    >
  | Kind<"person.password_changed", { by?: "link"; madeBy?: string } & OfAccount>
  | Kind<"person.password_link_made", { expiresAt: string } & OfAccount>
  | Kind<"person.signed_out_everywhere", Record<string, never>>
  /** `token` is what its owner calls it. */
  | Kind<"person.token_made", { token: string; scopes: string; expiresAt: string } & OfAccount>
  | Kind<"person.token_revoked", { token: string } & OfAccount>;

type StoryEvent =
  | Kind<
      "story.created",
      {
        slug: string;
        headline: string;
        restricted: boolean;
        desk?: string;
        note?: string;
        deadlineAt?: string;
      }
    >
  | Kind<"story.edited", { changes: Changes }>
  | Kind<"story.member_added", { name: string }>
  | Kind<"story.member_removed", { name: string }>
  /**
   * Of a restricted story that nobody can work in any more: by its number, without its id, so that
   * administrators who ask and answer find it in the log.
   */
  | Kind<"story.opening_requested", Opening>
  | Kind<"story.opening_withdrawn", Opening & { requestedBy: string }>
  | Kind<"story.opening_confirmed", Opening & { requestedBy: string }>;

type Opening = { number: number; member: string; reason: string };

type SourceEvent =
  | Kind<
      "source.created",
      {
        name: string;
        kind: string;
        /** False: it exists for those who see a story that cites it. Told since it can be so. */
        shared?: boolean;
        /** The name is a handle. */
        confidential?: true;
      }
    >
  | Kind<"source.shared", { name: string }>
  | Kind<
      "source.edited",
      {
        changes: Changes;
        /** Whoever edited it said that it is spelling alone, and the texts are near. */
        spelling?: true;
      }
    >
  | Kind<"source.retracted", { source: string; reason: string; claims: number }>
  | Kind<"source.reinstated", { source: string; reason: string; claims: number }>
  /** Of a story that keeps the source as it was: its readers are asked, and answer. */
  | Kind<"source.change_proposed", { source: string }>
  | Kind<"source.change_taken_over", { source: string; proposedBy: string; said: string[] }>
  | Kind<"source.change_declined", { source: string; proposedBy: string; said: string[] }>
  | Kind<
      "source.merged",
      { fromId: number; from: string; intoId: number; into: string; citations: number }
    >
  | Kind<
      "source.merge_undone",
      { fromId: number; from: string; intoId: number; into: string; citations: number }
    >;

/** Who a confidential source is: that it was kept, seen, entrusted; by the handle, and never what. */
type IdentityEvent =
  | Kind<"source.described", { source: string; changes: Changes }>
  | Kind<"identity.kept", { source: string }>
  | Kind<"identity.erased", { source: string }>
  | Kind<"identity.seen", { source: string }>
  | Kind<"identity.attested", { source: string }>
  | Kind<"identity.attestation_withdrawn", { source: string }>
  | Kind<"identity.reader_named", { source: string; name: string }>
  | Kind<"identity.reader_removed", { source: string; name: string }>
  | Kind<"identity.handed_over", { source: string; from: string; to: string }>
  /** From the command line: all that are kept, under a new key. */
  | Kind<"identities.sealed_anew", { count: number }>;

type ClaimEvent =
  | Kind<
      "claim.logged",
      {
        ref: string;
        wording: string;
        attribution: string;
        kind: string;
        source?: string;
        /** Of the citation, where the claim came with a table. */
        beside?: { saidOn?: string; sourceNote?: string };
      }
    >
  | Kind<"claim.edited", { ref: string; changes: Changes }>
  | Kind<"claim.withdrawn", { ref: string; reason: string }>
  | Kind<"claim.restored", { ref: string }>
  | Kind<"claim.split", { ref: string; into: string[]; changes: Changes }>
  | Kind<
      "claim.split_off",
      {
        ref: string;
        from: string;
        wording: string;
        attribution: string;
        kind: string;
        reviewState: string;
        /** Of the claim it was split from, each with the one that was copied. */
        citations: Array<{ citationId: number; copyOf: number; source: string }>;
      }
    >
  | Kind<"claim.merged_away", { ref: string; into: string }>
  | Kind<
      "claim.merged_here",
      {
        ref: string;
        /** The claim that was merged into it, and its wording. */
        from: string;
        wording: string;
        /** Its citations, each with the one that was copied; and how many were held already. */
        citations: Array<{ citationId: number; copyOf: number; source: string }>;
        held: number;
        /** Ids of the open questions that are put to this claim now. */
        questions: number[];
        places: number;
        changes: Changes;
      }
    >
  | Kind<
      "claim.merge_undone",
      {
        ref: string;
        with: string;
        /** Ids of citations that were taken off it, and of questions put to it again. */
        citations: number[];
        questions: number[];
        changes: Changes;
      }
    >
  | Kind<
      "claim.handed_over",
      {
        ref: string;
        from: string;
        lapsedLevel?: string;
        /** Whose citations were incomplete, and why it went without. */
        without?: { sources: string[]; reason: string };
      }
    >
  | Kind<"claim.taken_back", { ref: string; from: string }>
  | Kind<"citation.added", { ref: string; citationId: number; source: string; changes: Changes }>
  | Kind<"citation.edited", { ref: string; citationId: number; source: string; changes: Changes }>
  | Kind<
      "citation.terms_said",
      { ref: string; terms: string; citations: Array<{ citationId: number; source: string }> }
    >
  | Kind<"citation.removed", { ref: string; citationId: number; source: string }>
  | Kind<"citation.restored", { ref: string; citationId: number; source: string }>
  | Kind<
      "citation.file_attached",
      { ref: string; citationId: number; name: string; size: number; sha256: string }
    >
  | Kind<
      "citation.file_downloaded",
      { ref: string; citationId: number; name: string; size: number; sha256: string }
    >
  | Kind<"citation.file_removed", { ref: string; citationId: number; name: string }>
  | Kind<
      "claim.source_changed",
      {
        ref: string;
        /** As it was called, and what is otherwise: "reliability E → A". */
        source: string;
        said: string[];
        spelling?: true;
        /** Whose change it was, where somebody else took it over for this claim's story. */
        proposedBy?: string;
      }
    >
  /** Although these sources fell. */
  | Kind<"claim.reconfirmed", { ref: string; sources: string[]; note: string }>
  | Kind<"claim.origins_recounted", { ref: string; changes: Changes; because: string }>;

type DraftEvent =
  | Kind<
      "draft.added",
      {
        number: number;
        title: string;
        words: number;
        sha256: string;
        file?: string;
        placed: number;
        moved: number;
        pending: number;
        orphaned: number;
        proposals: number;
        /** Proposals that were found and not listed. */
        unlisted?: number;
      }
    >
  | Kind<"claim.placed", { ref: string; draft: number; quote: string }>
  | Kind<
      "claim.moved",
      {
        ref: string;
        draft: number;
        from: string;
        to: string;
        by: "words" | "place" | "words_and_place" | "frame";
        /** What its sentence says otherwise. */
        meaning?: string[];
      }
    >
  | Kind<"claim.orphaned", { ref: string; draft: number; quote: string }>
  | Kind<"claim.place_pending", { ref: string; draft: number; quote: string; places: number }>
  | Kind<"placement.confirmed", { ref: string; draft: number; quote: string }>
  | Kind<"draft.part_set", { draft: number; paragraph: number; from: string; to: string }>
  | Kind<"sentence.nothing_to_check", { draft: number; quote: string; isNothing: boolean }>
  // Of a note its number alone: what it says stands with its draft.
  | Kind<"note.cited", { ref: string; draft: number; note: number; kind: string }>
  | Kind<"note.kept", { ref: string; draft: number; note: number; kind: string }>
  | Kind<"note.set_aside", { draft: number; note: number; kind: string; reason: string }>
  | Kind<"note.reopened", { draft: number; note: number; kind: string }>
  | Kind<"further_place.accepted", { ref: string; draft: number; quote: string }>
  | Kind<"further_place.dismissed", { ref: string; draft: number; quote: string }>
  | Kind<
      "further_place.moved",
      { ref: string; draft: number; from: string; to: string; meaning: string[] }
    >
  | Kind<"claim.contradicted", { ref: string; draft: number; quote: string; meaning: string[] }>
  | Kind<
      "proposal.accepted",
      { ref: string; draft: number; quote: string; origin: "rules" | "model" }
    >
  | Kind<"proposal.dismissed", { draft: number; quote: string }>
  | Kind<"proposal.restored", { draft: number; quote: string }>
  | Kind<"proposals.asked", { draft: number; model: string; added: number; dropped: number }>;

/** Ids of the people whom the text names as @[7]: all of them, also where it is amended. */
type Mentioning = { mentions?: number[] };

type VerificationEvent =
  | Kind<
      "verdict.given",
      { ref: string; level: string; previousLevel: string; note: string; contentRevision: number }
    >
  | Kind<
      "verdict.lapsed",
      { ref: string; level: string; because: string; meaning?: string[]; droppedHedges?: string[] }
    >
  | Kind<
      "question.raised",
      {
        ref: string;
        questionId: number;
        question: string;
        sentBack: boolean;
        lapsedLevel?: string;
      } & Mentioning
    >
  | Kind<
      "question.answered",
      {
        ref: string;
        questionId: number;
        answer: string;
        /** Of those whom an amended answer names, they who were not named before. */
        named?: number[];
      } & Mentioning
    >
  | Kind<
      "question.replied",
      { ref: string; questionId: number; replyId: number; text: string } & Mentioning
    >
  | Kind<"question.closed", { ref: string; questionId: number }>
  | Kind<"question.dismissed", { ref: string; questionId: number; reason: string }>
  | Kind<"lint.waived", WaivedLint & { reason: string }>
  | Kind<"lint.unwaived", WaivedLint>;

/** Of a claim by its reference, of the text by the number of the draft. */
type WaivedLint = { ref?: string; draft?: number; code: string; words: string };

/** Of a reply request: which, whom it asks, and the claims that it puts. */
type Asked = { requestId: number; subject: string; refs: string[] };

type ReplyEvent =
  | Kind<"reply.drafted", Asked & { whom?: string; deadlineAt?: string }>
  | Kind<"reply.changed", Asked & { changes: Changes }>
  | Kind<
      "reply.sent",
      Asked & {
        channel: string;
        sentAt: string;
        deadlineAt: string;
        /** It was sent before, and nobody was reached. */
        again?: true;
      }
    >
  | Kind<
      "reply.reminded",
      Asked & {
        channel: string;
        at: string;
        /** The claims whose wording of today was put in place of the former one. */
        putAnew?: string[];
      }
    >
  | Kind<
      "reply.recorded",
      Asked & { from: string; outcome: string; reply?: string; answers?: string[] }
    >
  | Kind<"reply.withdrawn", Asked & { reason: string }>;

type TableEvent =
  | Kind<"view.saved", { name: string; shared: boolean; query: string }>
  | Kind<"view.edited", { name: string; changes: Changes }>
  | Kind<"view.removed", { name: string }>
  | Kind<"view.restored", { name: string }>
  | Kind<
      "claims.exported",
      {
        form: "csv" | "xlsx" | "json" | "jsonl";
        /** Whether sources not on the record were named. Before it was asked, all of them were. */
        names?: boolean;
        query: string;
        columns: string[];
        rows: number;
        story?: string;
        /** Of an export of the newsroom: each story's id and how many of its claims left. */
        stories?: Array<[storyId: number, claims: number]>;
      }
    >
  /** One set of the rows of a file that was brought in; the claims are told of by events of their own. */
  | Kind<
      "claims.imported",
      {
        file: string;
        form: string;
        /** The first set's event, of the sets that follow it. */
        import?: number;
        logged: number;
        edited: number;
        /** Of the whole file, told with its first set. */
        rows?: number;
        refused?: number;
        duplicates?: number;
        /** It was given from the command line, in this person's name. */
        byCommand?: true;
      }
    >;

/** Ids without gaps, from and to. */
export type IdRange = [first: number, last: number];

/** Somebody took back what they had done; one event for each claim that it was done to. */
type UndoneEvent = Kind<
  "act.undone",
  {
    ref?: string;
    /** What was undone, in words: "C12 logged". */
    said: string;
    /** Places in the log: the events of what was undone, both included. */
    from: number;
    to: number;
  }
>;

/** About the log itself. */
type LogEvent =
  /** From here on events hold the rows that they wrote; by table, the rows that were there before. */
  Kind<"record.begun", { found: Record<string, IdRange[]> }>;

export type NewEvent =
  | PeopleEvent
  | StoryEvent
  | SourceEvent
  | IdentityEvent
  | ClaimEvent
  | DraftEvent
  | VerificationEvent
  | ReplyEvent
  | PublishedEvent
  | ClearanceEvent
  | CallEvent
  | TableEvent
  | UndoneEvent
  | ErasureEvent
  | LogEvent;

export type EventType = NewEvent["type"];
export type EventOf<Type extends EventType> = Extract<NewEvent, { type: Type }>;
