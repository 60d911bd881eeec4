"use client";

import type { ReactNode, SubmitEvent } from "react";
import { refusalText, type CommandError } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";

type Props = {
  title: string;
  description?: string;
  action: string;
  danger?: boolean;
  pending: boolean;
  error: CommandError | null;
  onSend: () => void;
  onClose: () => void;
  onCancel?: () => void;
  width?: "medium" | "large";
  children: ReactNode;
};

/** A dialog with one form, its refusal and its two buttons. */
export function SmallForm({ title, description, action, danger, children, ...form }: Props) {
  const { error, pending, onClose, onCancel = onClose, onSend, width = "medium" } = form;
  return (
    <Dialog
      open
      sticky
      width={width}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={title}
      {...(description ? { description } : {})}
    >
      <form
        className="flex flex-col gap-3.5"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
        <DialogFooter>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending}>
            {action}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
