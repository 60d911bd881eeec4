/** Reads which lints of claims somebody waived, as counting and showing them need it. */
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";

/** The fingerprints of waivers in force, by claim. @param tx inside a command, its transaction. */
export async function readWaived(
  claimIds: readonly number[],
  tx?: Transaction,
): Promise<Map<number, Set<string>>> {
  const found = await rows<{ claimId: number; fingerprint: string }>(
    Prisma.sql`SELECT "claimId", "fingerprint" FROM "LintWaiver"
               WHERE "claimId" IN ${among(claimIds)} AND "takenBackAt" IS NULL`,
    tx,
  );
  const waived = new Map<number, Set<string>>();
  for (const { claimId, fingerprint } of found) {
    const others = waived.get(claimId);
    if (others) others.add(fingerprint);
    else waived.set(claimId, new Set([fingerprint]));
  }
  return waived;
}
