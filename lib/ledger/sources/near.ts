/**
 * Finds the sources already in the directory that a new or renamed one may be, as far as
 * the asker may see them: a name that only others know is no name taken. Promises to look through
 * every name and alias; the database narrows by beginnings and ends of words, the
 * rules of names.ts decide.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleSource } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import { rows } from "@/lib/platform/rows";
import { foldName } from "@/lib/text/fold-name";
import { LINE_BREAK, positionOf } from "@/lib/platform/dialect";
import { Prisma } from "@/prisma/generated/client";
import { areNearSources, nearnessProbes, probedKey } from "./names";
import type { SourceKind } from "./rules";

export type NearSource = {
  id: number;
  name: string;
  kind: SourceKind;
  aliases: string;
  title: string;
  employer: string;
};

const OFFERED = 5;

/**
 * The likeliest first, at most five.
 * @param tx inside a command, its transaction.
 */
export async function findNearSources(
  actor: Authorized<"source.read">,
  source: Named,
  exceptId: number | null,
  tx?: Transaction,
): Promise<NearSource[]> {
  const candidates = await readCandidates(actor, nearnessProbes(source), tx);
  return likeliestFirst(
    source,
    candidates.filter(({ id }) => id !== exceptId),
  );
}

/** For each of many sources those of the directory that it may be, as findNearSources gives them. */
export async function findNearSourcesOfEach(
  actor: Authorized<"source.read">,
  sources: readonly Named[],
  tx?: Transaction,
): Promise<NearSource[][]> {
  const probes = sources.map(nearnessProbes);
  const candidates = await readCandidates(actor, [...new Set(probes.flat())], tx);
  return sources.map((source, index) =>
    likeliestFirst(
      source,
      candidates.filter(({ nameKey }) => {
        const key = probedKey(nameKey);
        return probes[index]?.some((probe) => key.includes(probe));
      }),
    ),
  );
}

/** Those among the candidates that the source may be, in the order in which they are offered. */
export function likeliestFirst<Candidate extends Named>(
  source: Named,
  candidates: readonly Candidate[],
): Candidate[] {
  const wanted = foldName(source.name);
  return candidates
    .filter((row) => areNearSources(source, row))
    .sort((a, b) => Number(foldName(b.name) === wanted) - Number(foldName(a.name) === wanted))
    .slice(0, OFFERED);
}

type Named = { name: string; aliases: string };
type Candidate = NearSource & { nameKey: string };

/** As `probedKey` makes it. */
const PROBED = Prisma.sql`replace(s."nameKey", ${LINE_BREAK}, ' ') || ' '`;

/** SQLite takes expressions of a thousand parts at most. */
const PROBES_AT_ONCE = 300;

/** The sources in whose names a word begins with one of the probes, by their ids. */
async function readCandidates(
  actor: Authorized<"source.read">,
  probes: readonly string[],
  tx?: Transaction,
): Promise<Candidate[]> {
  const found = new Map<number, Candidate>();
  for (let at = 0; at < probes.length; at += PROBES_AT_ONCE) {
    const holds = probes
      .slice(at, at + PROBES_AT_ONCE)
      .map((probe) => Prisma.sql`${positionOf(probe, PROBED)} > 0`);
    const candidates = await rows<Candidate>(
      Prisma.sql`
        SELECT s."id", s."name", s."kind", s."aliases", s."title", s."employer", s."nameKey"
        FROM "Source" s
        WHERE +s."mergedIntoId" IS NULL AND (${Prisma.join(holds, " OR ")})
          AND ${isVisibleSource(actor)}
        ORDER BY s."id"`,
      tx,
    );
    for (const candidate of candidates) found.set(candidate.id, candidate);
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
}
