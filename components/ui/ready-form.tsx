"use client";

import type { ReactNode } from "react";
import { useIsReady } from "./use-is-ready";

/**
 * A form that is sent by script. Until the script runs its fields wait: what is typed before
 * would be mixed up with what the script puts there, and the browser's own sending would lose it.
 */
export function ReadyForm({
  onSend,
  className,
  children,
}: {
  onSend: () => void;
  className?: string;
  children: ReactNode;
}) {
  const isReady = useIsReady();
  return (
    <form
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
