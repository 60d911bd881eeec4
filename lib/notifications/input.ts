/** What may be sent about one's own notifications. */
import { z } from "zod";
import { NOTIFICATION_KINDS, TOLD_HOW } from "@/lib/audit/notifies";
import { id } from "@/lib/platform/text";

export const readNotificationInput = z.strictObject({ id });

/** Those up to the newest that was on screen, so that none is read that nobody saw. */
export const readAllInput = z.strictObject({ upTo: id });

export const chooseHowInput = z.strictObject({
  kind: z.enum(NOTIFICATION_KINDS, "is not one of the kinds"),
  how: z.enum(TOLD_HOW, "is not one of the ways"),
});

export type ReadNotificationInput = z.output<typeof readNotificationInput>;
export type ReadAllInput = z.output<typeof readAllInput>;
export type ChooseHowInput = z.output<typeof chooseHowInput>;
