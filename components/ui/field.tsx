"use client";

import clsx from "clsx";
import { createContext, useContext, useId, type ReactNode } from "react";
import { RefusalText } from "./refusal-text";

type FieldLink = { id: string; describedBy: string | undefined; invalid: boolean };

const FieldContext = createContext<FieldLink | null>(null);

export type FieldProps = {
  label: ReactNode;
  /** What to put here, said before anything goes wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do; announced, and tied to the control. */
  error?: ReactNode;
  /** Marks the field as one that may stay empty. */
  optional?: boolean;
  /** Keeps the label for screen readers only, where the place makes it obvious. */
  hideLabel?: boolean;
  className?: string;
  /** One control of this kit: it finds its label, hint and error by itself. */
  children: ReactNode;
};

export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = clsx(error && errorId, hint && hintId) || undefined;
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label
        htmlFor={id}
        className={hideLabel ? "sr-only" : "text-sm leading-snug font-medium text-ink"}
      >
        {label}
        {optional ? <span className="font-normal text-faint"> (optional)</span> : null}
      </label>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>{children}</FieldContext>
      {hint ? (
        <p id={hintId} className="text-xs text-faint">
          {hint}
        </p>
      ) : null}
      <div role="alert" className={error ? undefined : "sr-only"}>
        {error ? (
          <p id={errorId} className="text-xs font-medium text-danger">
            <RefusalText>{error}</RefusalText>
          </p>
        ) : null}
      </div>
    </div>
  );
}

type ControlProps = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
};

/** The attributes that tie a control to the Field around it; given ones win. */
export function useFieldControl(own: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    "aria-describedby": clsx(own["aria-describedby"], field?.describedBy) || undefined,
    "aria-invalid": own["aria-invalid"] ?? (field?.invalid ? true : undefined),
  };
}

/** Several controls under one name (radio buttons, checkboxes). */
export function FieldGroup({
  label,
  hint,
  error,
  className,
  children,
}: Omit<FieldProps, "hideLabel" | "optional">) {
  const id = useId();
  return (
    <fieldset
      className={clsx("min-w-0", className)}
      aria-describedby={clsx(error && `${id}-error`, hint && `${id}-hint`) || undefined}
    >
      <legend className="mb-1 text-sm leading-snug font-medium text-ink">{label}</legend>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs font-medium text-danger">
          <RefusalText>{error}</RefusalText>
        </p>
      ) : null}
    </fieldset>
  );
}

/** The fault of a whole form, above its buttons. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <div role="alert">
      {children ? (
        <p className="rounded-lg bg-danger/8 px-3 py-2 text-sm text-danger">
          <RefusalText>{children}</RefusalText>
        </p>
      ) : null}
    </div>
  );
}
