"use client";

import { useEffect, type ReactNode, type RefObject } from "react";
import { Button } from "./button";
import { FormError } from "./field";
import { holdKeys, onceFocused } from "./held-keys";
import { part, usePart } from "./part";
import { useFaultSince } from "./toast";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  width?: "small" | "medium" | "large";
  initialFocus?: RefObject<HTMLElement | null>;
  /** The part of its content, as a selector, in which typing starts; otherwise its first field. */
  startsAt?: string | undefined;
  /** Keeps the dialog open when the backdrop is pressed: for forms with typed text in them. */
  sticky?: boolean;
  children?: ReactNode;
};

const popup = part(() => import("./dialog-popup"));

/** A modal dialog; what the status line below it says of a failure is said in it, too. Wrap fields and footer in one <form> by passing it as `children` with its own buttons. */
export function Dialog(props: DialogProps) {
  const { footer, children, ...shown } = props;
  const parts = usePart(popup, props.open);
  const isHere = props.open && parts !== null;
  const fault = useFaultSince(props.open);
  // Until it has the focus, keys would go to what stands behind it.
  useEffect(() => {
    if (!props.open) return;
    const release = holdKeys();
    if (!isHere) return release;
    return onceFocused(hasDialogFocus, release);
  }, [props.open, isHere]);
  if (!parts) return null;
  return (
    <parts.DialogPopup {...shown}>
      {children}
      {fault === null ? null : (
        <div className="mt-3">
          <FormError>{fault}</FormError>
        </div>
      )}
      {footer ? <DialogFooter>{footer}</DialogFooter> : null}
    </parts.DialogPopup>
  );
}

function hasDialogFocus(): boolean {
  return document.activeElement?.closest('[role="dialog"], [role="alertdialog"]') != null;
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
