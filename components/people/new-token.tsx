"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The only time that a token can be seen. */
export function NewToken({ token, onDone }: { token: string; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(token);
      setIsCopied(true);
    } catch {
      // No clipboard outside https: the token stands selected, ready for the keyboard's own copy.
      field.current?.select();
    }
  }

  return (
    <div className="flex flex-col items-stretch gap-3">
      <Field label="New API token" hint="Shown now and never again: put it where it is used.">
        <TextInput
          ref={field}
          readOnly
          autoFocus
          value={token}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <p role="status" className="min-h-4 text-xs text-soft">
        {isCopied ? "Copied." : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void copy()}>
          Copy token
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}
