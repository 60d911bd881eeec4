"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from "react";
import { claimFields, sourceField } from "@/components/claims/fields/claim-fields";
import { labelWithin, lengthFault, type Person } from "@/components/claims/fields/field";
import { FieldControl } from "@/components/claims/fields/field-control";
import { attributed, type AttributedSource } from "@/components/claims/fields/attributed-source";
import { LikeClaims } from "@/components/duplicates/like-claims";
import { referenceTo } from "@/components/duplicates/reference";
import { useLikeClaims } from "@/components/duplicates/use-like-claims";
import { useAction, useShortcut } from "@/components/shell/shortcuts";
import { MadeInStory } from "@/components/sources/made-in-story";
import { SourcePicker } from "@/components/sources/source-picker";
import { ENTRY_FIELD_ID } from "@/components/stories/log-claim-button";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, IconButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { fetchComboboxList } from "@/components/ui/combobox";
import { isModEnter } from "@/components/ui/field-keys";
import { part, usePart } from "@/components/ui/part";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useTimeZone } from "@/components/ui/time-zone";
import { treeOf } from "@/components/claims/paste/tree-of";
import { readClipboard } from "@/components/claims/paste/read-clipboard";
import { readPasted, type Pasted } from "@/lib/ledger/claims/paste/read-pasted";
import { attributionFor } from "@/lib/ledger/claims/rules";
import { isAttribution, isPickedOrNone } from "./entry";
import type { EntryQueue } from "./entry-queue";
import { useTablePlace } from "./table-place";

export type StoryChoice = { slug: string; headline: string };

type Props = {
  /** The table's address without its query. */
  path: string;
  queue: EntryQueue;
  /** For the newsroom's table, which must ask; empty in a story's own. */
  stories: readonly StoryChoice[];
  checkers: readonly Person[];
  mayCreateSource: boolean;
  startsFocused: boolean;
  /** Several claims at once are looked over first. */
  onPaste: (pasted: Pasted, story: string) => void;
};

const fullForm = part(() => import("@/components/claims/panel/log-claim"));

const asked = labelWithin(claimFields.wording);

/** What stands in the line. */
type Line = AttributedSource & { wording: string; story: string };

function isLine(kept: unknown): kept is Line {
  if (typeof kept !== "object" || kept === null) return false;
  const { wording, story, source, chosen } = kept as Record<string, unknown>;
  return (
    typeof wording === "string" &&
    typeof story === "string" &&
    isPickedOrNone(source) &&
    (chosen === null || isAttribution(chosen))
  );
}

/** The line that logs a claim: type, Enter, and the cursor is back for the next one. */
export function EntryBar({ queue, stories, checkers, mayCreateSource, ...props }: Props) {
  const { path, startsFocused, onPaste } = props;
  const { scope } = useTablePlace();
  const typed = useTyped<Line>(
    `line ${path}`,
    { wording: "", source: null, chosen: null, story: scope.slug ?? "" },
    isLine,
  );
  const { wording, source, chosen } = typed.value;
  /** Stays for the next claim. */
  const [lastStory, setLastStory] = useState("");
  const story = typed.value.story || lastStory;
  const from = attributed({ source, chosen }, set);
  const [last, setLast] = useState<AttributedSource | null>(null);
  /** The note that the full form begins with; null while it is closed. */
  const [fullFormNote, setFullFormNote] = useState<string | null>(null);
  const isFullForm = fullFormNote !== null;
  const alike = useLikeClaims(wording);
  const zone = useTimeZone();
  const [missing, setMissing] = useState("");
  const [isWithin, setIsWithin] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const fullFormParts = usePart(fullForm, isFullForm);

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

  function set(change: Partial<Line>) {
    const line = { ...typed.value, story, ...change };
    // A story alone is nothing that was written.
    if (line.wording === "" && line.source === null && line.chosen === null) typed.clear();
    else typed.set(line);
  }

  useAction({
    label: "Paste a list of claims",
    group: "Claims",
    words: "import spreadsheet table rows clipboard bring in",
    run: () => {
      field.current?.focus();
      void readClipboard().then((pasted) => pasted && onPaste(pasted, story));
    },
  });

  const fault = missing || lengthFault(claimFields.wording, wording);

  const isFolded = !isWithin && wording === "" && source === null && !fault;

  function log(entry: AttributedSource) {
    if (wording.trim() === "") {
      setMissing(`Write ${asked}.`);
      field.current?.focus();
      return;
    }
    if (story === "") {
      setMissing("Choose the story that says so.");
      return;
    }
    setMissing("");
    if (lengthFault(claimFields.wording, wording)) {
      field.current?.focus();
      return;
    }
    queue.add({
      story,
      wording: wording.trim(),
      source: entry.source,
      attribution: entry.chosen ?? attributionFor(entry.source?.kind ?? null),
    });
    if (entry.source) setLast(entry);
    clear();
  }

  function clear() {
    typed.clear();
    field.current?.focus();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    log({ source, chosen });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // With the last claim's source, unless another was chosen here.
    if (!isModEnter(event) || !last || source !== null || chosen !== null) return;
    event.preventDefault();
    log(last);
  }

  return (
    <>
      <form
        onSubmit={submit}
        aria-label="Log a claim"
        // On a small window it is one field until somebody writes in it.
        data-folded={isFolded || undefined}
        onFocus={() => setIsWithin(true)}
        onBlur={({ currentTarget, relatedTarget }) =>
          setIsWithin(currentTarget.contains(relatedTarget))
        }
        className="no-print grid grid-cols-2 gap-2 border-b border-rule bg-sunk px-4 py-2 sm:px-[1.375rem] wide:flex wide:flex-wrap small:py-1.5 small:data-folded:[&>:not(#log-a-claim)]:hidden"
      >
        {scope.kind === "newsroom" ? (
          <Select
            aria-label="Story"
            placeholder="Story"
            value={story}
            onChange={(event) => {
              setLastStory(event.target.value);
              set({ story: event.target.value });
              setMissing("");
            }}
            options={stories.map(({ slug, headline }) => ({ value: slug, label: headline }))}
            className="col-span-2 wide:w-44"
          />
        ) : null}
        <TextInput
          ref={field}
          id={ENTRY_FIELD_ID}
          aria-label={`New claim: ${asked}`}
          aria-describedby={fault ? "entry-fault" : undefined}
          aria-invalid={fault ? true : undefined}
          aria-keyshortcuts="c"
          placeholder={`New claim: type ${asked}, Enter saves`}
          value={wording}
          onChange={(event) => {
            set({ wording: event.target.value });
            setMissing("");
          }}
          onFocus={fetchComboboxList}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const data = event.clipboardData;
            const pasted = readPasted(
              data.getData("text/plain"),
              treeOf(data.getData("text/html")),
            );
            if (!pasted) return;
            event.preventDefault();
            onPaste(pasted, story);
          }}
          className="col-span-2 min-w-0 wide:flex-1"
        />
        <p
          id="entry-fault"
          role="alert"
          className="col-span-2 text-xs font-medium text-danger empty:hidden wide:order-last wide:basis-full"
        >
          {fault}
        </p>
        <MadeInStory slug={story}>
          <SourcePicker
            value={source}
            onChange={from.pick}
            mayCreate={mayCreateSource}
            label={sourceField.label}
            placeholder={sourceField.label}
            className="wide:w-[13.125rem]"
          />
        </MadeInStory>
        <FieldControl
          field={claimFields.attribution}
          aria-label={claimFields.attribution.label}
          none={claimFields.attribution.label}
          value={from.shown}
          onChange={from.choose}
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
            if (story === "") setMissing("Choose the story that says so.");
            else setFullFormNote("");
          }}
        />
      </form>
      <div className="no-print bg-sunk px-4 sm:px-[1.375rem] [&>*]:border-b [&>*]:border-rule [&>*]:pb-1.5">
        <KeptNotice typed={typed} />
      </div>
      <LikeClaims
        claims={alike}
        onReuse={(claim) => {
          set({ wording: claim.wording, ...(claim.source && { source: claim.source }) });
          field.current?.focus();
        }}
        onRefer={(claim) => {
          if (story === "") setMissing("Choose the story that says so.");
          else setFullFormNote(referenceTo(claim, zone));
        }}
      />
      {last?.source && wording !== "" && !source ? (
        <p className="no-print border-b border-rule bg-sunk px-4 pb-1.5 text-xs text-faint sm:px-[1.375rem]">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> saves with “{last.source.name}” again
        </p>
      ) : null}
      {isFullForm && fullFormParts ? (
        <fullFormParts.LogClaim
          story={story}
          checkers={checkers}
          mayCreateSource={mayCreateSource}
          start={{ wording, source, chosen, note: fullFormNote }}
          onClose={() => setFullFormNote(null)}
          onLogged={clear}
        />
      ) : null}
    </>
  );
}
