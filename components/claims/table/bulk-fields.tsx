"use client";

import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";

function tagsOf(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim().toLowerCase())
    .filter((tag) => tag !== "");
}

export function TagsField({
  isPending,
  onAdd,
  onRemove,
}: {
  isPending: boolean;
  onAdd: (tags: string[]) => void;
  onRemove: (tags: string[]) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const tags = tagsOf(text);

  function apply(how: (tags: string[]) => void) {
    if (tags.length === 0) return;
    setIsOpen(false);
    setText("");
    how(tags);
  }

  return (
    <Popover
      label="Tags"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-72"
      trigger={
        <Button size="small" disabled={isPending}>
          Tags
        </Button>
      }
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          apply(onAdd);
        }}
      >
        <Field label="Tags, separated by commas">
          <TextInput value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button size="small" disabled={tags.length === 0} onClick={() => apply(onRemove)}>
            Take off
          </Button>
          <Button size="small" variant="primary" type="submit" disabled={tags.length === 0}>
            Add
          </Button>
        </div>
      </form>
    </Popover>
  );
}

export function RecheckField({
  isPending,
  onSet,
}: {
  isPending: boolean;
  /** YYYY-MM-DD, or empty for none. */
  onSet: (day: string) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [day, setDay] = useState("");

  function set(next: string) {
    setIsOpen(false);
    setDay("");
    onSet(next);
  }

  return (
    <Popover
      label="Re-check on"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-72"
      trigger={
        <Button size="small" disabled={isPending}>
          Re-check
        </Button>
      }
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (day !== "") set(day);
        }}
      >
        <Field label="Look at them again on">
          <TextInput type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button size="small" onClick={() => set("")}>
            No date
          </Button>
          <Button size="small" variant="primary" type="submit" disabled={day === ""}>
            Set
          </Button>
        </div>
      </form>
    </Popover>
  );
}

export function WithdrawDialog({
  count,
  isPending,
  onClose,
  onWithdraw,
}: {
  count: number;
  isPending: boolean;
  onClose: () => void;
  onWithdraw: (reason: string) => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <Dialog
      open
      sticky
      width="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Withdraw ${count} ${count === 1 ? "claim" : "claims"}?`}
      description="They leave the table and exports, keep their history, and can be restored."
    >
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          onWithdraw(reason);
        }}
      >
        <Field label="Why">
          <TextInput
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" pending={isPending}>
            Withdraw {count}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
