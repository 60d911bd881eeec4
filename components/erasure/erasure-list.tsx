"use client";

import { useCommand } from "@/components/command";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ErasureView } from "@/lib/erasure/queries";
import { classesInWords } from "@/lib/erasure/rules";
import { AnswerRequest } from "./answer-request";
import { nameOf, StoryName } from "./story-name";

const STATES: Record<ErasureView["state"], string> = {
  waiting: "To be confirmed",
  "under way": "Under way",
  finished: "Erased",
  stopped: "Stopped by a hold",
};

/** What was asked, what is under way and what is over. */
export function ErasureList({ erasures }: { erasures: readonly ErasureView[] }) {
  if (erasures.length === 0) return <p className="text-sm text-faint">There was none.</p>;
  return (
    <ul className="divide-y divide-rule border-t border-rule">
      {erasures.map((erasure) => (
        <li key={erasure.id} className="py-2">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StoryName story={erasure} />
            <Tag>{STATES[erasure.state]}</Tag>
            <Time at={erasure.since} className="text-sm text-soft" />
          </div>
          <p className="text-sm wrap-anywhere text-soft">
            {erasure.isYours ? "You" : erasure.askedBy} asked to erase{" "}
            {classesInWords(erasure.classes)}.
            {erasure.state === "waiting" ? (
              <span className="text-faint">
                {" "}
                Lapses <Time at={erasure.lapsesAt} format="date" />
              </span>
            ) : null}
          </p>
          {erasure.state === "waiting" ? <Answer erasure={erasure} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Answer({ erasure }: { erasure: ErasureView }) {
  const { id: erasureId, isYours, classes } = erasure;
  const confirm = useCommand("erasure.confirm");
  const withdraw = useCommand("erasure.withdraw");
  const what = `${classesInWords(classes)} of ${nameOf(erasure)}`;
  return (
    <AnswerRequest
      isYours={isYours}
      confirm={{
        ...{ pending: confirm.pending, run: () => confirm.run({ erasureId }), danger: true },
        label: `Confirm: erase ${classesInWords(classes)} for good`,
        done: "Confirmed. It is being erased; this page says when that is done.",
      }}
      withdraw={{
        ...{ pending: withdraw.pending, run: () => withdraw.run({ erasureId }) },
        about: `erase ${what}`,
      }}
    />
  );
}
