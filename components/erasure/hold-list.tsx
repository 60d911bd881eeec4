"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { NoteForm } from "@/components/typed/note-form";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { HoldView } from "@/lib/erasure/queries";
import { AnswerRequest } from "./answer-request";
import { nameOf, StoryName } from "./story-name";

/** Holds that stand, and what is asked of them. */
export function HoldList({ holds }: { holds: readonly HoldView[] }) {
  if (holds.length === 0) return <p className="text-sm text-faint">No story is on hold.</p>;
  return (
    <ul className="divide-y divide-rule border-t border-rule">
      {holds.map((hold) => (
        <li key={hold.id} className="py-2">
          <HoldLine hold={hold} />
        </li>
      ))}
    </ul>
  );
}

function HoldLine({ hold }: { hold: HoldView }) {
  const { id: holdId, lift } = hold;
  const confirm = useCommand("holds.confirm");
  const askLift = useCommand("holds.askLift");
  const doLift = useCommand("holds.lift");
  const withdraw = useCommand("holds.withdrawLift");
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const place = `lifting hold ${holdId}`;
  const name = nameOf(hold);

  async function confirmIt(): Promise<void> {
    const result = await confirm.run({ holdId });
    if (result.ok) toast("The hold is confirmed");
    else toast(refusalText(result.error), { tone: "error" });
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StoryName story={hold} />
        <span className="text-sm text-soft">
          on hold since <Time at={hold.placedAt} />, by {hold.isYours ? "you" : hold.placedBy}
          {hold.confirmedBy ? `, confirmed by ${hold.confirmedBy}` : ", not confirmed yet"}
        </span>
      </div>
      <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-wrap">
        {hold.reason}
      </p>
      {lift ? (
        <>
          <p className="mt-1 text-sm wrap-anywhere text-warn">
            {lift.isYours ? "You ask" : `${lift.by} asks`} that it be lifted: “{lift.reason}”
          </p>
          <AnswerRequest
            isYours={lift.isYours}
            confirm={{
              ...{ pending: doLift.pending, run: () => doLift.run({ holdId }) },
              ...{ label: "Lift the hold", done: "The hold is lifted" },
            }}
            withdraw={{
              ...{ pending: withdraw.pending, run: () => withdraw.run({ holdId }) },
              about: `lift the hold on ${name}`,
            }}
          />
        </>
      ) : (
        <div className="mt-1.5 flex flex-wrap items-center gap-2">
          {hold.confirmedBy || hold.isYours ? null : (
            <Button
              size="small"
              variant="primary"
              pending={confirm.pending}
              aria-label={`Confirm the hold on ${name}`}
              onClick={() => void confirmIt()}
            >
              Confirm
            </Button>
          )}
          <Button
            size="small"
            aria-label={`Ask to lift the hold on ${name}`}
            onClick={() => setIsAsking(true)}
          >
            Ask to lift…
          </Button>
        </div>
      )}
      {isAsking ? (
        <NoteForm
          place={place}
          title={`Lift the hold on ${name}`}
          description="It stands until another administrator lifts it."
          label="Why it need not be held any more"
          action="Ask"
          field="reason"
          pending={askLift.pending}
          error={askLift.error}
          onSend={async (reason) => (await askLift.run({ holdId, reason })).ok}
          onClose={() => setIsAsking(false)}
        />
      ) : lift ? null : (
        <NotSent place={place} onOpen={() => setIsAsking(true)} />
      )}
    </>
  );
}
