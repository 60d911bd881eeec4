/** Who may see an identity: the keeper names people, takes them off, and hands it on. */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { invalidField, ruleUnmet } from "@/lib/platform/errors";
import { assertKeeps, entrustedOf, findConfidential, type FoundConfidential } from "./find";
import type { IdentityPersonInput } from "./input";
import { mayHandOver, maySee, READERS_LIMIT } from "./rules";

export async function nameReader(
  actor: Actor,
  { sourceId, userId }: IdentityPersonInput,
): Promise<{ sourceId: number; userId: number }> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx, at) => {
    const source = await findConfidential(actor, sourceId, tx);
    assertKeeps(source, actor.userId);
    const result = { sourceId, userId };
    if (maySee(entrustedOf(source), userId)) return unchanged(result);
    if (source.identityReaders.length >= READERS_LIMIT) {
      throw ruleUnmet(
        `At most ${READERS_LIMIT} people are named for one source; take one off first.`,
      );
    }
    const { name } = await findEntrustable(tx, source, userId);
    await tx.sourceIdentityReader.create({
      data: { ...result, namedById: actor.userId, namedAt: at },
    });
    const data = { source: source.name, name };
    return { result, events: [{ type: "identity.reader_named", sourceId, data }] };
  });
}

export async function removeReader(
  actor: Actor,
  { sourceId, userId }: IdentityPersonInput,
): Promise<{ sourceId: number; userId: number }> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx) => {
    const source = await findConfidential(actor, sourceId, tx);
    assertKeeps(source, actor.userId);
    const result = { sourceId, userId };
    const reader = source.identityReaders.find((one) => one.userId === userId);
    if (!reader) return unchanged(result);
    await tx.sourceIdentityReader.delete({ where: { sourceId_userId: result } });
    const data = { source: source.name, name: reader.user.name };
    return { result, events: [{ type: "identity.reader_removed", sourceId, data }] };
  });
}

/**
 * Makes somebody else the keeper, who decides from then on who sees it; whoever handed it on does
 * not, unless they are named again.
 */
export async function handIdentityOver(
  actor: Actor,
  { sourceId, userId }: IdentityPersonInput,
): Promise<{ sourceId: number; userId: number }> {
  authorize(actor, "identity.keep");
  return commit(actor, async (tx) => {
    const source = await findConfidential(actor, sourceId, tx);
    if (!mayHandOver(entrustedOf(source), actor.userId)) assertKeeps(source, actor.userId);
    const result = { sourceId, userId };
    if (source.identity.keeperId === userId) return unchanged(result);
    const { name } = await findEntrustable(tx, source, userId);
    await tx.sourceIdentity.update({
      where: { sourceId },
      data: { keeperId: userId, revision: { increment: 1 } },
    });
    await tx.sourceIdentityReader.deleteMany({ where: result });
    const data = { source: source.name, from: source.identity.keeper.name, to: name };
    return { result, events: [{ type: "identity.handed_over", sourceId, data }] };
  });
}

/** @throws INVALID unless the person works here, on sources, and this one exists for them. */
async function findEntrustable(
  tx: Transaction,
  source: FoundConfidential,
  userId: number,
): Promise<{ name: string }> {
  const person = await tx.user.findUnique({ where: { id: userId, disabledAt: null } });
  const reader = person && { ...person, userId, role: person.role };
  if (!reader || !can(reader, "identity.look")) {
    throw invalidField("userId", "Choose an active editor, reviewer or admin.");
  }
  const seen = await tx.source.count({ where: { id: source.id, ...visibleSourceFilter(reader) } });
  if (seen === 0) {
    throw invalidField(
      "userId",
      `${source.name} does not exist for ${reader.name}; make them a member of its story first.`,
    );
  }
  return reader;
}
