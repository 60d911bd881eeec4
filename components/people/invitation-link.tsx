"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The only time that an invitation's link can be seen. */
export function InvitationLink({
  path,
  onAnother,
  onDone,
}: {
  path: string;
  onAnother: () => void;
  onDone: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const link = new URL(path, window.location.origin).href;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
    } catch {
      // No clipboard outside https: the link stands selected, ready for the keyboard's own copy.
      field.current?.select();
    }
  }

  return (
    <>
      <Field label="Invitation link">
        <TextInput
          ref={field}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <p role="status" className="mt-1 min-h-4 text-xs text-soft">
        {isCopied ? "Copied." : null}
      </p>
      <DialogFooter>
        <Button onClick={onAnother}>Invite another</Button>
        <Button onClick={onDone}>Done</Button>
        <Button variant="primary" onClick={() => void copy()}>
          Copy link
        </Button>
      </DialogFooter>
    </>
  );
}
