"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from "react";
import { attributionChoices } from "@/components/claims/choices";
import { useShortcut } from "@/components/shell/shortcuts";
import { SourcePicker, type PickedSource } from "@/components/sources/source-picker";
import { ENTRY_FIELD_ID } from "@/components/stories/log-claim-button";
import { Button, IconButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { fetchComboboxList } from "@/components/ui/combobox";
import { part, usePart } from "@/components/ui/part";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { splitPasted } from "@/lib/ledger/claims/paste";
import { attributionFor, WORDING_LIMIT, type AttributionStatus } from "@/lib/ledger/claims/rules";
import type { CheckerChoice } from "./cell-editor";
import type { EntryQueue } from "./entry-queue";
import { useTablePlace } from "./table-place";

export type StoryChoice = { slug: string; headline: string };

type Props = {
  queue: EntryQueue;
  /** For the newsroom's table, which must ask; empty in a story's own. */
  stories: readonly StoryChoice[];
  checkers: readonly CheckerChoice[];
  mayCreateSource: boolean;
  startsFocused: boolean;
};

const fullForm = part(() => import("@/components/claims/panel/log-claim"));
const pasting = part(() => import("./paste-dialog"));

/** The line that logs a claim: type, Enter, and the cursor is back for the next one. */
export function EntryBar({ queue, stories, checkers, mayCreateSource, startsFocused }: Props) {
  const { scope } = useTablePlace();
  const [wording, setWording] = useState("");
  const [source, setSource] = useState<PickedSource | null>(null);
  /** Null: as the source's kind suggests. */
  const [chosen, setChosen] = useState<AttributionStatus | null>(null);
  const [last, setLast] = useState<{
    source: PickedSource;
    chosen: AttributionStatus | null;
  } | null>(null);
  const [story, setStory] = useState(scope.slug ?? "");
  const [isFullForm, setIsFullForm] = useState(false);
  const [pasted, setPasted] = useState<string[] | null>(null);
  const [fault, setFault] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const fullFormParts = usePart(fullForm, isFullForm);
  const pasteParts = usePart(pasting, pasted !== null);

  useEffect(() => {
    if (startsFocused) field.current?.focus();
  }, [startsFocused]);

  useShortcut({
    keys: "c",
    label: "Log a claim",
    group: "Claims",
    isHinted: true,
    run: () => field.current?.focus(),
  });

  function log(from: PickedSource | null, attribution: AttributionStatus | null) {
    if (wording.trim() === "") {
      setFault("Write what the story says.");
      field.current?.focus();
      return;
    }
    if (story === "") {
      setFault("Choose the story that says so.");
      return;
    }
    setFault("");
    queue.add({
      story,
      wording: wording.trim(),
      source: from,
      attribution: attribution ?? attributionFor(from?.kind ?? null),
    });
    if (from) setLast({ source: from, chosen: attribution });
    clear();
  }

  function clear() {
    setWording("");
    setSource(null);
    setChosen(null);
    field.current?.focus();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    log(source, chosen);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && last) {
      event.preventDefault();
      log(last.source, last.chosen);
    }
    if (event.key === "Escape") event.currentTarget.blur();
  }

  const shownAttribution = chosen ?? (source ? attributionFor(source.kind) : "");
  return (
    <>
      <form
        onSubmit={submit}
        aria-label="Log a claim"
        className="no-print grid grid-cols-2 gap-2 border-b border-rule bg-sunk px-4 py-2 sm:px-[1.375rem] wide:flex"
      >
        {scope.kind === "newsroom" ? (
          <Select
            aria-label="Story"
            placeholder="Story"
            value={story}
            onChange={(event) => setStory(event.target.value)}
            options={stories.map(({ slug, headline }) => ({ value: slug, label: headline }))}
            className="col-span-2 wide:w-44"
          />
        ) : null}
        <TextInput
          ref={field}
          id={ENTRY_FIELD_ID}
          aria-label="New claim: what the story says"
          aria-describedby={fault ? "entry-fault" : undefined}
          aria-invalid={fault ? true : undefined}
          aria-keyshortcuts="c"
          placeholder="New claim: type what the story says, Enter saves"
          value={wording}
          maxLength={WORDING_LIMIT}
          onChange={(event) => {
            setWording(event.target.value);
            setFault("");
          }}
          onFocus={fetchComboboxList}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const lines = splitPasted(event.clipboardData.getData("text/plain"));
            if (lines.length < 2) return;
            event.preventDefault();
            setPasted(lines);
          }}
          className="col-span-2 min-w-0 wide:flex-1"
        />
        <SourcePicker
          value={source}
          onChange={setSource}
          mayCreate={mayCreateSource}
          label="Source"
          placeholder="Source"
          className="wide:w-[13.125rem]"
        />
        <Select
          aria-label="Attribution"
          placeholder="Attribution"
          value={shownAttribution}
          onChange={(event) =>
            setChosen(
              attributionChoices.find(({ value }) => value === event.target.value)?.value ?? null,
            )
          }
          options={attributionChoices}
          className="wide:w-[9.375rem]"
        />
        <Button type="submit" className="col-span-2 wide:w-[5.25rem]">
          Add
        </Button>
        <IconButton
          icon="more"
          label="More fields"
          className="col-span-2 justify-self-center wide:self-center"
          onClick={() => {
            if (story === "") setFault("Choose the story that says so.");
            else setIsFullForm(true);
          }}
        />
        <p
          id="entry-fault"
          role="alert"
          className="col-span-2 text-xs font-medium text-danger empty:hidden wide:order-last wide:basis-full"
        >
          {fault}
        </p>
      </form>
      {last && wording !== "" && !source ? (
        <p className="no-print border-b border-rule bg-sunk px-4 pb-1.5 text-xs text-faint sm:px-[1.375rem]">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> saves with “{last.source.name}” again
        </p>
      ) : null}
      {isFullForm && fullFormParts ? (
        <fullFormParts.LogClaim
          story={story}
          checkers={checkers}
          start={{ wording, attribution: chosen ?? attributionFor(source?.kind ?? null) }}
          startSource={source}
          onClose={() => setIsFullForm(false)}
          onLogged={clear}
        />
      ) : null}
      {pasted && pasteParts ? (
        <pasteParts.PasteDialog
          lines={pasted}
          story={story}
          stories={scope.kind === "newsroom" ? stories : []}
          mayCreateSource={mayCreateSource}
          onClose={() => {
            setPasted(null);
            requestAnimationFrame(() => field.current?.focus());
          }}
        />
      ) : null}
    </>
  );
}
