/** Choosing the policy of a story; copying a preset, and adjusting the copy. */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import type { ChangePolicyInput, ChoosePolicyInput, CopyPolicyInput } from "./input";
import { POLICIES_LIMIT, PRESET_LABELS, withPatch } from "./policies";
import { findGateStory } from "./queries";
import { findPolicy, policyOfStory } from "./story-policy";

/** @throws INVALID for one that is not there; RULE_UNMET of a story that was killed. */
export async function choosePolicy(
  actor: Actor,
  { story: slug, policy }: ChoosePolicyInput,
): Promise<{ policy: string }> {
  authorize(actor, "clearance.give");
  return commit(actor, async (tx, at) => {
    const story = await findGateStory(actor, slug, tx);
    if (story.status === "killed") throw ruleUnmet("This story was killed.");
    const to = await findPolicy(policy, tx);
    if (!to) throw invalidField("policy", "There is no such policy.");
    const from = await policyOfStory(story.id, tx);
    if (from.policy === policy) return unchanged({ policy });
    const chosen = { policy, chosenById: actor.userId, chosenAt: at };
    await tx.storyPolicy.upsert({
      where: { storyId: story.id },
      create: { storyId: story.id, ...chosen },
      update: chosen,
    });
    return {
      result: { policy },
      events: [
        {
          type: "clearance.policy_chosen",
          storyId: story.id,
          data: { from: from.name, to: to.name },
        },
      ],
    };
  });
}

/** @throws INVALID for a name that is taken; RULE_UNMET where there are too many. */
export async function copyPolicy(
  actor: Actor,
  { from, name }: CopyPolicyInput,
): Promise<{ policyId: number; revision: number }> {
  authorize(actor, "clearance.managePolicies");
  return commit(actor, async (tx, at) => {
    const source = await findPolicy(from, tx);
    if (!source) throw invalidField("from", "There is no such policy.");
    if ((await tx.clearancePolicy.count()) >= POLICIES_LIMIT) {
      throw ruleUnmet(`There are at most ${POLICIES_LIMIT} policies; adjust one that is there.`);
    }
    await assertFree(tx, name, null);
    const made = await tx.clearancePolicy.create({
      data: {
        ...{ name, rules: JSON.stringify(source.rules) },
        ...{ createdById: actor.userId, createdAt: at },
      },
    });
    return {
      result: { policyId: made.id, revision: made.revision },
      events: [{ type: "policy.copied", data: { name, from: source.name } }],
    };
  });
}

/** Presets' names are taken, too: what is called Standard is standard. */
async function assertFree(tx: Transaction, name: string, own: number | null): Promise<void> {
  const isPresets = Object.values(PRESET_LABELS).some(
    (label) => label.toLowerCase() === name.toLowerCase(),
  );
  const taken = await tx.clearancePolicy.findFirst({
    where: { name, ...(own !== null && { id: { not: own } }) },
    select: { id: true },
  });
  if (isPresets || taken) throw invalidField("name", "is taken; call it something else");
}

/** @throws CONFLICT where somebody changed it meanwhile. */
export async function changePolicy(
  actor: Actor,
  { policyId, revision, patch }: ChangePolicyInput,
): Promise<{ policyId: number; revision: number }> {
  authorize(actor, "clearance.managePolicies");
  return commit(actor, async (tx) => {
    const found = await findPolicy(String(policyId), tx);
    if (!found?.own) throw notFound("That policy");
    if (found.own.revision !== revision) throw movedOn(found.name);
    const { name = found.name, ...rules } = patch;
    if (name !== found.name) await assertFree(tx, name, policyId);
    const next = withPatch(found.rules, rules);
    const changes = changesBetween({ name: found.name, ...found.rules }, { name, ...next });
    if (isEmpty(changes)) return unchanged({ policyId, revision });
    const { count } = await tx.clearancePolicy.updateMany({
      where: { id: policyId, revision },
      data: { name, rules: JSON.stringify(next), revision: { increment: 1 } },
    });
    if (count === 0) throw movedOn(found.name);
    return {
      result: { policyId, revision: revision + 1 },
      events: [{ type: "policy.changed", data: { name, changes } }],
    };
  });
}

function movedOn(name: string) {
  return conflict(`Somebody changed the policy “${name}” while you were at it. Look again.`, null);
}
