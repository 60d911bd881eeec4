"use client";

import clsx from "clsx";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Icon } from "./icon";

export type ToastOptions = {
  detail?: string;
  /** `error` stays until dismissed and is announced at once. */
  tone?: "plain" | "error";
  /** Takes the step back; the toast then stays long enough to be used. */
  undo?: () => void;
};

type Toast = { id: number; message: string } & ToastOptions;

/** Of the page, not of a component: also what is fetched later, or has left the screen, may speak. */
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NONE: readonly Toast[] = [];

/** `toast("C7 withdrawn", { undo })`: says what just happened, once, out of the way. */
export function toast(message: string, options: ToastOptions = {}): void {
  lastId += 1;
  set([{ ...options, id: lastId, message }, ...toasts]);
}

export function useToast(): typeof toast {
  return toast;
}

/** Shown at once; older ones come back when these have gone. */
const SHOWN = 3;

/** Draws the toasts of everything below it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const all = useSyncExternalStore(
    listen,
    () => toasts,
    () => NONE,
  );
  const cameFrom = useRef<Element | null>(null);
  const region = useRef<HTMLElement>(null);

  function close(id: number) {
    const isInside = region.current?.contains(document.activeElement);
    set(toasts.filter((one) => one.id !== id));
    const before = cameFrom.current;
    if (isInside && before instanceof HTMLElement && before.isConnected) before.focus();
  }

  return (
    <>
      {children}
      <section
        ref={region}
        aria-label="Notifications"
        aria-live="polite"
        aria-relevant="additions text"
        onFocus={({ relatedTarget, currentTarget }) => {
          if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
        }}
        className="toasts no-print pointer-events-none fixed inset-x-3 bottom-3 z-60 flex flex-col items-stretch gap-2 sm:inset-x-auto sm:right-5 sm:bottom-5 sm:w-[22rem]"
      >
        {all.slice(0, SHOWN).map((one) => (
          <ToastCard key={one.id} toast={one} onClose={() => close(one.id)} />
        ))}
      </section>
    </>
  );
}

const SECONDS = 1_000;

function ToastCard({ toast: { message, detail, tone, undo }, onClose }: CardProps) {
  const isError = tone === "error";
  const [isHeld, setIsHeld] = useState(false);
  const leave = useRef(onClose);
  useEffect(() => {
    leave.current = onClose;
  });

  // Nothing that is being read or reached for goes away.
  const stays = isError || isHeld;
  const shownFor = (undo ? 12 : 5) * SECONDS;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => leave.current(), shownFor);
    return () => clearTimeout(timer);
  }, [stays, shownFor]);

  return (
    <div
      role={isError ? "alert" : undefined}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className={clsx(
        "popup pointer-events-auto flex items-start gap-3 py-2.5 pr-2 pl-3.5",
        isError && "border-danger",
      )}
    >
      <div className="min-w-0 flex-1 py-0.5 wrap-anywhere">
        <p className={clsx("font-medium", isError && "text-danger")}>{message}</p>
        {detail ? (
          <p dir="auto" className="text-sm text-soft">
            {detail}
          </p>
        ) : null}
      </div>
      {undo ? (
        <button
          type="button"
          onClick={() => {
            onClose();
            undo();
          }}
          className="min-h-6 rounded-md px-2 font-medium text-accent hover:bg-accent-soft"
        >
          Undo
        </button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={onClose}
        className="inline-grid size-6 flex-none place-items-center rounded-md text-faint hover:bg-sunk hover:text-ink"
      >
        <Icon name="close" className="size-3.5" />
      </button>
    </div>
  );
}

type CardProps = { toast: Toast; onClose: () => void };
