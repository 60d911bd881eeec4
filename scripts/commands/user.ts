/**
 * Accounts from the terminal: who has one, and a link for somebody new. An invitation is an
 * administrator's: `--as` says whose, and the log says so.
 */
import { parseInput } from "@/lib/access/action";
import { inviteInput } from "@/lib/people/input";
import { invitePerson } from "@/lib/people/invitations";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { CommandFault, existingDatabase, optionsOf, refuseMore } from "./fault";
import { actorCalled } from "./person";

const text = { type: "string" } as const;
const OPTIONS = {
  ...{ email: text, role: text, days: text, as: text },
  json: { type: "boolean" },
} as const;

const USAGE =
  "user list [--json]\nuser invite --email E --role R --as ADMINISTRATOR [--days N] [--json]";

type Values = Partial<Record<"email" | "role" | "days" | "as", string>> & { json?: boolean };

export async function user(args: readonly string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, OPTIONS);
  const [what, ...more] = positionals;
  refuseMore(more);
  existingDatabase();
  if (what === "list") return list(values);
  if (what === "invite") return invite(values);
  throw new CommandFault(`Say what to do with accounts:\n${USAGE}`);
}

async function list({ json = false }: Values): Promise<number> {
  const people = await db().user.findMany({
    orderBy: { id: "asc" },
    select: { id: true, email: true, name: true, role: true, disabledAt: true, createdAt: true },
  });
  if (json) console.log(JSON.stringify(people));
  for (const { id, email, name, role, disabledAt } of json ? [] : people) {
    console.log(`${id}  ${email}  ${role}${disabledAt ? ", disabled" : ""}  ${name}`);
  }
  return 0;
}

async function invite({ email, role, days, as, json = false }: Values): Promise<number> {
  if (!email || !role || !as) throw new CommandFault(`Say whom, as what, and who asks:\n${USAGE}`);
  const input = { email, role, ...(days !== undefined && { days: Number(days) }) };
  const made = await invitePerson(await actorCalled(as), parseInput(inviteInput, input));
  const link = `${env().baseUrl}${made.path}`;
  console.log(json ? JSON.stringify({ email: made.email, link, expiresAt: made.expiresAt }) : link);
  return 0;
}
