/** Which policy a story is held against, and which there are. */
import type { Transaction } from "@/lib/audit/commit";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import {
  isPreset,
  PRESET_LABELS,
  PRESET_RULES,
  PRESETS,
  USUAL,
  type PolicyRules,
} from "./policies";

export type Policy = {
  /** As a story keeps it: a preset's name, or the id of a policy of the newsroom's own. */
  policy: string;
  name: string;
  rules: PolicyRules;
  /** Of the newsroom's own. */
  own: { id: number; revision: number } | null;
};

type Stored = { id: number; name: string; rules: string; revision: number };

const toPolicy = ({ id, name, rules, revision }: Stored): Policy => ({
  policy: String(id),
  name,
  // A rule that came later stands as in the usual preset.
  rules: { ...PRESET_RULES[USUAL], ...(JSON.parse(rules) as Partial<PolicyRules>) },
  own: { id, revision },
});

/** Null where there is none of that name or number. */
export async function findPolicy(policy: string, tx?: Transaction): Promise<Policy | null> {
  if (isPreset(policy)) {
    return { policy, name: PRESET_LABELS[policy], rules: PRESET_RULES[policy], own: null };
  }
  const [found] = await rows<Stored>(
    Prisma.sql`SELECT "id", "name", "rules", "revision" FROM "ClearancePolicy"
               WHERE "id" = ${Number(policy)}`,
    tx,
  );
  return found ? toPolicy(found) : null;
}

export async function policyOfStory(storyId: number, tx?: Transaction): Promise<Policy> {
  const [chosen] = await rows<{ policy: string }>(
    Prisma.sql`SELECT "policy" FROM "StoryPolicy" WHERE "storyId" = ${storyId}`,
    tx,
  );
  const found = await findPolicy(chosen?.policy ?? USUAL, tx);
  if (!found) throw new Error("A policy is never deleted.");
  return found;
}

/** The presets, then those of the newsroom's own by name. */
export async function readPolicies(): Promise<Policy[]> {
  const own = await rows<Stored>(
    Prisma.sql`SELECT "id", "name", "rules", "revision" FROM "ClearancePolicy" ORDER BY "name"`,
  );
  const presets = PRESETS.map((policy): Policy => ({
    ...{ policy, name: PRESET_LABELS[policy], rules: PRESET_RULES[policy], own: null },
  }));
  return [...presets, ...own.map(toPolicy)];
}
