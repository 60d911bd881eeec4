/**
 * What somebody does with their own notifications: reading them, and choosing how to be told. No
 * decision about the record, so no event (decision 34).
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { keepNotified } from "@/lib/audit/notifications";
import { notFound } from "@/lib/platform/errors";
import { insertMany } from "@/lib/platform/sets";
import type { ChooseHowInput, ReadAllInput, ReadNotificationInput } from "./input";
import { seenNotification } from "./queries";

const READ = (at: Date) => ({ readAt: at, unreadKey: null });

/** @throws SourcelineError NOT_FOUND for one that is not the actor's, or of a story hidden from them. */
export async function readNotification(
  actor: Actor,
  { id }: ReadNotificationInput,
): Promise<{ id: number }> {
  authorize(actor, "notification.read");
  return keepNotified(async (tx, at) => {
    if (!(await seenNotification(actor, id, tx))) throw notFound("That notification");
    // Read twice is read once.
    await tx.notification.updateMany({ where: { id, readAt: null }, data: READ(at) });
    return { id };
  });
}

export async function readAllNotifications(
  actor: Actor,
  { upTo }: ReadAllInput,
): Promise<ReadAllInput> {
  authorize(actor, "notification.read");
  return keepNotified(async (tx, at) => {
    await tx.notification.updateMany({
      where: {
        ...{ userId: actor.userId, readAt: null, id: { lte: upTo } },
        story: visibleStoryFilter(actor),
      },
      data: READ(at),
    });
    return { upTo };
  });
}

export async function chooseHow(
  actor: Actor,
  { kind, how }: ChooseHowInput,
): Promise<ChooseHowInput> {
  authorize(actor, "account.keep");
  const { userId } = actor;
  return keepNotified(async (tx) => {
    await tx.notificationChoice.deleteMany({ where: { userId, kind } });
    await insertMany(tx, "NotificationChoice", [{ userId, kind, how }]);
    return { kind, how };
  });
}
