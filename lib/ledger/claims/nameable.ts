/**
 * The sources and the people that a command may name on a claim, read together inside its
 * transaction; whether each may be named is asked claim by claim.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleSource } from "@/lib/access/visibility";
import type { Role } from "@/lib/access/policy";
import type { Transaction } from "@/lib/audit/commit";
import { invalidField } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { readDerivations } from "@/lib/ledger/standing/standing";
import { FALLEN_SUPPORTS_NOTHING } from "@/lib/ledger/falls/rules";
import { Prisma, type Source } from "@/prisma/generated/client";

export type FoundSource = Pick<
  Source,
  | "id"
  | "name"
  | "aliases"
  | "title"
  | "employer"
  | "kind"
  | "mergedIntoId"
  | "confidential"
  | "agreedDescription"
> & {
  /** It or all that it derives from was retracted: it supports nothing. */
  fallen: boolean;
};

/** By id; those that do not exist for the actor, or that one story keeps, are missing. */
export async function readSources(
  tx: Transaction,
  actor: Authorized<"source.read">,
  sourceIds: readonly number[],
): Promise<Map<number, FoundSource>> {
  if (sourceIds.length === 0) return new Map();
  const found = await rows<Omit<FoundSource, "confidential" | "fallen"> & { confidential: number }>(
    Prisma.sql`SELECT s."id", s."name", s."aliases", s."title", s."employer", s."kind", s."mergedIntoId",
                 s."confidential", s."agreedDescription"
               FROM "Source" s
               WHERE s."id" IN ${among(sourceIds)} AND s."keptForId" IS NULL AND ${isVisibleSource(actor)}`,
    tx,
  );
  const { fallen } = await readDerivations(
    found.map(({ id }) => id),
    tx,
  );
  return new Map(
    found.map((one) => [
      one.id,
      { ...one, confidential: one.confidential !== 0, fallen: fallen.has(one.id) },
    ]),
  );
}

/** Whether whoever names a fallen source was told that it fell, and names it all the same. */
type Told = { isTold: boolean };

/** @throws INVALID naming `field` unless the source exists and was not merged away; as `requireSource`. */
export async function findSource(
  tx: Transaction,
  actor: Authorized<"source.read">,
  sourceId: number,
  field: string,
  told: Told,
): Promise<FoundSource> {
  return requireSource(await readSources(tx, actor, [sourceId]), sourceId, field, told);
}

/** @throws INVALID for one that fell, unless whoever names it was told. */
export function requireSource(
  sources: ReadonlyMap<number, FoundSource>,
  sourceId: number,
  field: string,
  { isTold }: Told,
): FoundSource {
  const source = sources.get(sourceId);
  if (!source) throw invalidField(field, "That source is not in the directory.");
  if (source.mergedIntoId) {
    throw invalidField(field, `${source.name} was merged into another source; pick that one.`);
  }
  if (source.fallen && !isTold) {
    throw invalidField(field, `${source.name} ${FALLEN_SUPPORTS_NOTHING}`);
  }
  return source;
}

/** A person who may be asked to check claims, and the stories they are a member of. */
export type PossibleChecker = {
  name: string;
  role: Role;
  isDisabled: boolean;
  storyIds: ReadonlySet<number>;
};

/** @param storyIds the stories concerned; membership of others is not read. */
export async function readCheckers(
  tx: Transaction,
  userIds: readonly number[],
  storyIds: readonly number[],
): Promise<Map<number, PossibleChecker>> {
  if (userIds.length === 0) return new Map();
  const people = await rows<{ id: number; name: string; role: Role; disabledAt: string | null }>(
    Prisma.sql`SELECT "id", "name", "role", "disabledAt" FROM "User"
               WHERE "id" IN ${among(userIds)}`,
    tx,
  );
  const members = await rows<{ userId: number; storyId: number }>(
    Prisma.sql`SELECT "userId", "storyId" FROM "StoryMember"
               WHERE "userId" IN ${among(userIds)} AND "storyId" IN ${among(storyIds)}`,
    tx,
  );
  return new Map(
    people.map(({ id, name, role, disabledAt }) => {
      const own = members.filter(({ userId }) => userId === id).map(({ storyId }) => storyId);
      return [id, { name, role, isDisabled: disabledAt !== null, storyIds: new Set(own) }];
    }),
  );
}

/** @throws INVALID naming `field` unless the person can check claims of this story. */
export function requireChecker(
  checkers: ReadonlyMap<number, PossibleChecker>,
  checkerId: number,
  story: { id: number; restricted: boolean },
  field: string,
): PossibleChecker {
  const person = checkers.get(checkerId);
  if (!person || person.isDisabled || person.role === "viewer") {
    throw invalidField(field, "Choose an active editor, reviewer or admin.");
  }
  if (story.restricted && !person.storyIds.has(story.id)) {
    throw invalidField(field, `${person.name} is not a member of this restricted story.`);
  }
  return person;
}
