"use client";

import { refusalText, type CommandResult } from "@/components/command";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

type Giving = { pending: boolean; run: () => Promise<CommandResult<unknown>> };

type Props = {
  /** Whoever asked cannot confirm it. */
  isYours: boolean;
  /** What is confirmed, for the button, and what is said once it is. */
  confirm: Giving & { label: string; done: string; danger?: boolean };
  withdraw: Giving & { about: string };
};

/** What waits for a second administrator: confirmed by another, withdrawn by anybody. */
export function AnswerRequest({ isYours, confirm, withdraw }: Props) {
  const toast = useToast();

  async function give({ run }: Giving, done: string): Promise<void> {
    const result = await run();
    if (result.ok) toast(done);
    else toast(refusalText(result.error), { tone: "error" });
  }

  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-2 text-sm">
      {isYours ? (
        <span className="text-soft">Another administrator confirms it.</span>
      ) : (
        <Button
          size="small"
          variant={confirm.danger ? "danger" : "primary"}
          pending={confirm.pending}
          onClick={() => void give(confirm, confirm.done)}
        >
          {confirm.label}
        </Button>
      )}
      <Button
        size="small"
        pending={withdraw.pending}
        aria-label={`Withdraw the request: ${withdraw.about}`}
        onClick={() => void give(withdraw, "The request is withdrawn")}
      >
        Withdraw
      </Button>
    </div>
  );
}
