/**
 * An editor approves that a claim rests on one unnamed source; a lawyer signs its legal risk. Each is
 * for the words and citations that were looked at, and lapses with them; nothing of the claim is
 * changed by it.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit, type Transaction } from "@/lib/audit/commit";
import { everyAuthor } from "@/lib/ledger/claims/authors";
import { assertStanding, findClaim, type FoundClaim } from "@/lib/ledger/claims/find";
import { claimRef } from "@/lib/ledger/claims/rules";
import { soleUnnamedSources } from "@/lib/ledger/lint/rules";
import { readCitations } from "@/lib/ledger/standing/standing";
import { conflict, notFound, ruleUnmet } from "@/lib/platform/errors";
import type { SignOffInput, TakeBackSignOffInput } from "./input";
import type { SignAs } from "./blocker";

/** Which row of the policy table each kind needs. */
const NEEDS = { unnamed: "clearance.approveUnnamed", legal: "clearance.signLegal" } as const;

/**
 * @throws FORBIDDEN by the kind; CONFLICT where the claim's words or citations changed since they
 * were read, or somebody signed meanwhile; RULE_UNMET where there is nothing to sign, or the signer
 * wrote the claim.
 */
export async function signOff(actor: Actor, input: SignOffInput): Promise<{ signOffId: number }> {
  authorize(actor, "clearance.sign");
  authorize(actor, NEEDS[input.as]);
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    assertStanding(claim);
    const { as, note, contentRevision } = input;
    if (claim.contentRevision !== contentRevision) {
      throw conflict(`The words or citations of ${claim.ref} changed while you were at it. Look at it again.`, { contentRevision: claim.contentRevision, wording: claim.wording }); // prettier-ignore
    }
    if (!(await isToSign(tx, claim, as))) {
      throw ruleUnmet(
        as === "legal"
          ? "Nobody said that this claim bears a legal risk."
          : "This claim does not rest on one unnamed source alone.",
      );
    }
    if ((await everyAuthor(tx, claim)).includes(actor.userId)) {
      throw ruleUnmet("Somebody else signs it.", [
        "You logged this claim, or changed its wording or citations.",
      ]);
    }
    const standing = await tx.signOff.findFirst({
      where: { claimId: claim.id, kind: as, contentRevision, takenBackAt: null },
      select: { givenBy: { select: { name: true } } },
    });
    if (standing) throw conflict(`${standing.givenBy.name} signed it meanwhile.`, null);
    const made = await tx.signOff.create({
      data: {
        ...{ storyId: claim.storyId, claimId: claim.id, kind: as, note, contentRevision },
        ...{ givenById: actor.userId, givenAt: at },
      },
    });
    return {
      result: { signOffId: made.id },
      events: [
        {
          type: "claim.signed_off",
          storyId: claim.storyId,
          claimId: claim.id,
          data: { ref: claim.ref, as, note },
        },
      ],
    };
  });
}

async function isToSign(tx: Transaction, claim: FoundClaim, as: SignAs): Promise<boolean> {
  if (as === "legal") return claim.legalRisk === "high" || claim.legalRisk === "medium";
  const citations = (await readCitations(tx, [claim.id])).get(claim.id) ?? [];
  return soleUnnamedSources({ claim, citations, originCount: claim.originCount }) > 0;
}

/** @throws RULE_UNMET where it was taken back already. */
export async function takeBackSignOff(
  actor: Actor,
  { signOffId }: TakeBackSignOffInput,
): Promise<{ signOffId: number }> {
  authorize(actor, "clearance.sign");
  return commit(actor, async (tx, at) => {
    const found = await tx.signOff.findFirst({
      where: { id: signOffId, story: visibleStoryFilter(actor) },
      include: { claim: { select: { number: true } } },
    });
    if (!found) throw notFound("That sign-off");
    const as: SignAs = found.kind === "legal" ? "legal" : "unnamed";
    authorize(actor, NEEDS[as]);
    const { count } = await tx.signOff.updateMany({
      where: { id: signOffId, takenBackAt: null },
      data: { takenBackAt: at },
    });
    if (count === 0) throw ruleUnmet("This sign-off has been taken back already.");
    const { storyId, claimId, claim } = found;
    return {
      result: { signOffId },
      events: [
        {
          type: "claim.sign_off_taken_back",
          storyId,
          claimId,
          data: { ref: claimRef(claim.number), as },
        },
      ],
    };
  });
}
