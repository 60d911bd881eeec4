"use client";

import { useRef } from "react";
import { Keys } from "@/components/shell/keys";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button, ButtonLink } from "@/components/ui/button";
import { sendForm } from "@/components/ui/field-keys";
import type { MendingActs } from "./use-mending";

/** Stays in view however long the text is: what adds it, and what takes the last step back. */
export function MendingBar({
  name,
  mending,
  isPending,
  canAdd,
  storyPath,
  onBack,
}: {
  /** "draft 3" */
  name: string;
  mending: MendingActs;
  isPending: boolean;
  /** Not while somebody else's draft stands in the way, which asks first. */
  canAdd: boolean;
  storyPath: string;
  onBack: () => void;
}) {
  const { lastStep } = mending;
  const add = useRef<HTMLButtonElement>(null);
  // In a field the key sends as everywhere; here it does wherever else the focus is.
  useShortcut({
    keys: "mod+Enter",
    label: `Add ${name}`,
    group: "Draft",
    isKeyOnly: true,
    unable: canAdd ? undefined : "Decide first about the draft that somebody else added",
    run: () => sendForm(add.current?.form),
  });
  return (
    <div className="sticky bottom-(--status-room,0px) z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-rule bg-paper px-4 py-2.5 sm:-mx-[1.375rem] sm:px-[1.375rem]">
      {canAdd ? (
        <Button ref={add} type="submit" variant="primary" pending={isPending}>
          Add {name}
          <span aria-hidden className="max-sm:hidden">
            <Keys keys="mod+Enter" />
          </span>
        </Button>
      ) : null}
      <Button disabled={isPending} onClick={onBack}>
        Back
      </Button>
      <ButtonLink href={storyPath}>Cancel</ButtonLink>
      {lastStep === null ? null : (
        <Button
          variant="quiet"
          disabled={isPending}
          className="min-w-0"
          onClick={mending.acts.undo}
        >
          <span className="truncate">
            Undo: {lastStep.charAt(0).toLowerCase() + lastStep.slice(1)}
          </span>
        </Button>
      )}
    </div>
  );
}
