"use client";

import { Toast as Base } from "@base-ui/react/toast";
import clsx from "clsx";
import { useCallback, type ReactNode } from "react";
import { Icon } from "./icon";

export type ToastOptions = {
  detail?: string;
  /** `error` stays until dismissed and is announced at once. */
  tone?: "plain" | "error";
  /** Takes the step back; the toast then stays long enough to be used. */
  undo?: () => void;
};

type ToastData = { undo?: () => void };

const manager = Base.createToastManager<ToastData>();

/** `toast("C7 withdrawn", { undo })`: says what just happened, once, out of the way. */
export function useToast() {
  return useCallback((message: string, options: ToastOptions = {}): void => {
    const isError = options.tone === "error";
    const id = manager.add({
      title: message,
      ...(options.detail ? { description: options.detail } : {}),
      type: options.tone ?? "plain",
      priority: isError ? "high" : "low",
      timeout: isError ? 0 : options.undo ? 12_000 : 5_000,
      data: options.undo
        ? {
            undo: () => {
              manager.close(id);
              options.undo?.();
            },
          }
        : {},
    });
  }, []);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="toasts no-print fixed inset-x-3 bottom-3 z-60 flex flex-col items-stretch gap-2 sm:inset-x-auto sm:right-5 sm:bottom-5 sm:w-[22rem]">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["down", "right"]}
      className={clsx(
        "popup translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) data-limited:hidden",
        toast.type === "error" && "border-danger",
      )}
    >
      <Base.Content className="flex items-start gap-3 py-2.5 pr-2 pl-3.5">
        <div className="min-w-0 flex-1 py-0.5">
          <Base.Title className={clsx("font-medium", toast.type === "error" && "text-danger")} />
          <Base.Description className="text-sm text-soft" />
        </div>
        {toast.data?.undo ? (
          <button
            type="button"
            onClick={toast.data.undo}
            className="min-h-6 rounded-md px-2 font-medium text-accent hover:bg-accent-soft"
          >
            Undo
          </button>
        ) : null}
        <Base.Close
          aria-label="Dismiss"
          className="inline-grid size-6 flex-none place-items-center rounded-md text-faint hover:bg-sunk hover:text-ink"
        >
          <Icon name="close" className="size-3.5" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
