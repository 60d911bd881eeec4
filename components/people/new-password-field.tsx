"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from "@/lib/people/rules";

/** A password to be chosen: once, and shown on wish, instead of twice and blind. */
export function NewPasswordField({
  label = "Password",
  error,
}: {
  label?: string;
  error: string | undefined;
}) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label={label}
        hint={`At least ${PASSWORD_SHORTEST} characters. A few unrelated words do well.`}
        error={error}
      >
        <TextInput
          name="password"
          type={isShown ? "text" : "password"}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={PASSWORD_LONGEST * 2}
          required
        />
      </Field>
      <Checkbox
        label="Show it"
        checked={isShown}
        onChange={(event) => setIsShown(event.currentTarget.checked)}
      />
    </div>
  );
}
