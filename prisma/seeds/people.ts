/**
 * Who works in the demo newsroom, by the part each plays in its stories: Helen Marsh is its
 * managing editor, Daniel Okafor edits, Ruth Lindqvist checks, Priya Raman reads for the lawyers.
 */
import type { Actor } from "@/lib/access/actor";
import { SYSTEM } from "@/lib/access/actor";
import type { Role } from "@/lib/access/policy";
import { createAccount } from "@/lib/people/commands";
import { createAccountInput } from "@/lib/people/input";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/lib/people/rules";

/** Each role is played once, so a part goes by the name of its role. */
export type PersonKey = Role;

export type Cast = Readonly<Record<PersonKey, Actor>>;

export async function hireEverybody(): Promise<Cast> {
  const [admin, editor, reviewer, viewer] = await Promise.all(DEMO_ACCOUNTS.map(hire));
  if (!admin || !editor || !reviewer || !viewer) throw new Error("The demo needs four accounts.");
  return { admin, editor, reviewer, viewer };
}

function hire({ email, name, role }: (typeof DEMO_ACCOUNTS)[number]): Promise<Actor> {
  const account = createAccountInput.parse({ email, name, role, password: DEMO_PASSWORD });
  return createAccount(SYSTEM, account, "demo");
}
