"use client";

import { useState, type SubmitEvent } from "react";
import { attributionChoices } from "@/components/claims/choices";
import { newEntryKey } from "@/components/claims/entry-key";
import { useCommand } from "@/components/command";
import { SourcePicker, type PickedSource } from "@/components/sources/source-picker";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useToast } from "@/components/ui/toast";
import { MANY_LIMIT, WORDING_LIMIT } from "@/lib/claims/input";
import { attributionFor, type AttributionStatus } from "@/lib/claims/rules";

type Props = {
  story: string;
  lines: readonly string[];
  startSource: PickedSource | null;
  onClose: (logged: boolean) => void;
};

/** What was pasted, one claim a line, to be looked at before it is logged: all of it or nothing. */
export function PastePreview({ story, lines, startSource, onClose }: Props) {
  const [rows, setRows] = useState(() => lines.map((wording, index) => ({ index, wording })));
  const [source, setSource] = useState(startSource);
  const [chosen, setChosen] = useState<AttributionStatus | null>(null);
  const [entryKey] = useState(newEntryKey);
  const log = useCommand("claims.logMany");
  const toast = useToast();
  const attribution = chosen ?? attributionFor(source?.kind ?? null);
  const tooMany = rows.length > MANY_LIMIT;

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const sourceId = source?.id ?? null;
    const claims = rows.map(({ wording }) => ({ wording, sourceId, attribution }));
    const result = await log.run({ story, claims, entryKey });
    if (!result.ok) return;
    const { refs } = result.value;
    toast(`${refs.length} claims logged: ${refs[0] ?? ""} to ${refs.at(-1) ?? ""}`);
    onClose(true);
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      title={`${rows.length} ${rows.length === 1 ? "line" : "lines"} become claims`}
      description="Bullets and numbers were dropped. Mend or take out what is not a claim."
      onOpenChange={(open) => {
        if (!open) onClose(false);
      }}
    >
      <form onSubmit={(event) => void save(event)}>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Source for all" optional>
            <SourcePicker mayCreate value={source} onChange={setSource} />
          </Field>
          <Field label="Attribution for all">
            <Select
              options={attributionChoices}
              value={attribution}
              onChange={(event) => setChosen(event.target.value as AttributionStatus)}
            />
          </Field>
        </div>
        <ol className="mt-3 max-h-[46vh] overflow-y-auto border-y border-rule" tabIndex={-1}>
          {rows.map((row, at) => (
            <li key={row.index} className="flex items-start gap-2 border-b border-rule py-1.5">
              <span className="w-8 flex-none pt-1.5 text-right text-xs text-faint nums">
                {at + 1}
              </span>
              <Field
                label={`Line ${at + 1}`}
                hideLabel
                className="flex-1"
                error={log.error?.fields?.[`claims.${at}.wording`]}
              >
                <TextArea
                  serif
                  rows={1}
                  maxLength={WORDING_LIMIT}
                  value={row.wording}
                  onChange={(event) =>
                    setRows(
                      rows.map((other) =>
                        other.index === row.index
                          ? { ...other, wording: event.target.value }
                          : other,
                      ),
                    )
                  }
                />
              </Field>
              <IconButton
                icon="close"
                label={`Take line ${at + 1} out`}
                onClick={() => setRows(rows.filter((other) => other.index !== row.index))}
              />
            </li>
          ))}
        </ol>
        <div className="mt-3">
          <FormError>
            {tooMany ? `At most ${MANY_LIMIT} lines at once; take some out.` : log.error?.message}
          </FormError>
        </div>
        <DialogFooter>
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            pending={log.pending}
            disabled={rows.length === 0 || tooMany}
          >
            Log {rows.length} {rows.length === 1 ? "claim" : "claims"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
