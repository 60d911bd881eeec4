/**
 * Takes the mails that wait to the newsroom's mail server, one after the other. What it takes is noted
 * at once, so that it goes once; a server that does not answer is left alone for a while, and no mail
 * is blamed for it.
 */
import { env } from "@/lib/platform/env";
import { logFault } from "@/lib/platform/log";
import { gatherMails, makeDigests, nextMail, noteMail, putTogether } from "./mails";
import { waitAfter } from "./rules";
import { sendMail, type PATIENCE } from "./send-mail";

/** Since when the mail server does not answer, and until when it is left alone. */
let failures = 0;
let restsUntil = 0;

/** For a server that begins anew, which tries at once. */
export function forgetFailures(): void {
  failures = 0;
  restsUntil = 0;
}

/**
 * Makes mails of what is to be told, and sends those that may be tried.
 * @returns how many the mail server took.
 */
export async function deliverMails(
  at: Date,
  {
    patience,
    isStopping = () => false,
  }: { patience?: typeof PATIENCE; isStopping?: () => boolean } = {},
): Promise<number> {
  const { mail } = env();
  if (!mail) return 0;
  await gatherMails({ at });
  await makeDigests({ at });
  let taken = 0;
  let last = 0;
  while (at.getTime() >= restsUntil && !isStopping()) {
    const waiting = await nextMail(at, last);
    if (!waiting) break;
    last = waiting.id;
    const { id } = waiting;
    const addressed = await putTogether(waiting, mail.from);
    if (!addressed) {
      await noteMail({ id, outcome: { is: "dropped" }, at });
      continue;
    }
    const outcome = await sendMail(mail.url, addressed, patience);
    await noteMail({ id, outcome, at });
    if (outcome.is === "sent") taken += 1;
    else logFault(`Mail ${id} was not sent: ${outcome.because}.`);
    if (outcome.is === "unreachable") {
      failures += 1;
      restsUntil = at.getTime() + waitAfter(failures);
    } else forgetFailures();
  }
  return taken;
}
