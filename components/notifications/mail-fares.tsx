import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { MailState } from "@/lib/notifications/mail-state";

function waitingWords(waiting: number): string {
  if (waiting === 0) return "No mail waits.";
  return waiting === 1 ? "1 mail waits." : `${waiting} mails wait.`;
}

/** For administrators: whether mail leaves, and what stood in the way of which. */
export function MailFares({ mail }: { mail: MailState }) {
  if (!mail.isSet) {
    return (
      <p className="px-4 py-3 text-sm text-soft sm:px-[1.375rem]">
        No mail is sent: SMTP_URL is not set. What concerns people is told in the app.
      </p>
    );
  }
  return (
    <div className="px-4 py-3 sm:px-[1.375rem]">
      <p className="text-sm text-soft">
        {waitingWords(mail.waiting)}{" "}
        {mail.lastSentAt ? (
          <>
            The last one was taken <Time at={mail.lastSentAt} format="relative" />.
          </>
        ) : (
          "None was taken yet."
        )}
      </p>
      {mail.troubled.length > 0 ? (
        <ul aria-label="Mails that were not taken" className="mt-3 flex flex-col gap-2">
          {mail.troubled.map(({ id, person, madeAt, attempts, failure, isGivenUp }) => (
            <li key={id}>
              <Warning>
                To <span dir="auto">{person}</span>, made <Time at={madeAt} format="relative" />:{" "}
                {failure}; {isGivenUp ? "given up" : "to be tried again"} after{" "}
                {attempts === 1 ? "one attempt" : `${attempts} attempts`}.
              </Warning>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
