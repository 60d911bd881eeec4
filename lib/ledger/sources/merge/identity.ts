/** What a merge, or undoing one, makes of the sources that claims lean on, told by differences. */
import { changesBetween } from "@/lib/audit/changes";
import type { Transaction } from "@/lib/audit/commit";
import type { Changes } from "@/lib/audit/events";
import type { SourceDifference } from "@/lib/ledger/sources/consequences";
import {
  judgedChanges,
  namedOrigins,
  saidOfSource,
  type Origin,
} from "@/lib/ledger/sources/differences";
import { aliasesOf } from "@/lib/ledger/sources/rules";
import { spellingFaults } from "@/lib/ledger/sources/spelling";
import { db } from "@/lib/platform/db";
import { foldName } from "@/lib/text/fold-name";

export type Identity = {
  id: number;
  name: string;
  kind: string;
  reliability: string;
  title: string;
  employer: string;
  aliases: string;
  url: string;
  retracted: boolean;
  /** What a story keeps goes by the source that it is of: it is no other origin. */
  derivesFrom: Origin[];
};

/** @param tx inside a command, its transaction. */
export async function describeIdentity(
  tx: Transaction | null,
  sourceIds: readonly number[],
): Promise<Map<number, Identity>> {
  const found = await (tx ?? db()).source.findMany({
    where: { id: { in: [...sourceIds] } },
    select: {
      ...{ id: true, name: true, kind: true, reliability: true, title: true, employer: true },
      ...{ aliases: true, url: true, retractedAt: true },
      derivesFrom: { select: { origin: { select: ORIGIN } } },
    },
  });
  return new Map(
    found.map(({ derivesFrom, retractedAt, ...source }) => [
      source.id,
      {
        ...source,
        retracted: retractedAt !== null,
        derivesFrom: derivesFrom.map(({ origin }) => originOf(origin)),
      },
    ]),
  );
}

const ORIGIN = { id: true, name: true, keptForId: true, mergedIntoId: true } as const;

type StoredOrigin = Origin & { keptForId: number | null; mergedIntoId: number | null };

function originOf({ id, name, keptForId, mergedIntoId }: StoredOrigin): Origin {
  return { id: keptForId === null ? id : (mergedIntoId ?? id), name };
}

function changesOf(before: Identity, after: Omit<Identity, "id">): Changes {
  const { from, to } = namedOrigins(before.derivesFrom, after.derivesFrom);
  // That it was retracted is no field of it, and is told by whoever asks (kept/queries.ts).
  const { retracted: _, ...fields } = after;
  return changesBetween({ ...before, derivesFrom: from }, { ...fields, derivesFrom: to });
}

function identityOf(identities: ReadonlyMap<number, Identity>, id: number): Identity {
  const identity = identities.get(id);
  if (!identity) throw new Error("A source of a merge is not there.");
  return identity;
}

/** For claims that leaned on the one source and lean on the other now. */
export function asItWas(
  was: ReadonlyMap<number, Identity>,
  wasId: number,
  is: ReadonlyMap<number, Identity>,
  isId: number,
  how: "merged into" | "taken apart from",
): SourceDifference {
  const before = identityOf(was, wasId);
  const { id, ...after } = identityOf(is, isId);
  // Its other names hold those of both; that it is the other is said.
  const changes = changesOf(before, { ...after, aliases: before.aliases });
  const named = how === "merged into" ? `merged into ‘${after.name}’` : `‘${after.name}’ is apart`;
  const said = [named, ...saidOfSource(judgedChanges(changes))];
  return { sourceId: id, source: before.name, said };
}

/**
 * For claims that leaned on the source that stays, and still do. Names that are only other
 * spellings of those it has are no difference to a verdict.
 */
export function otherwise(
  was: ReadonlyMap<number, Identity>,
  is: ReadonlyMap<number, Identity>,
  sourceId: number,
): SourceDifference {
  const before = identityOf(was, sourceId);
  const { id: _, ...after } = identityOf(is, sourceId);
  const changes = judgedChanges(changesOf(before, after));
  const isSpelling = spellingFaults(before, changes).length === 0;
  return { sourceId, source: before.name, said: saidOfSource(changes), isSpelling };
}

/** The names of the one that goes that the one that stays does not have: they stay findable. */
export function newAliases(from: Named, into: Named): string[] {
  const known = new Set([into.name, ...aliasesOf(into.aliases)].map(foldName));
  return [from.name, ...aliasesOf(from.aliases)].filter((name) => {
    const folded = foldName(name);
    if (known.has(folded)) return false;
    known.add(folded);
    return true;
  });
}

type Named = Pick<Identity, "name" | "aliases">;

/** What the source that stays would be once the other was merged into it. */
export function joined(from: Identity, into: Identity): Identity {
  const origins = new Map(
    [...into.derivesFrom, ...from.derivesFrom].map((each) => [each.id, each]),
  );
  const others = [...origins.values()].filter(({ id }) => id !== into.id && id !== from.id);
  return {
    ...into,
    aliases: [...aliasesOf(into.aliases), ...newAliases(from, into)].join("\n"),
    derivesFrom: others,
  };
}
