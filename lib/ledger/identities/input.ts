/** What forms and the API may send about confidential sources; faults name field and remedy. */
import { z } from "zod";
import { id, line, lines, requiredLine, revision } from "@/lib/platform/text";
import { createSourceInput } from "@/lib/ledger/sources/input";
import { DESCRIPTION_LIMIT } from "@/lib/ledger/claims/rules";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";

const identity = z.strictObject({
  name: requiredLine(SOURCE_NAME_LIMIT, "the name of who is behind the source"),
  otherNames: lines(4_000).default(""),
  contact: lines(4_000).default(""),
  note: lines(10_000).default(""),
});

const { kind, reliability, note, derivesFrom, story, shared } = createSourceInput.shape;

export const createConfidentialInput = z.strictObject({
  handle: requiredLine(SOURCE_NAME_LIMIT, "a handle, such as Source K-7"),
  agreedDescription: line(DESCRIPTION_LIMIT).optional(),
  kind,
  ...{ reliability, note, derivesFrom, story, shared },
  /** Sealed at once; left out: it is not kept here, or not yet. */
  identity: identity.optional(),
  /** Whoever makes it says that they know who it is. */
  attest: z.boolean().optional(),
});

export const identityOfInput = z.strictObject({ sourceId: id });
export const keepIdentityInput = z.strictObject({ sourceId: id, revision, identity });
export const eraseIdentityInput = z.strictObject({ sourceId: id, revision });
export const describeInput = z.strictObject({
  sourceId: id,
  /** Of the source, not of what is sealed. */
  revision,
  agreedDescription: line(DESCRIPTION_LIMIT),
});
/** Somebody who may see it from now on, may not any more, or keeps it from now on. */
export const identityPersonInput = z.strictObject({ sourceId: id, userId: id });
/** True: I know who it is. False: I take that back. */
export const attestInput = z.strictObject({ sourceId: id, known: z.boolean() });

export type CreateConfidentialInput = z.output<typeof createConfidentialInput>;
export type IdentityOfInput = z.output<typeof identityOfInput>;
export type KeepIdentityInput = z.output<typeof keepIdentityInput>;
export type EraseIdentityInput = z.output<typeof eraseIdentityInput>;
export type DescribeInput = z.output<typeof describeInput>;
export type IdentityPersonInput = z.output<typeof identityPersonInput>;
export type AttestInput = z.output<typeof attestInput>;
