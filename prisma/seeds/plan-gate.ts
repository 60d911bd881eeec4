/** What the newsroom signed and let pass at the gate of a demo story, by its own commands. */
import { overrideBlocker } from "@/lib/clearance/commands";
import { overrideInput, signOffInput } from "@/lib/clearance/input";
import { readGate } from "@/lib/clearance/queries";
import { signOff } from "@/lib/clearance/sign-offs";
import { claimRef } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import type { Move } from "./moves";
import type { Cast } from "./people";
import type { GateSeed, StorySeed } from "./shape";

type Planned = {
  story: Pick<StorySeed<string>, "slug" | "gate">;
  claims: ReadonlyArray<{ readonly standing: { readonly claimId: number } }>;
  cast: Cast;
  hoursAgo: (hours: number) => Date;
};

export function planGate({ story, claims, cast, hoursAgo }: Planned): Move[] {
  return (story.gate ?? []).map((step) => ({
    at: hoursAgo(step.hoursAgo),
    make: () => takeStep(step, { slug: story.slug, claims, cast }),
  }));
}

async function takeStep(
  step: GateSeed,
  { slug, claims, cast }: Pick<Planned, "claims" | "cast"> & { slug: string },
): Promise<void> {
  const claimId = claims[step.claim - 1]?.standing.claimId ?? 0;
  if ("sign" in step) {
    const { contentRevision } = await db().claim.findUniqueOrThrow({
      where: { id: claimId },
      select: { contentRevision: true },
    });
    const input = { claimId, as: step.sign, contentRevision, note: step.note };
    await signOff(cast[step.by], signOffInput.parse(input));
    return;
  }
  const { blockers } = await readGate(cast[step.by], slug);
  const blocker = blockers.find(
    ({ kind, claim }) => kind === step.override && claim?.ref === claimRef(step.claim),
  );
  if (!blocker) throw new Error(`Nothing of the kind ${step.override} is of C${step.claim}.`);
  const { kind, key, fingerprint } = blocker;
  const input = { story: slug, kind, key, fingerprint, reason: step.reason };
  await overrideBlocker(cast[step.by], overrideInput.parse(input));
}

/** The fewest events that these steps have left in the log. */
export function countGateMoves({ gate = [] }: Pick<StorySeed<string>, "gate">): number {
  return gate.length;
}
