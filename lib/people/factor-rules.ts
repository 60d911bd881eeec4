/** What administrators decide about second factors: which roles need one, and taking them off. */
import { SYSTEM, type Actor, type SystemActor } from "@/lib/access/actor";
import { authorize, can, ROLES, type Role } from "@/lib/access/policy";
import { commit, unchanged } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import type { PersonIdInput, RequireFactorInput } from "./input";
import { tellMembers } from "./memberships";
import { addNotice } from "./notices";

/** @throws SourcelineError RULE_UNMET for administrators, who need one outside a demo. */
export async function requireFactor(
  actor: Actor,
  { role, required }: RequireFactorInput,
): Promise<{ role: Role; required: boolean }> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const result = { role, required };
    const rule = await tx.factorRule.findUnique({ where: { role } });
    if ((rule !== null) === required) return unchanged(result);
    if (role === "admin" && !required && !env().isDemo) {
      throw ruleUnmet("Administrators need a second factor: they can open every account.");
    }
    if (required) await tx.factorRule.create({ data: { role, since: at } });
    else await tx.factorRule.delete({ where: { role } });
    return { result, events: [{ type: "people.factor_required", data: result }] };
  });
}

/** For somebody who lost what they have. They are told, and sign in with the password alone. */
export async function removeFactors(
  actor: Actor | SystemActor,
  { userId }: PersonIdInput,
): Promise<null> {
  if (actor.userId !== null) authorize(actor, "people.manage");
  return commit<null>(actor, async (tx, at) => {
    const person = await tx.user.findUnique({ where: { id: userId } });
    if (!person) throw notFound("That person");
    const off = { userId, removedAt: null };
    const { count: factors } = await tx.factor.updateMany({ where: off, data: { removedAt: at } });
    if (factors === 0) return unchanged(null);
    await tx.recoveryCode.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
    await addNotice(tx, at, { userId, kind: "factors_removed", detail: actor.name });
    const { name } = person;
    const did = `took all second factors off ${name}’s account`;
    await tellMembers(tx, at, actor, { person, did });
    return {
      result: null,
      events: [{ type: "person.factors_removed", userId, data: { name, factors } }],
    };
  });
}

/** From the command line, by whoever runs the server: the last administrator may be shut out. */
export async function removeFactorsOf(email: string): Promise<void> {
  const person = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!person) throw notFound("Somebody with this address");
  await removeFactors(SYSTEM, { userId: person.id });
}

/** @throws SourcelineError NOT_FOUND but for administrators. */
export async function listFactorRules(
  actor: Actor,
): Promise<Array<{ role: Role; since: string | null; isFixed: boolean }>> {
  if (!can(actor, "people.read")) throw notFound();
  const rules = await db().factorRule.findMany();
  return ROLES.map((role) => ({
    role,
    since: rules.find((rule) => rule.role === role)?.since.toISOString() ?? null,
    isFixed: role === "admin" && !env().isDemo,
  }));
}
