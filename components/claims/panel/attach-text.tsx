"use client";

import { useState, type SubmitEvent } from "react";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

type Props = {
  /** Where what is typed is kept until it is attached. */
  place: string;
  sourceName: string;
  attach: (file: File) => Promise<boolean>;
  onClose: () => void;
};

/** Puts a source's own words on file (a transcript, an answer), so that quotes are checked against them. */
export function AttachText({ place, sourceName, attach, onClose }: Props) {
  const typed = useTyped(place, { name: "Transcript", text: "" });
  const { name, text } = typed.value;
  const [isSending, setIsSending] = useState(false);
  const [fault, setFault] = useState("");

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (text.trim() === "") {
      setFault("Paste the source’s words.");
      return;
    }
    setIsSending(true);
    const fileName = `${name.trim().replace(/\.txt$/i, "") || "Transcript"}.txt`;
    const isAttached = await attach(new File([text], fileName, { type: "text/plain" }));
    setIsSending(false);
    if (isAttached) close();
  }

  function close() {
    typed.clear();
    onClose();
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`The words of ${sourceName}`}
      description="Kept with the citation; its quote is checked against them. A verdict on this claim lapses when a file is attached."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <Field label="Text" error={fault}>
          <TextArea
            serif
            rows={12}
            value={text}
            onChange={(event) => {
              const { value } = event.target;
              typed.set((now) => ({ ...now, text: value }));
              setFault("");
            }}
          />
        </Field>
        <Field label="Kept as" hint="The file’s name.">
          <TextInput
            value={name}
            maxLength={150}
            onChange={(event) => {
              const { value } = event.target;
              typed.set((now) => ({ ...now, name: value }));
            }}
          />
        </Field>
        <KeptNotice typed={typed} />
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" pending={isSending}>
            Attach
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
