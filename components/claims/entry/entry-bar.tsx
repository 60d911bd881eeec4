"use client";

import { useEffect, useRef, useState, type ClipboardEvent, type SubmitEvent } from "react";
import { attributionChoices } from "@/components/claims/choices";
import { newEntryKey } from "@/components/claims/entry-key";
import type { Checker } from "@/components/claims/panel/claim-form";
import { LogClaim } from "@/components/claims/panel/log-claim";
import { useShortcut } from "@/components/shell/shortcuts";
import { SourcePicker, type PickedSource } from "@/components/sources/source-picker";
import { ENTRY_FIELD_ID } from "@/components/stories/log-claim-button";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { splitPasted } from "@/lib/claims/paste";
import { attributionFor, type AttributionStatus } from "@/lib/claims/rules";
import type { Entry } from "./entries";
import { PastePreview } from "./paste-preview";
import { UnsavedList } from "./unsaved-list";
import { useEntries } from "./use-entries";

export type EntryBarProps = {
  /** Whose entries these are: a browser may be shared. */
  userId: number;
  checkers: readonly Checker[];
  /** The story whose table this is; without it the bar asks for one of `stories`. */
  story?: string;
  stories?: ReadonlyArray<{ slug: string; headline: string }>;
  /** Puts the cursor here at once: somebody came to log a claim. */
  startsFocused?: boolean;
};

/**
 * One line, Enter, the next one. Wording, source and attribution; Enter in any of them saves
 * and the cursor is back in an empty wording. Several pasted lines become several claims.
 */
export function EntryBar({ userId, checkers, story, stories = [], startsFocused }: EntryBarProps) {
  const [slug, setSlug] = useState(story ?? "");
  const [wording, setWording] = useState("");
  const [source, setSource] = useState<PickedSource | null>(null);
  const [chosen, setChosen] = useState<AttributionStatus | null>(null);
  const [lastSource, setLastSource] = useState<PickedSource | null>(null);
  const [pasted, setPasted] = useState<string[] | null>(null);
  const [fullForm, setFullForm] = useState(false);
  const wordingField = useRef<HTMLInputElement>(null);
  const { entries, announcement, submit, discard } = useEntries(
    `unsaved-claims:${userId}:${story ?? ""}`,
  );
  const attribution = chosen ?? attributionFor(source?.kind ?? null);

  const focus = () => document.getElementById(ENTRY_FIELD_ID)?.focus();
  useShortcut({ keys: "c", label: "Log a claim", group: "Claims", isHinted: true, run: focus });
  useEffect(() => {
    if (startsFocused) focus();
  }, [startsFocused]);

  function clear() {
    setWording("");
    setSource(null);
    setChosen(null);
    wordingField.current?.focus();
  }

  function save(event: SubmitEvent) {
    event.preventDefault();
    const text = wording.trim();
    if (text === "" || slug === "") return;
    submit({ key: newEntryKey(), story: slug, wording: text, source, attribution, fault: null });
    if (source) setLastSource(source);
    clear();
  }

  function edit(entry: Entry) {
    discard(entry);
    setSlug(entry.story);
    setWording(entry.wording);
    setSource(entry.source as PickedSource | null);
    setChosen(entry.attribution);
    wordingField.current?.focus();
  }

  function paste(event: ClipboardEvent) {
    const lines = splitPasted(event.clipboardData.getData("text/plain"));
    if (lines.length < 2 || slug === "") return;
    event.preventDefault();
    setPasted(lines);
  }

  return (
    <section aria-label="Log claims" className="no-print">
      <form
        onSubmit={save}
        className="flex flex-wrap gap-2 border-b border-rule bg-sunk px-4 py-[0.5625rem] sm:px-[1.375rem]"
      >
        {story === undefined ? (
          <Select
            required
            aria-label="Story"
            className="w-44 max-sm:w-full"
            placeholder="Story"
            value={slug}
            onChange={(event) => setSlug(event.target.value)}
            options={stories.map(({ slug: value, headline }) => ({ value, label: headline }))}
          />
        ) : null}
        <TextInput
          id={ENTRY_FIELD_ID}
          ref={wordingField}
          required
          maxLength={1_000}
          aria-label="New claim"
          placeholder="New claim: type what the story says, Enter saves"
          className="min-w-0 flex-1 basis-72"
          value={wording}
          onChange={(event) => setWording(event.target.value)}
          onPaste={paste}
        />
        <div
          className="w-[13.125rem] max-sm:flex-1"
          onKeyDownCapture={(event) => {
            // The ditto mark of every ledger: the same source as the line above.
            if (event.key !== '"' || !lastSource || source) return;
            if (event.target instanceof HTMLInputElement && event.target.value === "") {
              event.preventDefault();
              setSource(lastSource);
            }
          }}
        >
          <SourcePicker
            mayCreate
            label="Source"
            placeholder={lastSource ? `Source, or " for ${lastSource.name}` : "Source"}
            value={source}
            onChange={setSource}
          />
        </div>
        <Select
          aria-label="Attribution"
          className="w-[9.375rem] max-sm:flex-1"
          options={attributionChoices}
          value={attribution}
          onChange={(event) => setChosen(event.target.value as AttributionStatus)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
        <Button type="submit" className="w-[5.25rem] max-sm:flex-1">
          Add
        </Button>
        <Button
          variant="quiet"
          className="px-1.5!"
          disabled={slug === ""}
          onClick={() => setFullForm(true)}
        >
          More fields
        </Button>
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </form>
      <UnsavedList entries={entries} onRetry={submit} onEdit={edit} onDiscard={discard} />
      {pasted ? (
        <PastePreview
          story={slug}
          lines={pasted}
          startSource={source}
          onClose={(logged) => {
            setPasted(null);
            if (logged) clear();
          }}
        />
      ) : null}
      {fullForm ? (
        <LogClaim
          story={slug}
          checkers={checkers}
          start={{ wording, attribution }}
          startSource={source}
          onClose={() => setFullForm(false)}
          onLogged={clear}
        />
      ) : null}
    </section>
  );
}
