"use client";

import { useRef, useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { CitationView } from "@/lib/ledger/claims/queries";
import {
  citationValues,
  toCitationPatch,
  type CitationValues,
} from "@/components/claims/fields/citation-values";
import { sourceField } from "@/components/claims/fields/claim-fields";
import { faultsByField } from "@/components/claims/fields/field";
import { AttachText } from "./attach-text";
import { CitationForm } from "./citation-form";
import { useAttachFile } from "./use-attach-file";

/** What can be done with a citation: edit it, take it off the claim (with undo). */
export function CitationMenu({ citation }: { citation: CitationView }) {
  const [values, setValues] = useState<CitationValues | null>(null);
  /** Of the citation when the form was opened: others may change it meanwhile. */
  const [revision, setRevision] = useState(citation.revision);
  const [isPasting, setIsPasting] = useState(false);
  const remove = useCommand("citations.remove");
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const attach = useAttachFile(citation.id);

  function begin() {
    setValues(citationValues(citation));
    setRevision(citation.revision);
  }

  async function takeOff() {
    const result = await remove.run({ citationId: citation.id, revision: citation.revision });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton
            icon="more"
            label={`More about the citation of ${citation.source.name}`}
            className="no-print -my-1 -mr-1.5"
          />
        }
      >
        <MenuItem onPress={begin}>Edit citation</MenuItem>
        <MenuItem onPress={() => input.current?.click()}>Attach a file</MenuItem>
        <MenuItem onPress={() => setIsPasting(true)}>Attach pasted text</MenuItem>
        <MenuItem danger onPress={() => void takeOff()}>
          Take it off the claim
        </MenuItem>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`A file for the citation of ${citation.source.name}`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void attach(file);
        }}
      />
      {isPasting ? (
        <AttachText
          sourceName={citation.source.name}
          attach={attach}
          onClose={() => setIsPasting(false)}
        />
      ) : null}
      {values ? (
        <EditCitation
          citation={citation}
          revision={revision}
          values={values}
          onChange={setValues}
          onClose={() => setValues(null)}
        />
      ) : null}
    </>
  );
}

type EditProps = {
  citation: CitationView;
  /** Of the citation that the values were read from. */
  revision: number;
  values: CitationValues;
  onChange: (values: CitationValues) => void;
  onClose: () => void;
};

function EditCitation({ citation, revision, values, onChange, onClose }: EditProps) {
  const [isWithoutSource, setIsWithoutSource] = useState(false);
  const edit = useCommand("citations.edit");
  const standing = standingRevision(edit.error?.current);

  async function save(revision: number) {
    setIsWithoutSource(!values.source);
    if (!values.source) return;
    const patch = { sourceId: values.source.id, ...toCitationPatch(values) };
    const result = await edit.run({ citationId: citation.id, revision, patch });
    if (result.ok) onClose();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void save(revision);
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Edit the citation of ${citation.source.name}`}
      description="A verdict on this claim lapses when a citation changes."
    >
      <form onSubmit={submit}>
        <CitationForm
          values={values}
          onChange={onChange}
          faults={{
            ...faultsByField(edit.error?.fields),
            ...(isWithoutSource && { sourceId: sourceField.missing }),
          }}
        />
        <div className="mt-3">
          <FormError>{edit.error?.message}</FormError>
        </div>
        <DialogFooter>
          <Button onClick={onClose}>{standing === null ? "Cancel" : "Keep theirs"}</Button>
          {standing === null ? (
            <Button type="submit" variant="primary" pending={edit.pending}>
              Save
            </Button>
          ) : (
            <Button variant="primary" pending={edit.pending} onClick={() => void save(standing)}>
              Save mine
            </Button>
          )}
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function standingRevision(current: unknown): number | null {
  if (typeof current !== "object" || current === null || !("revision" in current)) return null;
  return typeof current.revision === "number" ? current.revision : null;
}
