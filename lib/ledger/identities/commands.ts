/**
 * Confidential sources: making one, keeping who it is sealed beside it, and who may see that. Every
 * look is an event, which tells who looked and never what was seen.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { addSource, makingOf, type CreatedSource } from "@/lib/ledger/sources/commands";
import { conflict, invalidField, invalidFields, ruleUnmet } from "@/lib/platform/errors";
import { assertKeeps, assertMaySee, findConfidential, type FoundConfidential } from "./find";
import type {
  AttestInput,
  CreateConfidentialInput,
  DescribeInput,
  EraseIdentityInput,
  IdentityOfInput,
  KeepIdentityInput,
} from "./input";
import { protectedNameOf, indexText, writtenIn } from "./protected-names";
import type { SealedIdentity } from "./rules";
import { openIdentity, sealIdentity } from "./sealing";

/**
 * Whoever makes it keeps it.
 * @throws SourcelineError INVALID for a handle that a source has already, or an unknown origin.
 */
export async function createConfidential(
  actor: Actor,
  input: CreateConfidentialInput,
): Promise<CreatedSource> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx, at) => {
    const { handle, identity, attest = false, agreedDescription = "", story, ...rest } = input;
    if (identity) refuseTold(identity, { handle, agreedDescription, note: rest.note ?? "" });
    await refuseTakenHandle(tx, actor, handle);
    const making = await makingOf(tx, actor, input);
    const fields = { ...rest, name: handle, evenIfSimilar: true };
    const confidential = { confidential: true as const, agreedDescription };
    const { source, event } = await addSource(tx, actor, at, fields, making, confidential);
    const kept = identity
      ? { sealed: sealIdentity(identity, source.id), keptAt: at }
      : { sealed: "", keptAt: null };
    await tx.sourceIdentity.create({
      data: { sourceId: source.id, keeperId: actor.userId, ...kept },
    });
    if (attest) {
      await tx.identityAttestation.create({
        data: { sourceId: source.id, userId: actor.userId, at },
      });
    }
    const said = { sourceId: source.id, data: { source: source.name } };
    const events: NewEvent[] = [
      ...(identity ? [{ type: "identity.kept" as const, ...said }] : []),
      ...(attest ? [{ type: "identity.attested" as const, ...said }] : []),
    ];
    return { result: source, events: [event, ...events] };
  });
}

/** The words of these texts that say who it is; null where none does. */
function toldIn(identity: SealedIdentity, texts: readonly string[]): string | null {
  const protectedName = protectedNameOf(identity);
  for (const text of texts) {
    const written = writtenIn(indexText(text), protectedName);
    if (written !== null) return written;
  }
  return null;
}

/** @throws INVALID naming each field that everybody reads and that says who it is. */
function refuseTold(identity: SealedIdentity, read: Record<string, string>): void {
  const faults = Object.entries(read).flatMap(([field, text]) => {
    const written = toldIn(identity, [text]);
    return written === null ? [] : [[field, `Everybody reads this: leave “${written}” out.`]];
  });
  if (faults.length > 0) throw invalidFields(Object.fromEntries(faults) as Record<string, string>);
}

/** A handle that two bear would be taken for one source. */
async function refuseTakenHandle(
  tx: Transaction,
  actor: Authorized<"source.read">,
  handle: string,
): Promise<void> {
  const taken = await tx.source.count({ where: { name: handle, ...visibleSourceFilter(actor) } });
  if (taken > 0) throw invalidField("handle", `${handle} is taken; choose another handle.`);
}

/** Seals it in the place of what was kept before. */
export async function keepIdentity(
  actor: Actor,
  { sourceId, revision, identity }: KeepIdentityInput,
): Promise<{ sourceId: number; revision: number }> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx, at) => {
    const source = await findConfidential(actor, sourceId, tx);
    assertKeeps(source, actor.userId);
    const told = toldIn(identity, [source.name, source.agreedDescription, source.note]);
    if (told !== null) {
      throw ruleUnmet(`Everybody reads of ${source.name} who it is.`, [
        `Take “${told}” out of its handle, description or note first.`,
      ]);
    }
    const kept = { sealed: sealIdentity(identity, sourceId), keptAt: at };
    const written = await write(tx, source, revision, kept);
    return { result: written, events: [about(source, "identity.kept")] };
  });
}

/** Takes what is sealed away; that it was here, and who kept it, stays. */
export async function eraseIdentity(
  actor: Actor,
  { sourceId, revision }: EraseIdentityInput,
): Promise<{ sourceId: number; revision: number }> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx) => {
    const source = await findConfidential(actor, sourceId, tx);
    assertKeeps(source, actor.userId);
    if (source.identity.sealed === "") {
      return unchanged({ sourceId, revision: source.identity.revision });
    }
    const written = await write(tx, source, revision, { sealed: "", keptAt: null });
    return { result: written, events: [about(source, "identity.erased")] };
  });
}

/** @throws CONFLICT where it was sealed anew, erased or handed over meanwhile. */
async function write(
  tx: Transaction,
  { id: sourceId, name, identity }: FoundConfidential,
  revision: number,
  set: { sealed: string; keptAt: Date | null },
): Promise<{ sourceId: number; revision: number }> {
  const { count } = await tx.sourceIdentity.updateMany({
    where: { sourceId, revision },
    data: { ...set, revision: { increment: 1 } },
  });
  if (count === 0) {
    throw conflict(`What is kept of ${name} has changed since; look again.`, {
      revision: identity.revision,
    });
  }
  return { sourceId, revision: revision + 1 };
}

/**
 * Opens what is sealed. The event is written first: whoever sees it is in the log.
 * @throws FORBIDDEN but for its keeper and those named; RULE_UNMET where nothing is kept, or the key
 * is not here.
 */
export async function lookAtIdentity(
  actor: Actor,
  { sourceId }: IdentityOfInput,
): Promise<SealedIdentity & { revision: number }> {
  authorize(actor, "identity.look");
  return commit(actor, async (tx) => {
    const source = await findConfidential(actor, sourceId, tx);
    assertMaySee(source, actor.userId);
    const { sealed, revision } = source.identity;
    if (sealed === "") throw ruleUnmet(`Who ${source.name} is, is not kept here.`);
    const identity = openIdentity(sealed, sourceId);
    return { result: { ...identity, revision }, events: [about(source, "identity.seen")] };
  });
}

/** Says, or takes back, that one knows who the source is, whether or not it is kept here. */
export async function attestIdentity(
  actor: Actor,
  { sourceId, known }: AttestInput,
): Promise<{ sourceId: number; known: boolean }> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx, at) => {
    const source = await findConfidential(actor, sourceId, tx);
    const result = { sourceId, known };
    const own = { sourceId, userId: actor.userId };
    const isSaid = source.attestations.some(({ userId }) => userId === actor.userId);
    if (isSaid === known) return unchanged(result);
    if (known) await tx.identityAttestation.create({ data: { ...own, at } });
    else await tx.identityAttestation.delete({ where: { sourceId_userId: own } });
    const type = known ? "identity.attested" : "identity.attestation_withdrawn";
    return { result, events: [about(source, type)] };
  });
}

/** What the source may be called, on terms that know a description; citations keep what they have. */
export async function describeConfidential(
  actor: Actor,
  { sourceId, revision, agreedDescription }: DescribeInput,
): Promise<{ sourceId: number; revision: number }> {
  authorize(actor, "source.edit");
  return commit(actor, async (tx, at) => {
    const source = await findConfidential(actor, sourceId, tx);
    const changes = changesBetween(source, { agreedDescription });
    if (isEmpty(changes)) return unchanged({ sourceId, revision: source.revision });
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, revision },
      data: { agreedDescription, revision: { increment: 1 }, updatedAt: at },
    });
    if (count === 0) {
      const current = { revision: source.revision, agreedDescription: source.agreedDescription };
      throw conflict(`Somebody changed ${source.name} while you were at it.`, current);
    }
    const event: NewEvent = {
      type: "source.described",
      sourceId,
      data: { source: source.name, changes },
    };
    return { result: { sourceId, revision: revision + 1 }, events: [event] };
  });
}

type Plain =
  | "identity.kept"
  | "identity.erased"
  | "identity.seen"
  | "identity.attested"
  | "identity.attestation_withdrawn";

function about({ id: sourceId, name }: FoundConfidential, type: Plain): NewEvent {
  return { type, sourceId, data: { source: name } };
}
