"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { claimFields, sourceField } from "@/components/claims/fields/claim-fields";
import { lengthFault } from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { SourceField } from "@/components/claims/fields/source-field";
import { useAttributedSource } from "@/components/claims/fields/use-attributed-source";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { MANY_LIMIT } from "@/lib/ledger/claims/rules";
import type { StoryChoice } from "./entry-bar";
import { makeKey } from "./entry-queue";

type Line = { id: number; text: string };

type Props = {
  lines: readonly string[];
  story: string;
  /** To choose from; empty where the story is given. */
  stories: readonly StoryChoice[];
  mayCreateSource: boolean;
  onClose: () => void;
};

/** Many pasted lines, one claim each: looked over first, then logged all at once or not at all. */
export function PasteDialog({ stories, mayCreateSource, onClose, ...given }: Props) {
  const [lines, setLines] = useState<readonly Line[]>(
    given.lines.map((text, id) => ({ id, text })),
  );
  const [story, setStory] = useState(given.story);
  const { source, shown, pick, choose } = useAttributedSource();
  // The same for every try: a lost answer does not log the lines twice.
  const [entryKey] = useState(makeKey);
  const log = useCommand("claims.logMany");
  const toast = useToast();

  const filled = lines.filter((line) => line.text.trim() !== "");
  const repeated = repeatedLines(lines);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const result = await log.run({
      story,
      entryKey,
      claims: filled.map((line) => ({
        wording: line.text,
        sourceId: source?.id ?? null,
        ...(shown === "" ? {} : { attribution: shown }),
      })),
    });
    if (!result.ok) return;
    const { refs } = result.value;
    const span = refs.length === 1 ? (refs[0] ?? "") : `${refs[0] ?? ""} to ${refs.at(-1) ?? ""}`;
    toast(`${refs.length} ${refs.length === 1 ? "claim" : "claims"} logged`, { detail: span });
    onClose();
  }

  const faultOf = (line: Line) => {
    const index = filled.indexOf(line);
    const refused = index < 0 ? undefined : log.error?.fields?.[`claims.${index}.wording`];
    return lengthFault(claimFields.wording, line.text) ?? refused;
  };

  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Log ${filled.length} ${filled.length === 1 ? "claim" : "claims"}`}
      description="One claim a line. Change or remove lines; source and attribution hold for all of them and can be set for each afterwards."
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          {stories.length > 0 ? (
            <Field label="Story" error={log.error?.fields?.story} className="sm:col-span-2">
              <Select
                required
                placeholder="Choose the story"
                value={story}
                onChange={(event) => setStory(event.target.value)}
                options={stories.map(({ slug, headline }) => ({ value: slug, label: headline }))}
              />
            </Field>
          ) : null}
          <SourceField
            mayBeEmpty
            label={`${sourceField.label} of all`}
            mayCreate={mayCreateSource}
            value={source}
            onChange={pick}
          />
          <FieldInForm
            field={claimFields.attribution}
            label={`${claimFields.attribution.label} of all`}
            hint={null}
            none="As the source suggests"
            value={shown}
            onChange={choose}
          />
        </div>
        <ol className="flex flex-col gap-1.5" aria-label="Lines">
          {lines.map((line, index) => {
            const fault = faultOf(line);
            return (
              <li key={line.id} className="flex flex-wrap items-center gap-2">
                <span className="w-7 text-right text-xs text-faint nums">{index + 1}</span>
                <TextInput
                  aria-label={`Line ${index + 1}`}
                  aria-invalid={fault ? true : undefined}
                  value={line.text}
                  onChange={(event) => {
                    const text = event.target.value;
                    setLines((all) =>
                      all.map((other) => (other.id === line.id ? { ...other, text } : other)),
                    );
                  }}
                  className="w-auto! flex-1"
                />
                <IconButton
                  icon="close"
                  label={`Remove line ${index + 1}`}
                  onClick={() => setLines((all) => all.filter((other) => other.id !== line.id))}
                />
                {fault || repeated.has(line.id) ? (
                  <p
                    className={
                      fault
                        ? "basis-full pl-9 text-xs font-medium text-danger"
                        : "basis-full pl-9 text-xs text-warn"
                    }
                  >
                    {fault ?? "The same line stands above."}
                  </p>
                ) : null}
              </li>
            );
          })}
        </ol>
        {filled.length > MANY_LIMIT ? (
          <p className="text-sm text-danger">
            At most {MANY_LIMIT} lines at once: remove {filled.length - MANY_LIMIT}, and paste them
            afterwards.
          </p>
        ) : null}
        <FormError>{log.error?.message}</FormError>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            pending={log.pending}
            disabled={filled.length === 0 || filled.length > MANY_LIMIT}
          >
            Log {filled.length} {filled.length === 1 ? "claim" : "claims"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function repeatedLines(lines: readonly Line[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  for (const { id, text } of lines) {
    const key = text.trim().toLocaleLowerCase();
    if (key !== "" && seen.has(key)) repeated.add(id);
    seen.add(key);
  }
  return repeated;
}
