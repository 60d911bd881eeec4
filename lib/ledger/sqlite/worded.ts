/** Claims whose wording holds somebody's name, by the search index: as one reads "id". */
import { foldLetters } from "@/lib/text/fold-letters";
import { Prisma } from "@/prisma/generated/client";

/** A statement of ids; it finds a little more than the names, which whoever asks looks at again. */
export function claimsWorded(names: readonly string[]): Prisma.Sql {
  const phrases = names
    .map((name) =>
      foldLetters(name)
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
        .trim(),
    )
    .filter((words) => words !== "")
    .map((words) => `"${words}"`);
  if (phrases.length === 0) return Prisma.sql`SELECT 0 AS "id" WHERE 0`;
  return Prisma.sql`SELECT f."rowid" AS "id" FROM "claim_fts" f
    WHERE f."claim_fts" MATCH ${`wording : (${phrases.join(" OR ")})`}`;
}
