/**
 * A way back in for people who forgot their password, where no mail can be sent: an
 * administrator makes a link and hands it over. Both steps are in the log.
 */
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import type { PersonIdInput } from "./input";
import { linkIsOver, openLink, takeLink, type MadeLink } from "./links";
import type { SignedIn } from "./sign-in";

/** Short: the person is waiting for it. */
const DAYS = 1;

/** @throws SourcelineError RULE_UNMET for a disabled account. */
export async function makePasswordLink(actor: Actor, { userId }: PersonIdInput): Promise<MadeLink> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const person = await tx.user.findUnique({ where: { id: userId } });
    if (!person) throw notFound("That person");
    if (person.disabledAt) throw ruleUnmet("Enable the account first; its links open nothing.");
    const { email, role } = person;
    const wanted = { email, role, days: DAYS, madeById: actor.userId };
    const { link, replaced } = await openLink(tx, at, wanted);
    const made = {
      type: "person.password_link_made",
      userId,
      data: { expiresAt: link.expiresAt.toISOString() },
    } as const;
    return { result: link, events: atLeastOne([...replaced, made]) };
  });
}

/** Sets the password that an open link is for and ends the person's sessions. */
export const applyPasswordLink = job(
  "writer",
  "people.applyPasswordLink",
  ({ tokenHash, passwordHash }: { tokenHash: string; passwordHash: string }) =>
    commit<SignedIn>(SYSTEM, async (tx, at) => {
      const { email } = await takeLink(tx, at, { tokenHash });
      const person = await tx.user.findUnique({ where: { email } });
      if (!person || person.disabledAt) throw linkIsOver();
      const { id: userId, sessionEpoch } = await tx.user.update({
        where: { id: person.id },
        data: { passwordHash, sessionEpoch: { increment: 1 }, revision: { increment: 1 } },
      });
      return {
        result: { userId, epoch: sessionEpoch },
        events: [{ type: "person.password_changed", userId, data: { by: "link" } }],
      };
    }),
);
