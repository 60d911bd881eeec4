/** Every command once, and what a reader waits for it: made from the registry, so none is left out. */
import type { CommandName } from "@/components/command";
import { registry } from "@/lib/registry";
import { EVERY_COMMAND } from "../commands/all";
import type { Given } from "../commands/given";
import { Client, isSuccess, type Target } from "../client";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Held } from "../results";
import { together, watch } from "./waits";

export async function measureHolds(newsroom: Newsroom, settings: Settings): Promise<Held[]> {
  const held: Held[] = [];
  for (const name of Object.keys(registry) as CommandName[]) {
    const make: (from: Newsroom) => Given | Promise<Given> = EVERY_COMMAND[name];
    const { by, input } = await make(newsroom);
    const target = by === "somebody" ? await anybody(newsroom) : newsroom.as(by);
    const client = new Client(target, 1);
    const work = async () => {
      const answer = await client.ask({ path: `/api/v1/commands/${name}`, body: input });
      return isSuccess(answer) ? undefined : `${answer.status} ${answer.text().slice(0, 200)}`;
    };
    const row = together(name, [await watch(newsroom, work, { withWriter: false })]);
    client.close();
    settings.say(
      `${name}: ${row.took.toFixed(0)} ms; a reader waits ${row.reader.max.toFixed(0)} ms at most${row.refused ? `; refused: ${row.refused}` : ""}`,
    );
    held.push(row);
  }
  return held;
}

/** A session that may end with the command, of a person whom nothing else needs. */
function anybody(newsroom: Newsroom): Promise<Target> {
  const { email } = newsroom.row<{ email: string }>(
    `SELECT "email" FROM "User" WHERE "disabledAt" IS NULL
     AND "id" NOT IN (SELECT "userId" FROM "Session") ORDER BY "id" DESC LIMIT 1`,
  );
  return newsroom.signIn(email);
}
