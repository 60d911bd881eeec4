/**
 * Confirms an administrator's request to open a restricted story that nobody can work in, where a
 * newsroom has no second administrator. Whoever runs the server holds the file anyway; this way it
 * is logged, and the story's next members read who asked, and why.
 */
import { confirmOpeningBySystem } from "@/lib/stories/orphans/commands";
import { CommandFault, existingDatabase, refuseMore } from "./fault";

export async function confirmOpening(args: readonly string[]): Promise<number> {
  const [number, ...more] = args;
  if (!number || !/^[1-9]\d{0,8}$/.test(number)) {
    throw new CommandFault(
      "Say which request: npm run sourceline -- confirm-opening NUMBER (the people page shows it).",
    );
  }
  refuseMore(more);
  existingDatabase();
  await confirmOpeningBySystem(Number(number));
  console.log("The story is open to who was named. Its history says who asked, and why.");
  return 0;
}
