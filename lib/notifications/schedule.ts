/**
 * When it is looked whether a day has come, and when mails go: at the server's start, every minute,
 * and as soon as something is written that is to be told by mail. One round at a time.
 */
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { logFault } from "@/lib/platform/log";
import { onStopping } from "@/lib/platform/stopping";
import { onWritten } from "@/lib/platform/written";
import { forgetOldNotifications, tellDue } from "./due";
import { isMailPending } from "./mails";
import { deliverMails } from "./postman";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** After a write, so that what is written together is told together. */
const SOON = 300;

/** Call once, when the server's threads are there. */
export function startNotifying(): void {
  let isRunning = false;
  let isStopped = false;
  let isWanted = false;
  let forgotAt = 0;
  let soon: NodeJS.Timeout | null = null;

  async function round(): Promise<void> {
    const at = now();
    await tellDue({ at });
    if (at.getTime() - forgotAt > DAY) {
      forgotAt = at.getTime();
      await forgetOldNotifications({ at });
    }
    await deliverMails(at, { isStopping: () => isStopped });
  }

  async function run(): Promise<void> {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isWanted && !isStopped) {
        isWanted = false;
        await round();
      }
    } catch (error) {
      if (!isStopped) logFault(error);
    } finally {
      isRunning = false;
    }
  }

  async function look(): Promise<void> {
    soon = null;
    if (!isStopped && (await isMailPending())) await run();
  }

  const minutely = setInterval(() => void run(), MINUTE).unref();
  const endListening = onWritten(() => {
    if (env().mail === null || soon !== null || isStopped) return;
    soon = setTimeout(() => void look().catch(logFault), SOON).unref();
  });
  onStopping(() => {
    isStopped = true;
    clearInterval(minutely);
    if (soon !== null) clearTimeout(soon);
    endListening();
  });
  void run();
}
