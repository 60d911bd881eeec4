/** What was brought into a story, and what of it can still be taken back. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import type { EventOf } from "@/lib/audit/events";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { Prisma } from "@/prisma/generated/client";

export type RecentImport = {
  importId: number;
  file: string;
  at: string;
  logged: number;
  edited: number;
  /** Rows of the file that were to come in; more than came in where it was cut off. */
  expected: number;
};

/** The reader's own imports of the last day that can be taken back, the latest first. */
export async function listRecentImports(
  actor: Authorized<"claim.read">,
  slug: string,
): Promise<RecentImport[]> {
  const found = await rows<{ seq: number; at: string; data: string }>(
    Prisma.sql`SELECT e."seq", e."at", e."data" FROM "Act" a JOIN "Event" e ON e."seq" = a."id"
      JOIN "Story" s ON s."id" = e."storyId"
      WHERE a."userId" = ${actor.userId} AND e."type" = 'claims.imported'
        AND s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}
      ORDER BY e."seq"`,
  );
  const imports = new Map<number, RecentImport>();
  for (const { seq, at, data } of found) {
    // One that was erased says nothing.
    const said = JSON.parse(data) as Partial<EventOf<"claims.imported">["data"]>;
    if (said.file === undefined) continue;
    const importId = said.import ?? seq;
    const known = imports.get(importId) ?? {
      ...{ importId, file: said.file, at: instantOf(at), logged: 0, edited: 0 },
      expected: (said.rows ?? 0) - (said.refused ?? 0) - (said.duplicates ?? 0),
    };
    known.logged += said.logged ?? 0;
    known.edited += said.edited ?? 0;
    imports.set(importId, known);
  }
  return [...imports.values()].reverse();
}
