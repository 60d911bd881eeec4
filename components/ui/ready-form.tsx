"use client";

import { useSyncExternalStore, type ReactNode } from "react";

const never = () => () => undefined;

/** False on the server and until this page's script runs. */
function useIsReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

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
