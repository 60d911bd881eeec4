"use client";

import clsx from "clsx";
import { useId } from "react";
import { LevelMark } from "@/components/claims/level-mark";
import { useShortcut } from "@/components/shell/shortcuts";
import { Kbd } from "@/components/ui/kbd";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { ReviewView } from "@/lib/ledger/verdicts/queries";

type Props = {
  id: string | undefined;
  option: ReviewView["levels"][number];
  number: number;
  isChosen: boolean;
  onChoose: () => void;
};

/** A level as a row: its key, its mark, and what the evidence still lacks for it, before it is chosen. */
export function LevelChoice({ id, option, number, isChosen, onChoose }: Props) {
  const lackId = useId();
  useShortcut({
    keys: String(number),
    label: `Choose “${LABELS.level[option.level].toLowerCase()}”`,
    group: "Verdict",
    run: onChoose,
  });
  const isOpen = option.unmet.length === 0;
  return (
    <button
      id={id}
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={String(number)}
      aria-describedby={lackId}
      onClick={onChoose}
      className={clsx(
        "grid min-h-8 w-full grid-cols-[auto_8.5rem_minmax(0,1fr)] items-baseline gap-x-2 border-b border-rule px-2 py-1.5 text-start last:border-b-0",
        isChosen ? "bg-accent-soft" : "bg-surface hover:bg-sunk",
      )}
    >
      <span aria-hidden="true">
        <Kbd>{number}</Kbd>
      </span>
      <span>
        <LevelMark level={option.level} className={isOpen ? "" : "text-faint!"} />
        {isOpen ? null : <span className="sr-only"> (something is missing)</span>}
      </span>
      {/* Told after the name, as its description. */}
      <span id={lackId} aria-hidden="true" className="text-xs text-soft">
        {isOpen ? <span className="text-faint">Can be given</span> : option.unmet.join(" ")}
      </span>
    </button>
  );
}
