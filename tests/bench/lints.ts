/** The lints of the bench's claims, counted as standing.ts counts them. */
import type Database from "better-sqlite3";
import type { LintedCitation } from "@/lib/ledger/lint/rules";
import { lintStanding, type JudgedClaim } from "@/lib/ledger/lint/standing";

type Cited = Omit<LintedCitation, "source"> & LintedCitation["source"];

export function countLints(database: Database.Database): void {
  type Claim = JudgedClaim & { id: number; originCount: number; leavingOriginCount: number | null };
  const claims = database
    .prepare<[], Claim>(
      `SELECT "id", "wording", "kind", "attribution", "assertedBy", "originCount",
         "leavingOriginCount", coalesce(substr("recheckOn", 1, 10), '') AS "recheckOn" FROM "Claim"`,
    )
    .all();
  const cited = database.prepare<[number], Cited>(
    `SELECT k."sourceId", k."stance", k."terms", k."credibility", k."quote", s."name", s."aliases",
       s."kind"
     FROM "Citation" k JOIN "Source" s ON s."id" = k."sourceId"
     WHERE k."claimId" = ? AND k."removedAt" IS NULL`,
  );
  const count = database.prepare(
    `UPDATE "Claim" SET "lintCount" = ?, "leavingLintCount" = ? WHERE "id" = ?`,
  );
  for (const claim of claims) {
    const citations = cited.all(claim.id).map(({ name, aliases, kind, ...citation }) => ({
      ...citation,
      source: { name, aliases, kind },
    }));
    const { lintCount, leavingLintCount } = lintStanding(claim, citations, claim);
    count.run(lintCount, leavingLintCount, claim.id);
  }
}
