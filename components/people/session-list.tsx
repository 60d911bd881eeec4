"use client";

import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { SessionView } from "@/lib/people/sessions";
import { useHydrated } from "./use-hydrated";

/** Where one is signed in, and ending it there. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const isReady = useHydrated();
  const end = useCommand("account.endSession");
  const endOthers = useCommand("account.endOtherSessions");
  const toast = useToast();

  async function endOne({ id, device }: SessionView): Promise<void> {
    const result = await end.run({ sessionId: id });
    if (result.ok) toast(`Signed out of ${device}`);
    else toast(result.error.message, { tone: "error" });
  }

  async function endAllOthers(): Promise<void> {
    const result = await endOthers.run({});
    if (result.ok) toast("Every other session has ended");
    else toast(result.error.message, { tone: "error" });
  }

  return (
    <div className="flex flex-col items-start gap-3">
      <ul aria-label="Sessions" className="flex w-full flex-col gap-2">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <p className="font-strong">
                {session.device} {session.isThis ? <Tag>this one</Tag> : null}
              </p>
              <p className="text-xs text-faint">
                {session.network}, last used <Time at={session.lastUsedAt} format="relative" />
              </p>
            </div>
            {session.isThis ? null : (
              <Button
                size="small"
                aria-label={`End the session on ${session.device}`}
                disabled={!isReady}
                pending={end.pending}
                onClick={() => void endOne(session)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button disabled={!isReady} pending={endOthers.pending} onClick={() => void endAllOthers()}>
          End all others
        </Button>
      ) : null}
    </div>
  );
}
