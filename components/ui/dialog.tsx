"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { useRef, type ReactNode, type RefObject } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  width?: "small" | "medium" | "large";
  initialFocus?: RefObject<HTMLElement | null>;
  /** Keeps the dialog open when the backdrop is pressed: for forms with typed text in them. */
  sticky?: boolean;
  children?: ReactNode;
};

const widths = { small: "max-w-[26rem]", medium: "max-w-[36rem]", large: "max-w-[54rem]" };

export const backdropClass =
  "fixed inset-0 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A modal dialog. Wrap fields and footer in one <form> by passing it as `children` with its own buttons. */
export function Dialog(props: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={props.open}
      onOpenChange={props.onOpenChange}
      disablePointerDismissal={props.sticky ?? false}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 overflow-y-auto overscroll-contain p-3 sm:px-6 sm:py-[8vh]">
          <Base.Popup
            initialFocus={props.initialFocus ?? (() => firstControl(body.current))}
            className={clsx(
              "popup relative mx-auto w-full rounded-xl",
              widths[props.width ?? "medium"],
            )}
          >
            <div className="flex items-start justify-between gap-4 px-5 pt-4">
              <div className="min-w-0">
                <Base.Title className="font-serif text-title font-semibold">
                  {props.title}
                </Base.Title>
                {props.description ? (
                  <Base.Description className="mt-0.5 text-sm text-soft">
                    {props.description}
                  </Base.Description>
                ) : null}
              </div>
              <Base.Close
                aria-label="Close"
                className="-mr-1.5 inline-grid size-7 flex-none place-items-center rounded-md text-soft hover:bg-sunk hover:text-ink"
              >
                <Icon name="close" />
              </Base.Close>
            </div>
            <div ref={body} className="px-5 pt-3 pb-5">
              {props.children}
              {props.footer ? <DialogFooter>{props.footer}</DialogFooter> : null}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Where typing starts: the first field, else the first button, not the close button above them. */
function firstControl(body: HTMLElement | null): HTMLElement | true {
  return (
    body?.querySelector<HTMLElement>(
      "input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)",
    ) ??
    body?.querySelector<HTMLElement>("a[href], button:not(:disabled)") ??
    true
  );
}

/** The row of buttons that ends a dialog's form. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}

/** Asks before a step that cannot simply be undone. Says what will happen, in its button too. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  pending,
  danger,
  ...dialog
}: Omit<DialogProps, "footer" | "width"> & {
  confirmLabel: string;
  onConfirm: () => void;
  pending?: boolean;
  danger?: boolean;
}) {
  return (
    <Dialog
      {...dialog}
      width="small"
      footer={
        <>
          <Button onClick={() => dialog.onOpenChange(false)}>Cancel</Button>
          <Button
            variant={danger ? "danger" : "primary"}
            pending={pending ?? false}
            onClick={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
