/**
 * Finds the sources already in the directory that a new or renamed one may be. Promises to
 * look through every name and alias; the database narrows by beginnings of words, the rules of
 * names.ts decide.
 */
import type { Transaction } from "@/lib/audit/commit";
import { foldName } from "@/lib/text/fold-name";
import { areNearSources, nearnessProbes } from "./names";
import type { SourceKind } from "./rules";

export type NearSource = { id: number; name: string; kind: SourceKind; aliases: string };

type RawReader = Pick<Transaction, "$queryRawUnsafe">;
type Row = { id: number | bigint; name: string; kind: SourceKind; aliases: string };

const OFFERED = 5;

/** The likeliest first, at most five. */
export async function findNearSources(
  reader: RawReader,
  source: { name: string; aliases: string },
  exceptId: number | null = null,
): Promise<NearSource[]> {
  const probes = nearnessProbes(source);
  if (probes.length === 0) return [];
  const holds = probes.map(() => `instr("nameKey", ?) > 0`).join(" OR ");
  const rows = await reader.$queryRawUnsafe<Row[]>(
    `SELECT "id", "name", "kind", "aliases" FROM "Source"
     WHERE +"mergedIntoId" IS NULL AND "id" <> ? AND (${holds})
     ORDER BY "id"`,
    exceptId ?? 0,
    ...probes,
  );
  const wanted = foldName(source.name);
  return rows
    .filter((row) => areNearSources(source, row))
    .map((row) => ({ ...row, id: Number(row.id) }))
    .sort((a, b) => Number(foldName(b.name) === wanted) - Number(foldName(a.name) === wanted))
    .slice(0, OFFERED);
}
