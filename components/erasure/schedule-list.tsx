"use client";

import { useCommand } from "@/components/command";
import { Time } from "@/components/ui/time";
import type { ScheduleView } from "@/lib/erasure/queries";
import { daysInWords } from "@/lib/erasure/rules";
import { AnswerRequest } from "./answer-request";

/** The schedules in force, and those that wait for a second administrator. */
export function ScheduleList({
  inForce,
  waiting,
}: {
  inForce: readonly ScheduleView[];
  waiting: readonly ScheduleView[];
}) {
  if (inForce.length + waiting.length === 0) {
    return <p className="text-sm text-faint">There is none: everything is kept for ever.</p>;
  }
  return (
    <ul className="divide-y divide-rule border-t border-rule">
      {[...waiting, ...inForce].map((schedule) => (
        <li key={schedule.id} className="py-2 text-sm">
          <p className="font-medium wrap-anywhere">{deskName(schedule)}</p>
          <p className="text-soft">Keeps {daysInWords(schedule.days)}.</p>
          {schedule.confirmedBy === null ? (
            <>
              <p className="text-warn">
                {schedule.isYours ? "You ask" : `${schedule.proposedBy} asks`} for it; not in force
                yet. Lapses <Time at={schedule.lapsesAt} format="date" />
              </p>
              <Answer schedule={schedule} />
            </>
          ) : (
            <p className="text-xs text-faint">
              {schedule.proposedBy} and {schedule.confirmedBy}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Answer({ schedule }: { schedule: ScheduleView }) {
  const { id: policyId, isYours } = schedule;
  const confirm = useCommand("retention.confirm");
  const withdraw = useCommand("retention.withdraw");
  return (
    <AnswerRequest
      isYours={isYours}
      confirm={{
        ...{ pending: confirm.pending, run: () => confirm.run({ policyId }) },
        ...{ label: "Confirm the schedule", done: "The schedule is in force" },
      }}
      withdraw={{
        ...{ pending: withdraw.pending, run: () => withdraw.run({ policyId }) },
        about: `schedule of ${deskName(schedule)}`,
      }}
    />
  );
}

const deskName = ({ desk }: ScheduleView) =>
  desk === "" ? "Every desk without one of its own" : desk;
