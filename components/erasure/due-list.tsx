"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/typed/small-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { DueView } from "@/lib/erasure/due";
import { CLASS_HELP, CLASS_LABELS, REQUEST_DAYS } from "@/lib/erasure/rules";
import { nameOf, StoryName } from "./story-name";

/** Stories of which something is due, and how much. */
export function DueList({
  stories,
  more,
  hasSchedule,
}: {
  stories: readonly DueView[];
  /** There may be others behind them. */
  more: boolean;
  hasSchedule: boolean;
}) {
  if (stories.length === 0) {
    return (
      <p className="text-sm text-faint">
        {hasSchedule
          ? "Nothing is due."
          : "Nothing falls due before a schedule is in force: set one below."}
      </p>
    );
  }
  return (
    <>
      <ul className="divide-y divide-rule border-t border-rule">
        {stories.map((story) => (
          <li key={story.number} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1 basis-[16rem]">
              <StoryName story={story} />
              <p className="text-sm text-soft">
                Published <Time at={story.publishedAt} format="date" /> · {inWords(story)}
              </p>
            </div>
            <AskErasure story={story} />
          </li>
        ))}
      </ul>
      {more ? (
        <p className="mt-2 text-sm text-soft">
          More may be due; these were published first, and the next follow once they are erased.
        </p>
      ) : null}
    </>
  );
}

function inWords({ due }: DueView): string {
  return due
    .map(
      ({ name, texts }) => `${texts.toLocaleString("en-GB")} ${CLASS_LABELS[name].toLowerCase()}`,
    )
    .join(", ");
}

function AskErasure({ story }: { story: DueView }) {
  const [isOpen, setIsOpen] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ask = useCommand("erasure.ask");
  const toast = useToast();

  async function send(): Promise<void> {
    const classes = story.due.map(({ name }) => name).filter((name) => !left.has(name));
    const result = await ask.run({ number: story.number, classes });
    if (!result.ok) return;
    toast("Asked. Another administrator confirms it here.");
    setIsOpen(false);
  }

  return (
    <>
      <Button
        size="small"
        aria-label={`Ask to erase what is due of ${nameOf(story)}`}
        onClick={() => setIsOpen(true)}
      >
        Ask to erase…
      </Button>
      {isOpen ? (
        <SmallForm
          title={`Erase what is due of ${nameOf(story)}`}
          description={`Once another administrator confirms it, within ${REQUEST_DAYS} days, it cannot be brought back.`}
          action="Ask"
          pending={ask.pending}
          error={ask.error}
          onSend={() => void send()}
          onClose={() => setIsOpen(false)}
        >
          <FieldGroup label="What is erased" error={ask.error?.fields?.classes}>
            <div className="flex flex-col gap-1">
              {story.due.map(({ name, texts }) => (
                <Checkbox
                  key={name}
                  label={`${CLASS_LABELS[name]} (${texts.toLocaleString("en-GB")})`}
                  hint={CLASS_HELP[name]}
                  checked={!left.has(name)}
                  onChange={(event) => {
                    const next = new Set(left);
                    if (event.currentTarget.checked) next.delete(name);
                    else next.add(name);
                    setLeft(next);
                  }}
                />
              ))}
            </div>
          </FieldGroup>
        </SmallForm>
      ) : null}
    </>
  );
}
