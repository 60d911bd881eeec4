"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The only time that a link can be seen. */
export function OneTimeLink({
  path,
  label,
  onAnother,
  onDone,
}: {
  path: string;
  label: string;
  onAnother?: () => void;
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
      <Field label={label}>
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
        {onAnother ? <Button onClick={onAnother}>Invite another</Button> : null}
        <Button onClick={onDone}>Done</Button>
        <Button variant="primary" onClick={() => void copy()}>
          Copy link
        </Button>
      </DialogFooter>
    </>
  );
}
