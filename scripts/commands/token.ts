/**
 * API tokens from the terminal: `token create` prints the new token's text and nothing else, so that a
 * script can take it; what is shown here is shown this once. Logged as done by the installation.
 */
import { parseInput } from "@/lib/access/action";
import { newTokenInput } from "@/lib/people/input";
import { listTokensOf, makeTokenFor, revokeToken, type OwnedToken } from "@/lib/people/tokens";
import { SYSTEM } from "@/lib/access/actor";
import { CommandFault, existingDatabase, optionsOf, refuseMore } from "./fault";

const text = { type: "string" } as const;
const OPTIONS = {
  ...{ email: text, name: text, scope: text, days: text },
  json: { type: "boolean" },
} as const;

const USAGE =
  "token create --email E --name N [--scope read,write] [--days N] [--json]\ntoken list [--email E] [--json]\ntoken revoke ID [--json]";

export async function token(args: readonly string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, OPTIONS);
  const [what, ...more] = positionals;
  if (what === "create") return create(more, values);
  if (what === "list") return list(more, values);
  if (what === "revoke") return revoke(more, values);
  throw new CommandFault(`Say what to do with tokens:\n${USAGE}`);
}

type Values = Partial<Record<"email" | "name" | "scope" | "days", string>> & { json?: boolean };

async function create(more: readonly string[], values: Values): Promise<number> {
  refuseMore(more);
  const { email, name, scope, days, json = false } = values;
  if (!email || !name) throw new CommandFault(`Say whose it is and what it is for:\n${USAGE}`);
  existingDatabase();
  const wanted = parseInput(newTokenInput, {
    name,
    ...(scope !== undefined && { scopes: scope.split(",").map((each) => each.trim()) }),
    ...(days !== undefined && { days: Number(days) }),
  });
  const made = await makeTokenFor(email, wanted);
  console.log(json ? JSON.stringify(made) : made.token);
  return 0;
}

async function list(more: readonly string[], { email, json = false }: Values): Promise<number> {
  refuseMore(more);
  existingDatabase();
  const tokens = await listTokensOf(email);
  if (json) console.log(JSON.stringify(tokens));
  else for (const each of tokens) console.log(lineOf(each));
  return 0;
}

function lineOf({ id, name, prefix, scopes, owner, expiresAt, isExpired, lastUsedAt }: OwnedToken) {
  const until = `${isExpired ? "expired" : "until"} ${expiresAt.slice(0, 10)}`;
  const used = lastUsedAt === null ? "never used" : `last used ${lastUsedAt.slice(0, 16)}Z`;
  return `${id}  ${prefix}…  ${owner.email}  ${scopes.join(",")}  ${until}, ${used}  ${name}`;
}

async function revoke([id, ...more]: readonly string[], { json = false }: Values): Promise<number> {
  refuseMore(more);
  if (!id || !/^[1-9]\d{0,8}$/.test(id)) {
    throw new CommandFault(`Say which, by the number that “token list” shows:\n${USAGE}`);
  }
  existingDatabase();
  await revokeToken({ by: SYSTEM, id: Number(id), whose: "anybody's" });
  console.log(json ? JSON.stringify({ revoked: Number(id) }) : `Token ${id} opens nothing now.`);
  return 0;
}
