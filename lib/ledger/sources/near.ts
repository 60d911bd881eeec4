/**
 * Finds the sources already in the directory that a new or renamed one may be. Promises to
 * look through every name and alias; the database narrows by beginnings of words, the rules of
 * names.ts decide.
 */
import type { Transaction } from "@/lib/audit/commit";
import { rows } from "@/lib/platform/rows";
import { foldName } from "@/lib/text/fold-name";
import { positionOf } from "@/lib/platform/dialect";
import { Prisma } from "@/prisma/generated/client";
import { areNearSources, nearnessProbes } from "./names";
import type { SourceKind } from "./rules";

export type NearSource = { id: number; name: string; kind: SourceKind; aliases: string };

const OFFERED = 5;

/**
 * The likeliest first, at most five.
 * @param tx inside a command, its transaction.
 */
export async function findNearSources(
  source: { name: string; aliases: string },
  exceptId: number | null,
  tx?: Transaction,
): Promise<NearSource[]> {
  const probes = nearnessProbes(source);
  if (probes.length === 0) return [];
  const holds = probes.map((probe) => Prisma.sql`${positionOf(probe, Prisma.sql`"nameKey"`)} > 0`);
  const found = await rows<NearSource>(
    Prisma.sql`
      SELECT "id", "name", "kind", "aliases" FROM "Source"
      WHERE +"mergedIntoId" IS NULL AND "id" <> ${exceptId ?? 0}
        AND (${Prisma.join(holds, " OR ")})
      ORDER BY "id"`,
    tx,
  );
  const wanted = foldName(source.name);
  return found
    .filter((row) => areNearSources(source, row))
    .sort((a, b) => Number(foldName(b.name) === wanted) - Number(foldName(a.name) === wanted))
    .slice(0, OFFERED);
}
