/** The commands on one's own notifications as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { chooseHow, readAllNotifications, readNotification } from "./commands";
import { chooseHowInput, readAllInput, readNotificationInput } from "./input";

export const notificationActions = {
  "notifications.read": action("notification.read", readNotificationInput, readNotification),
  "notifications.readAll": action("notification.read", readAllInput, readAllNotifications),
  "notifications.choose": action("account.keep", chooseHowInput, chooseHow),
} satisfies ActionTable;
