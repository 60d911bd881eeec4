"use client";

import { useRef, useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { useIfRetracted } from "@/components/falls/if-retracted";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { CitationView } from "@/lib/ledger/claims/queries";
import { citationValues, toCitationPatch } from "@/components/claims/fields/citation-values";
import { sourceField } from "@/components/claims/fields/claim-fields";
import { faultsByField } from "@/components/claims/fields/field";
import { AttachText } from "./attach-text";
import { CitationForm } from "./citation-form";
import { useAttachFile } from "./use-attach-file";

/** What can be done with a citation: edit it, take it off the claim (with undo). */
export function CitationMenu({ citation }: { citation: CitationView }) {
  const [isEditing, setIsEditing] = useState(false);
  const editPlace = `edit citation ${citation.id}`;
  const textPlace = `text of citation ${citation.id}`;
  const [isPasting, setIsPasting] = useState(false);
  const remove = useCommand("citations.remove");
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const attach = useAttachFile(citation.id);

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
        <MenuItem onPress={() => setIsEditing(true)}>Edit citation</MenuItem>
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
          place={textPlace}
          sourceName={citation.source.name}
          attach={attach}
          onClose={() => setIsPasting(false)}
        />
      ) : (
        <NotSent place={textPlace} onOpen={() => setIsPasting(true)} />
      )}
      {isEditing ? (
        <EditCitation citation={citation} place={editPlace} onClose={() => setIsEditing(false)} />
      ) : (
        <NotSent place={editPlace} onOpen={() => setIsEditing(true)} />
      )}
    </>
  );
}

type EditProps = {
  citation: CitationView;
  place: string;
  onClose: () => void;
};

function EditCitation({ citation, place, onClose }: EditProps) {
  /** The revision is of the citation that the values were read from: others may change it meanwhile. */
  const typed = useTyped(place, {
    values: citationValues(citation),
    revision: citation.revision,
  });
  const { values, revision: startedFrom } = typed.value;
  const [isWithoutSource, setIsWithoutSource] = useState(false);
  const edit = useCommand("citations.edit");
  const retracted = useIfRetracted(edit.error);
  const standing = standingRevision(edit.error?.current);

  async function save(revision: number) {
    setIsWithoutSource(!values.source);
    if (!values.source) return;
    const patch = { sourceId: values.source.id, ...toCitationPatch(values) };
    const input = { citationId: citation.id, revision, patch, ...retracted.told };
    const result = await edit.run(input);
    if (result.ok) close();
  }

  function close() {
    typed.clear();
    onClose();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void save(startedFrom);
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
          onChange={(next) => typed.set((now) => ({ ...now, values: next }))}
          faults={{
            ...faultsByField(edit.error?.fields),
            ...(isWithoutSource && { sourceId: sourceField.missing }),
          }}
        />
        <div className="mt-3">
          <KeptNotice typed={typed} onDiscard={close} />
          {retracted.box}
          <FormError>{edit.error?.message}</FormError>
        </div>
        <DialogFooter>
          <Button onClick={close}>{standing === null ? "Cancel" : "Keep theirs"}</Button>
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
