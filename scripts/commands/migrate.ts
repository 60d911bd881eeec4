/** Applies what is new in prisma/migrations to the data folder's database, making it if missing. */
import { env } from "@/lib/platform/env";
import { migrate } from "@/lib/platform/migrate";

export async function migrateDatabase(): Promise<number> {
  const { applied } = await migrate(env().databaseFile);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
  return 0;
}
