/**
 * The form in which the demo newsroom is written down: plain data, read by perform.ts, which
 * turns each line into a call of a command. Sources and people are named by keys, so that the
 * compiler finds a source that is cited and not listed.
 */
import type { BlockerKind, SignAs } from "@/lib/clearance/blocker";
import type { z } from "zod";
import type { addCitationInput, editClaimInput, logClaimInput } from "@/lib/ledger/claims/input";
import type { VerificationLevel } from "@/lib/ledger/claims/rules";
import type { createConfidentialInput } from "@/lib/ledger/identities/input";
import type { createSourceInput } from "@/lib/ledger/sources/input";
import type { CallOutcome } from "@/lib/calls/rules";
import type { makeCorrectionInput } from "@/lib/corrections/input";
import type { ErrorOrigin } from "@/lib/corrections/rules";
import type { RecordedOutcome, ReplyChannel } from "@/lib/replies/rules";
import type { PersonKey } from "./people";

type Wire<Schema extends z.ZodType> = z.input<Schema>;

export type SourceSeed<Key extends string> = Omit<
  Wire<typeof createSourceInput>,
  "derivesFrom" | "evenIfSimilar"
> & {
  /** Listed before this one. */
  derivesFrom?: readonly Key[];
  /** The name is a handle; the editor keeps who it is, and shows it to these. */
  confidential?: Pick<
    Wire<typeof createConfidentialInput>,
    "agreedDescription" | "identity" | "attest"
  > & { shownTo?: readonly PersonKey[] };
};

export type CitationSeed<Key extends string> = Omit<
  Wire<typeof addCitationInput>,
  "claimId" | "sourceId" | "restsOn"
> & {
  source: Key;
  /** For stories without a date of their own; a citation has this or `saidOn`. */
  saidDaysAgo?: number;
  restsOn?: readonly Key[];
  /** Who adds it; the person who logs the claim unless said otherwise. */
  by?: PersonKey;
};

/** What happened to a claim after it was logged and cited, in order. */
export type Step<Key extends string> =
  | { do: "handOver" }
  | { do: "verdict"; level: VerificationLevel; note: string; by?: PersonKey }
  | { do: "sendBack" | "ask"; question: string; by?: PersonKey }
  | { do: "answer"; answer: string }
  | { do: "reply"; text: string; by: PersonKey }
  | { do: "close"; by?: PersonKey }
  | { do: "dismiss"; reason: string; by?: PersonKey }
  | { do: "cite"; citation: CitationSeed<Key> }
  | { do: "edit"; patch: Wire<typeof editClaimInput>["patch"] }
  | { do: "withdraw"; reason: string }
  | { do: "restore" };

export type ClaimSeed<Key extends string> = Omit<
  Wire<typeof logClaimInput>,
  "story" | "sourceId" | "checkerId" | "recheckOn"
> & {
  checker?: PersonKey;
  /** From the day of loading. */
  recheckInDays?: number;
  /** Who logs it; the story's editor unless said otherwise. */
  by?: PersonKey;
  cites: ReadonlyArray<CitationSeed<Key>>;
  /** Why it is handed over although its citations lack something. */
  without?: string;
  then?: ReadonlyArray<Step<Key>>;
};

/** A stretch of time in hours before loading, the earlier bound first. */
export type Stretch = readonly [from: number, to: number];

/** When the newsroom did what; the claims of a story are spread over each stretch in their order. */
export type Timeline = {
  openedHoursAgo: number;
  logged: Stretch;
  /** For the first thing that happened to a claim after it was logged, the second, and so on. */
  steps: readonly Stretch[];
};

/** A claim by its number in its story; the first one listed is C1. */
export type ClaimRef = `C${number}`;

/** What was done in a draft while it was the story's newest. */
export type DraftStep = { hoursAgo: number } & (
  | { do: "confirm"; claim: ClaimRef }
  /** By words that this proposal holds and no other open one does. */
  | { do: "dismiss"; words: string }
);

/** A version of the story's text. */
export type DraftSeed = {
  addedHoursAgo: number;
  /** Who brings it in and works on it; the story's editor unless said otherwise. */
  by?: PersonKey;
  text: { as: "paste"; html: string } | { as: "file"; name: string; markdown: string };
  /**
   * On which words of the text a claim is put as soon as both are there. The words stand in it
   * once. Claims that a draft takes over from the one before have no place here.
   */
  places?: Readonly<Record<ClaimRef, string>>;
  then?: readonly DraftStep[];
};

/** Somebody whom a story asks to answer it. */
export type ReplySeed<Key extends string> = {
  subject: string;
  source?: Key;
  whom?: string;
  /** Who asks; the story's editor unless said otherwise. */
  by?: PersonKey;
  puts: readonly ClaimRef[];
  notedHoursAgo: number;
  /** What is due ahead has negative hours. */
  sent?: { hoursAgo: number; channel: ReplyChannel; dueHoursAgo: number };
  reminded?: { hoursAgo: number; channel: ReplyChannel };
  came?: {
    hoursAgo: number;
    outcome: RecordedOutcome;
    reply?: string;
    answers?: readonly ClaimRef[];
    by?: PersonKey;
  };
};

/** What somebody signed, or let pass, at the gate; of a claim by its number. */
export type GateSeed = { claim: number; by: PersonKey; hoursAgo: number } & (
  { sign: SignAs; note: string } | { override: BlockerKind; reason: string }
);

/** Somebody whom the newsroom calls about a story: how, what they are asked, and what came of it. */
export type CallSeed<Key extends string> = {
  source: Key;
  /** Who calls; the reviewer unless said otherwise. */
  by?: PersonKey;
  preparedHoursAgo: number;
  contact: { reach: string; care: string };
  asks: ReadonlyArray<{ claim: ClaimRef; text: string; isOpen?: boolean }>;
  calls: ReadonlyArray<{
    hoursAgo: number;
    outcome: CallOutcome;
    note: string;
    /** What was asked and not answered yet. */
    leftOpen?: readonly ClaimRef[];
  }>;
};

/** Something wrong in what readers have, and what became of it. */
export type ErrorSeed = {
  reportedHoursAgo: number;
  origin: ErrorOrigin;
  said: string;
  corrected?: Omit<Wire<typeof makeCorrectionInput>, "story" | "claims" | "reportId"> & {
    hoursAgo: number;
    claims: readonly ClaimRef[];
  };
};

/** How a story went out, and what came after. */
export type PublishedSeed<Key extends string> = {
  clearedHoursAgo: number;
  /** Who clears it. */
  by: PersonKey;
  publishedHoursAgo: number;
  url: string;
  errors: readonly ErrorSeed[];
  /** A source that turned out to be none. */
  retracts?: { source: Key; hoursAgo: number; by: PersonKey; reason: string };
  /** Why nothing of it is erased; it works at once, and waits for a second administrator. */
  held?: { hoursAgo: number; reason: string };
};

export type StorySeed<Key extends string> = {
  slug: string;
  headline: string;
  desk: string;
  note: string;
  status: "drafting" | "checking";
  /** From the time of loading; of a story that is out, negative. */
  deadlineInHours: number;
  timeline: Timeline;
  members: readonly PersonKey[];
  sources: Readonly<Record<Key, SourceSeed<Key>>>;
  claims: ReadonlyArray<ClaimSeed<Key>>;
  /** In the order in which they came in. */
  drafts?: readonly DraftSeed[];
  replies?: ReadonlyArray<ReplySeed<Key>>;
  gate?: readonly GateSeed[];
  calls?: ReadonlyArray<CallSeed<Key>>;
  published?: PublishedSeed<Key>;
};

/** Keeps the keys of a list of sources as a union, each entry checked against them. */
export function defineSources<Key extends string>(
  sources: Record<Key, SourceSeed<NoInfer<Key>>>,
): Record<Key, SourceSeed<Key>> {
  return sources;
}

/** A claim that was handed over and judged. */
export function decided(
  level: VerificationLevel,
  note: string,
  by: PersonKey = "reviewer",
): Array<Extract<Step<never>, { do: "handOver" | "verdict" }>> {
  return [{ do: "handOver" }, { do: "verdict", level, note, by }];
}
