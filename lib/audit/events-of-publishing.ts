/**
 * The events of a story on its way out, and after it: calls, the gate, publication, corrections.
 * STORED FOR EVER, as events.ts says.
 */
import type { Changes, Kind } from "./event-kind";

/** After a story was published. */
export type PublishedEvent =
  | Kind<"story.published", { from: string; publishedAt: string; url: string }>
  | Kind<"error.reported", { reportId: number; origin: string; said: string }>
  | Kind<"error.dismissed", { reportId: number; reason: string }>
  | Kind<
      "correction.made",
      {
        correctionId: number;
        kind: string;
        oldText: string;
        newText: string;
        notice: string;
        cause: string;
        stage: string;
        refs: string[];
        reportId?: number;
      }
    >
  | Kind<"correction.withdrawn", { correctionId: number; kind: string; reason: string }>
  /** A document of the story left: for whom it was made, and whether it names who may not be named. */
  | Kind<
      "document.exported",
      {
        kind: string;
        audience: string;
        form: string;
        names: boolean;
        story: string;
        /** Its number; absent of what is of no draft. */
        draft?: number;
        claims: number;
      }
    >;
export type ClearanceEvent =
  | Kind<
      "clearance.given",
      {
        draft: number;
        sha256: string;
        policy: string;
        /** Blockers let pass. */ overridden: number;
      }
    >
  /** By hand, or by whatever was changed: `because` says what, in words. */
  | Kind<"clearance.reopened", { draft?: number; sha256?: string; because: string }>
  | Kind<"clearance.policy_chosen", { from: string; to: string }>
  | Kind<"blocker.overridden", LetPass & { reason: string }>
  | Kind<"blocker.override_taken_back", LetPass>
  | Kind<"claim.signed_off", SignedOff & { note: string }>
  | Kind<"claim.sign_off_taken_back", SignedOff>
  | Kind<"policy.copied", { name: string; from: string }>
  | Kind<"policy.changed", { name: string; changes: Changes }>;

/** A blocker of the gate: its kind, and what it says. */
type LetPass = { ref?: string; kind: string; what: string };

/** `unnamed`: an editor approves a sole unnamed source; `legal`: a lawyer the risk. */
type SignedOff = { ref: string; as: string };

/** Of a call: that it was, and of which claims; how somebody is reached is told by no event. */
export type CallEvent =
  | Kind<
      "call.recorded",
      {
        callId: number;
        source: string;
        outcome: string;
        channel: string;
        at: string;
        note?: string;
        cited?: string[];
        corrected?: string[];
      }
    >
  | Kind<"call.question_worded", { ref: string; source: string; question: string }>
  | Kind<"contact.kept", { source: string }>;
