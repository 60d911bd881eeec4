/** What the page of a confidential source shows of its identity: who keeps it, never what is kept. */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { db } from "@/lib/platform/db";
import { entrustedOf, findConfidential } from "./find";
import { mayHandOver, maySee } from "./rules";

/** @throws SourcelineError NOT_FOUND; RULE_UNMET for a source that is not confidential. */
export async function getIdentityState(actor: Actor, sourceId: number) {
  authorize(actor, "source.read");
  const source = await findConfidential(actor, sourceId);
  const { identity, identityReaders, attestations } = source;
  const entrusted = entrustedOf(source);
  const keeps = identity.keeperId === actor.userId && can(actor, "identity.keep");
  const named = (user: { id: number; name: string }) => ({ id: user.id, name: user.name });
  return {
    sourceId,
    revision: identity.revision,
    isKept: identity.sealed !== "",
    keptAt: identity.keptAt?.toISOString() ?? null,
    keeper: { ...named(identity.keeper), isGone: entrusted.isKeeperGone },
    readers: identityReaders.map(({ user }) => named(user)),
    hasAttested: attestations.some(({ userId }) => userId === actor.userId),
    attestedBy: attestations.map(({ user, at }) => ({ ...named(user), at: at.toISOString() })),
    can: {
      look:
        identity.sealed !== "" && can(actor, "identity.look") && maySee(entrusted, actor.userId),
      keep: keeps,
      handOver: can(actor, "identity.keep") && mayHandOver(entrusted, actor.userId),
      attest: can(actor, "identity.keep"),
    },
  };
}

export type IdentityState = Awaited<ReturnType<typeof getIdentityState>>;

/** Whom an identity can be entrusted to, by name. */
export async function listEntrustable(actor: Actor): Promise<Array<{ id: number; name: string }>> {
  authorize(actor, "identity.keep");
  return db().user.findMany({
    where: { disabledAt: null, role: { not: "viewer" }, id: { not: actor.userId } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
