"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { focusFirstField } from "./first-field";
import { useEscape } from "./use-escape";
import { useIsReady } from "./use-is-ready";

/**
 * A form that is sent by script. Until the script runs its fields wait: what is typed before
 * would be mixed up with what the script puts there, and the browser's own sending would lose it.
 */
export function ReadyForm({
  onSend,
  leave,
  startsInField = false,
  className,
  children,
}: {
  onSend: () => void;
  /** Where Escape leads from a form that is the page: an address, or what is done instead. */
  leave?: string | (() => void);
  /** The cursor is in its first field: the page is there to be written in. */
  startsInField?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const isReady = useIsReady();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  useEscape(() => {
    if (typeof leave === "string") router.push(leave);
    else leave?.();
  }, leave !== undefined);
  useEffect(() => {
    if (!isReady || !startsInField) return;
    // The router draws in the middle of a way back, before everybody has heard of it.
    const timer = setTimeout(() => {
      if (form.current) focusFirstField(form.current);
    }, 0);
    return () => clearTimeout(timer);
  }, [isReady, startsInField]);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <fieldset disabled={!isReady} className={className ?? "min-w-0"}>
        {children}
      </fieldset>
    </form>
  );
}
