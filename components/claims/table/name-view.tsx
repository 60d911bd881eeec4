"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { ConflictView } from "@/components/claims/conflict-view";
import type { ViewSummary, ViewVersion } from "@/lib/table/views/commands";
import { useTablePlace } from "./table-place";

/** Saves what is shown under a name, or renames a view. */
export function NameView({
  view,
  shown,
  mayShare,
  onClose,
}: {
  view: ViewSummary | null;
  shown: string;
  mayShare: boolean;
  onClose: () => void;
}) {
  const { scope } = useTablePlace();
  const typed = useTyped(`view ${view?.id ?? `new ${scope.slug ?? ""}`}`, view?.name ?? "");
  const name = typed.value;
  const [isShared, setIsShared] = useState(view?.shared ?? false);
  const save = useCommand("views.save");
  const edit = useCommand("views.edit");
  const error = save.error ?? edit.error;
  const router = useRouter();
  const [isClosing, startClosing] = useTransition();

  const theirs =
    edit.error?.code === "CONFLICT" ? (edit.error.current as ViewVersion | null) : null;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void send((theirs ?? view)?.revision ?? 0);
  }

  async function send(revision: number) {
    const result = view
      ? await edit.run({ viewId: view.id, revision, name, shared: isShared })
      : await save.run({ name, story: scope.slug, query: shown, shared: isShared });
    if (!result.ok) return;
    // Closed only once the list of views has come anew: whoever goes on at once, to another
    // filter say, would otherwise leave before it comes, and miss the view just saved.
    typed.clear();
    startClosing(() => {
      router.refresh();
      onClose();
    });
  }

  return (
    <Dialog
      open
      sticky
      width="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={view ? "Rename the view" : "Save what is shown"}
      description={
        view ? undefined : "Keeps search, filters, order and columns, not the claims of today."
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Name" error={error?.fields?.name}>
          <TextInput
            required
            maxLength={80}
            value={name}
            onChange={(event) => typed.set(event.target.value)}
          />
        </Field>
        <KeptNotice typed={typed} />
        {mayShare ? (
          <Checkbox
            label="Share with everybody"
            hint={scope.slug === null ? undefined : "Everybody who can see this story."}
            checked={isShared}
            onChange={(event) => setIsShared(event.target.checked)}
          />
        ) : null}
        {theirs ? (
          <ConflictView
            changedBy={theirs.changedBy}
            changedAt={theirs.changedAt}
            fields={[
              { label: "Name", theirs: theirs.name, mine: name },
              {
                label: "Shared",
                theirs: theirs.shared ? "with everybody" : "no",
                mine: isShared ? "with everybody" : "no",
              },
            ]}
            pending={edit.pending}
            onKeepTheirs={onClose}
            onSaveMine={() => void send(theirs.revision)}
          />
        ) : null}
        <FormError>{error && !theirs && !error.fields?.name ? error.message : null}</FormError>
        <DialogFooter>
          <Button
            onClick={() => {
              typed.clear();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button
            type="submit"
            variant="primary"
            pending={save.pending || edit.pending || isClosing}
          >
            {view ? "Rename" : "Save"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
