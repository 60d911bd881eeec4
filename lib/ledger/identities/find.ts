/** A confidential source as its commands find it: who keeps it, whom the keeper named. */
import type { Authorized } from "@/lib/access/actor";
import { visibleSourceFilter } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { forbidden, notFound, ruleUnmet } from "@/lib/platform/errors";
import { maySee, type Entrusted } from "./rules";

const person = { select: { id: true, name: true, role: true, disabledAt: true } } as const;

/** @param tx inside a command, its transaction. @throws NOT_FOUND; RULE_UNMET for one that is not confidential. */
export async function findConfidential(
  actor: Authorized<"source.read">,
  sourceId: number,
  tx?: Transaction,
) {
  const source = await (tx ?? db()).source.findFirst({
    where: { id: sourceId, keptForId: null, ...visibleSourceFilter(actor) },
    include: {
      identity: { include: { keeper: person } },
      identityReaders: { include: { user: person }, orderBy: { userId: "asc" } },
      attestations: { include: { user: person }, orderBy: { at: "asc" } },
    },
  });
  if (!source) throw notFound("That source");
  const { identity } = source;
  if (!source.confidential || !identity) throw ruleUnmet(`${source.name} is not confidential.`);
  return { ...source, identity };
}

export type FoundConfidential = Awaited<ReturnType<typeof findConfidential>>;

export function entrustedOf({ identity, identityReaders }: FoundConfidential): Entrusted & {
  isKeeperGone: boolean;
} {
  const { keeper } = identity;
  return {
    keeperId: keeper.id,
    readerIds: identityReaders.map(({ userId }) => userId),
    isKeeperGone: keeper.disabledAt !== null || keeper.role === "viewer",
  };
}

/** @throws FORBIDDEN, naming whom to ask: that somebody keeps it is no secret. */
export function assertMaySee(source: FoundConfidential, userId: number): void {
  if (maySee(entrustedOf(source), userId)) return;
  throw forbidden(
    `Who ${source.name} is, is known to ${source.identity.keeper.name} and to those named for it.`,
  );
}

export function assertKeeps(source: FoundConfidential, userId: number): void {
  if (source.identity.keeperId === userId) return;
  throw forbidden(`${source.identity.keeper.name} keeps ${source.name}, and decides that.`);
}
