/** Applies what is new in prisma/migrations to the data folder's database, making it if missing. */
import { isFoldedAsToday, refold } from "@/lib/ledger/standing/refold";
import { env } from "@/lib/platform/env";
import { migrate } from "@/lib/platform/migrate";
import { inTransaction } from "@/lib/platform/transaction";

export async function migrateDatabase(): Promise<number> {
  const { applied } = await migrate(env().databaseFile);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
  if (!(await isFoldedAsToday())) {
    const claims = await inTransaction(refold);
    if (claims > 0) console.log(`Folded the words of ${claims} claims anew, for the search.`);
  }
  return 0;
}
