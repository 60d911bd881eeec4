/**
 * The sources that many new claims name in words: found in the directory by the one folding of
 * names, or added to it. Who is nearly one that is there, or bears a name that two bear, is asked
 * about. The near ones are looked up before the turn, so that other writers need not wait for it.
 */
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isVisibleSource } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { addSources, madeIn } from "@/lib/ledger/sources/commands";
import { findNearSourcesOfEach, likeliestFirst, type NearSource } from "@/lib/ledger/sources/near";
import { aliasesOf, type SourceKind } from "@/lib/ledger/sources/rules";
import { invalid } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { StoryToWriteIn } from "@/lib/stories/find";
import { foldName } from "@/lib/text/fold-name";
import { Prisma } from "@/prisma/generated/client";

export type SourceInWords = { name: string; kind: SourceKind; evenIfSimilar?: boolean | undefined };
type Naming = { source?: SourceInWords | undefined };

/** One source for all who name it, in whatever spelling. */
export function keyOfName(name: string): string {
  return foldName(name) || name.trim();
}

/** Each name once, as it is written first. */
function eachNamed(claims: readonly Naming[]): SourceInWords[] {
  const first = new Map<string, SourceInWords>();
  for (const { source } of claims) {
    if (source && !first.has(keyOfName(source.name))) first.set(keyOfName(source.name), source);
  }
  return [...first.values()];
}

type Bearer = { id: number; name: string };

export type Named = {
  /** Those of the directory that bear the name, or have it as another of theirs. */
  bearersOf: (name: string) => readonly Bearer[];
  /** Of the only one; null where there is none, or several. */
  idOf: (name: string) => number | null;
};

/** Reads who bears these names, of those who exist for the actor. @param tx inside a command, its transaction. */
export async function findNamed(
  tx: Transaction | undefined,
  actor: Authorized<"source.read">,
  claims: readonly Naming[],
): Promise<Named> {
  const keys = new Set(eachNamed(claims).map(({ name }) => keyOfName(name)));
  const bearers = new Map<string, Bearer[]>();
  if (keys.size > 0) {
    // A key holds each name on a line of its own, behind a space; see names.ts.
    const found = await rows<Bearer & { aliases: string }>(
      Prisma.sql`SELECT s."id", s."name", s."aliases" FROM "Source" s
        WHERE s."mergedIntoId" IS NULL AND (s."nameKey" IN ${among([...keys].map((key) => ` ${key}`))}
          OR s."name" IN ${among([...keys])} OR s."aliases" <> '')
          AND ${isVisibleSource(actor)} ORDER BY s."id"`,
      tx,
    );
    for (const { id, name, aliases } of found) {
      for (const key of new Set([name, ...aliasesOf(aliases)].map(keyOfName))) {
        if (keys.has(key)) bearers.set(key, [...(bearers.get(key) ?? []), { id, name }]);
      }
    }
  }
  const bearersOf = (name: string) => bearers.get(keyOfName(name)) ?? [];
  return {
    bearersOf,
    idOf: (name) => {
      const [one, ...others] = bearersOf(name);
      return one && others.length === 0 ? one.id : null;
    },
  };
}

/** By its key: another name that it nearly is, of the directory (with its id) or of this list. */
export type Near = ReadonlyMap<
  string,
  ReadonlyArray<Pick<NearSource, "name"> & { id: number | null }>
>;

/** Names that are looked up before others have their turn. */
const AT_ONCE = 20;

/** For those names that nobody said are others', who they nearly are. */
export async function nearNamed(
  actor: Authorized<"source.read">,
  claims: readonly Naming[],
): Promise<Near> {
  const near = new Map<string, Array<{ id: number | null; name: string }>>();
  const all = eachNamed(claims).map((source) => ({ ...source, aliases: "" }));
  const before: Array<{ id: null; name: string; aliases: string }> = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE);
    const found = await findNearSourcesOfEach(
      actor,
      some.filter(({ evenIfSimilar }) => !evenIfSimilar),
    );
    for (const source of some) {
      if (!source.evenIfSimilar) {
        const others = likeliestFirst(source, before);
        near.set(keyOfName(source.name), [...(found.shift() ?? []), ...others]);
      }
      before.push({ id: null, name: source.name, aliases: "" });
    }
    await turnOfTheLoop();
  }
  return near;
}

/** @throws INVALID naming the source of each claim that a person has to be asked about. */
export function refuseUnsure(claims: readonly Naming[], named: Named, near: Near): void {
  const faults = claims.flatMap(({ source }, index): Array<[string, string]> => {
    const fault = source && faultOf(source, named, near);
    return fault ? [[`claims.${index}.source`, fault]] : [];
  });
  const [first] = faults;
  if (first) throw invalid(`${first[0]}: ${first[1]}`, Object.fromEntries(faults));
}

function faultOf({ name, evenIfSimilar }: SourceInWords, named: Named, near: Near): string | null {
  const bearers = named.bearersOf(name);
  if (bearers.length > 1) {
    return `The directory holds ${bearers.length} sources called “${name}”. Say which by sourceId.`;
  }
  const [likely] = near.get(keyOfName(name)) ?? [];
  if (bearers.length === 1 || evenIfSimilar || !likely) return null;
  return `“${name}” is nearly “${likely.name}”. Say which it is.`;
}

/** Adds those that the directory has not, each once. */
export async function addNamed(
  tx: Transaction,
  actor: Actor,
  at: Date,
  story: StoryToWriteIn,
  claims: readonly Naming[],
  named: Named,
): Promise<{ idOf: (name: string) => number | null; events: NewEvent[] }> {
  const missing = eachNamed(claims).filter(({ name }) => named.bearersOf(name).length === 0);
  if (missing.length === 0) return { idOf: named.idOf, events: [] };
  authorize(actor, "source.create");
  const made = await addSources(
    tx,
    actor,
    at,
    missing.map(({ name, kind }) => ({ name, kind, title: "", employer: "", aliases: "" })),
    madeIn(story),
  );
  const ids = new Map(missing.map(({ name }, index) => [keyOfName(name), made[index]?.id ?? null]));
  return {
    idOf: (name) => ids.get(keyOfName(name)) ?? named.idOf(name),
    events: made.map(({ event }) => event),
  };
}
