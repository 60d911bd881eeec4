/** What forms and the API may send about the gate; faults name field and remedy. */
import { z } from "zod";
import { id, requiredLine, requiredLines, revision } from "@/lib/platform/text";
import { LEGAL_FROM, OWN_SOURCE_ON, OVERRIDE_BY, POLICY_NAME_LIMIT, UNNAMED_ON } from "./policies";
import { BLOCKER_KINDS, SIGN_AS } from "./blocker";
import { SIGN_NOTE_LIMIT, GATE_REASON_LIMIT } from "./rules";

const story = z.string("is missing").max(200);
const NO_HASH = "is not the hash of a text: 64 figures from 0 to f";

export const draftHash = z
  .string("is missing")
  .max(64, { error: NO_HASH, abort: true })
  .regex(/^[0-9a-f]{64}$/, NO_HASH);

export const clearInput = z.strictObject({
  story,
  sha256: draftHash,
  /** Up to where of the log its giver saw the story. */
  seen: z.int("is missing").nonnegative("is missing"),
});

export const reopenInput = z.strictObject({
  story,
  reason: requiredLine(GATE_REASON_LIMIT, "why the gate is opened again"),
});

export const overrideInput = z.strictObject({
  story,
  kind: z.enum(BLOCKER_KINDS, "is not a kind of blocker"),
  key: z.string("is missing").max(200),
  fingerprint: z
    .string("is missing")
    .max(32, "is not that of a blocker")
    .regex(/^[0-9a-f]{32}$/, "is not that of a blocker"),
  reason: requiredLines(GATE_REASON_LIMIT, "why it does not hold the story up"),
});

export const takeBackOverrideInput = z.strictObject({ overrideId: id });

export const signOffInput = z.strictObject({
  claimId: id,
  as: z.enum(SIGN_AS, "is not a kind of sign-off"),
  /** Of the claim that was read: what is signed is what was seen. */
  contentRevision: revision,
  note: requiredLines(SIGN_NOTE_LIMIT, "what was looked at"),
});

export const takeBackSignOffInput = z.strictObject({ signOffId: id });

/** A preset's name, or the id of a policy as a text. */
const policy = z
  .string("is missing")
  .max(20, "is not a policy")
  .regex(/^(strict|standard|breaking|[1-9]\d{0,14})$/, "is not a policy");

export const choosePolicyInput = z.strictObject({ story, policy });

const name = requiredLine(POLICY_NAME_LIMIT, "what the policy is called");

export const copyPolicyInput = z.strictObject({ from: policy, name });

export const changePolicyInput = z.strictObject({
  policyId: id,
  revision,
  patch: z.strictObject({
    name: name.optional(),
    coverage: z
      .int("is not a whole number")
      .min(0, "is a share from 0 to 100")
      .max(100, "is a share from 0 to 100")
      .optional(),
    unnamed: z.enum(UNNAMED_ON, "is not one of the choices").optional(),
    legal: z.enum(LEGAL_FROM, "is not one of the choices").optional(),
    ownSource: z.enum(OWN_SOURCE_ON, "is not one of the choices").optional(),
    citations: z.boolean().optional(),
    running: z.boolean().optional(),
    questions: z.boolean().optional(),
    lints: z.boolean().optional(),
    overrideBy: z.enum(OVERRIDE_BY, "is not one of the choices").optional(),
  }),
});

/** What the API asks of a story: about which text. */
export const askedHash = z.strictObject({ hash: draftHash.optional() });

/** A text that went out, to be held against the one that was cleared. */
export const compareInput = z.strictObject({
  text: z
    .string("is missing")
    .max(1_000_000, "is longer than a story's text can be")
    .refine((text) => text.trim() !== "", "Send the text that was published."),
});

export type ClearInput = z.output<typeof clearInput>;
export type ReopenInput = z.output<typeof reopenInput>;
export type OverrideInput = z.output<typeof overrideInput>;
export type TakeBackOverrideInput = z.output<typeof takeBackOverrideInput>;
export type SignOffInput = z.output<typeof signOffInput>;
export type TakeBackSignOffInput = z.output<typeof takeBackSignOffInput>;
export type ChoosePolicyInput = z.output<typeof choosePolicyInput>;
export type CopyPolicyInput = z.output<typeof copyPolicyInput>;
export type ChangePolicyInput = z.output<typeof changePolicyInput>;
