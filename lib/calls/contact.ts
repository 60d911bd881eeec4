/**
 * How a source is reached: a row of its own, apart from the source, for those who call. No search,
 * export, answer of the API or event holds it; that it changed is told, and not what it is.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isVisibleSource } from "@/lib/access/visibility";
import { commit, unchanged } from "@/lib/audit/commit";
import { findSource } from "@/lib/ledger/claims/nameable";
import { conflict, invalidField } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { KeepContactInput } from "./input";

export type ContactView = { reach: string; care: string; revision: number };

const NONE: ContactView = { reach: "", care: "", revision: 0 };

/** Of a source that exists for the actor; empty where nothing is kept. */
export async function getContact(
  actor: Authorized<"contact.see">,
  sourceId: number,
): Promise<ContactView> {
  const [found] = await rows<ContactView>(Prisma.sql`
    SELECT c."reach", c."care", c."revision"
    FROM "SourceContact" c JOIN "Source" s ON s."id" = c."sourceId"
    WHERE c."sourceId" = ${sourceId} AND s."confidential" = 0 AND ${isVisibleSource(actor)}`);
  return found ?? NONE;
}

/** @throws SourcelineError INVALID for a confidential source, whose contact is part of who it is. */
export async function keepContact(
  actor: Actor,
  { sourceId, revision, reach, care }: KeepContactInput,
): Promise<{ sourceId: number; revision: number }> {
  authorize(actor, "contact.keep");
  return commit(actor, async (tx, at) => {
    const source = await findSource(tx, actor, sourceId, "sourceId", { isTold: true });
    if (source.confidential) {
      throw invalidField(
        "reach",
        `How ${source.name} is reached is part of who it is: its keeper seals it with the identity.`,
      );
    }
    const held = await tx.sourceContact.findUnique({ where: { sourceId } });
    const { revision: now } = held ?? NONE;
    if (held ? held.reach === reach && held.care === care : reach === "" && care === "") {
      return unchanged({ sourceId, revision: now });
    }
    if (now !== revision) {
      const changed = `Somebody changed how ${source.name} is reached while you were at it; read it before you go on.`;
      throw conflict(changed, { revision: now });
    }
    const set = { reach, care, changedById: actor.userId, changedAt: at };
    const next = now + 1;
    if (held) {
      await tx.sourceContact.update({
        where: { sourceId, revision },
        data: { ...set, revision: next },
      });
    } else await tx.sourceContact.create({ data: { ...set, sourceId, revision: next } });
    return {
      result: { sourceId, revision: next },
      events: [{ type: "contact.kept", sourceId, data: { source: source.name } }],
    };
  });
}
