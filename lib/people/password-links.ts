/**
 * A way back in for people who forgot their password, where no mail can be sent: an
 * administrator makes a link and hands it over. Both steps are in the log, and told to the person
 * and to the fellow members of restricted stories, where whoever uses the link acts as the person.
 */
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit } from "@/lib/audit/commit";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import type { PersonIdInput } from "./input";
import { linkIsOver, openLink, takeLink, type MadeLink } from "./links";
import { tellMembers } from "./memberships";
import { addNotice } from "./notices";
import { endSessionsOf } from "./sessions";
import { revokeTokensOf } from "./tokens";

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
    const did = `made a link to a new password for ${person.name}`;
    await tellMembers(tx, at, actor, { person, did });
    if (userId !== actor.userId) {
      await addNotice(tx, at, { userId, kind: "link_made", detail: actor.name });
    }
    const made = {
      type: "person.password_link_made",
      userId,
      data: { name: person.name, expiresAt: link.expiresAt.toISOString() },
    } as const;
    return { result: link, events: atLeastOne([made, ...replaced]) };
  });
}

/** Sets the password that an open link is for, ends the person's sessions and revokes their tokens. */
export const applyPasswordLink = job(
  "writer",
  "people.applyPasswordLink",
  ({ tokenHash, passwordHash }: { tokenHash: string; passwordHash: string }) =>
    commit<{ userId: number }>(SYSTEM, async (tx, at) => {
      const { email, invitedById } = await takeLink(tx, at, { tokenHash });
      const { name: madeBy } = await tx.user.findUniqueOrThrow({ where: { id: invitedById } });
      const person = await tx.user.findUnique({ where: { email } });
      if (!person || person.disabledAt) throw linkIsOver();
      const userId = person.id;
      await tx.user.update({
        where: { id: userId },
        data: { passwordHash, revision: { increment: 1 } },
      });
      await endSessionsOf(tx, userId, at);
      const tokens = await revokeTokensOf(tx, userId, at, SYSTEM);
      await addNotice(tx, at, { userId, kind: "password_by_link", detail: madeBy });
      const { name } = person;
      const did = `set a new password for ${name} by the link that ${madeBy} made`;
      await tellMembers(tx, at, SYSTEM, { person, did });
      const data = { name, by: "link", madeBy } as const;
      const changed = { type: "person.password_changed", userId, data } as const;
      return {
        result: { userId },
        events: atLeastOne([changed, ...tokens]),
      };
    }),
);
