"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { Warning } from "@/components/ui/warning";
import { costInWords } from "@/lib/ledger/sources/differences";
import type { ProposedChange } from "@/lib/ledger/sources/kept/queries";

/** Changes of sources by people who cannot see this story, for its readers to answer. */
export function ProposedChanges({ changes }: { changes: readonly ProposedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section
      aria-label="Changed sources"
      className="no-print flex flex-col gap-2 px-4 pt-3 sm:px-[1.375rem]"
    >
      {changes.map((change) => (
        <Warning key={change.id} tone="info">
          <Asked change={change} />
        </Warning>
      ))}
    </section>
  );
}

function Asked({ change }: { change: ProposedChange }) {
  const router = useRouter();
  const toast = useToast();
  const takeOver = useCommand("sources.takeOverChange");
  const decline = useCommand("sources.declineChange");
  const { kept, said } = change;

  async function give(command: typeof takeOver | typeof decline, done: string) {
    const result = await command.run({ proposalId: change.id });
    if (!result.ok) {
      toast(result.error.message, { tone: "error" });
      return;
    }
    toast(done);
    // A claim table below keeps itself; what is asked stands in the page.
    router.refresh();
  }

  return (
    <>
      <p>
        <strong className="font-medium">{change.by}</strong> changed the source{" "}
        <Link dir="auto" href={`/sources/${kept.id}`} className="link">
          {kept.name}
        </Link>{" "}
        without seeing this story, <Time at={change.at} />. Its claims stand on the source as it
        was.
      </p>
      <p dir="auto" className="mt-1 wrap-anywhere">
        {said.length > 0 ? said.join("; ") : "Nothing of it is otherwise by now"}.
      </p>
      {change.mayDecide ? (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Button
            size="small"
            pending={takeOver.pending}
            onClick={() => void give(takeOver, `${kept.name} is as it was changed`)}
          >
            Take it over
          </Button>
          <Button
            size="small"
            pending={decline.pending}
            onClick={() => void give(decline, `${kept.name} stays as it was in this story`)}
          >
            Keep it as it was
          </Button>
          <span className={change.recheck > 0 ? "font-strong text-warn" : "text-soft"}>
            Taken over: {costInWords(change.recheck).toLowerCase()}.
          </span>
        </div>
      ) : null}
    </>
  );
}
