"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { Button, IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { Tag } from "@/components/ui/tag";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { withoutPlace, writeTableQuery } from "@/lib/table/query";
import type { ViewSummary } from "@/lib/table/views/commands";
import { useTablePlace } from "./table-place";

type Naming = { view: ViewSummary | null };

/** Views by name: one's own and those that others share; what the table shows now can become one. */
export function ViewsMenu({
  views,
  mayShare,
}: {
  views: readonly ViewSummary[];
  mayShare: boolean;
}) {
  const { query } = useTablePlace();
  const [isOpen, setIsOpen] = useState(false);
  const [naming, setNaming] = useState<Naming | null>(null);
  const shown = writeTableQuery(withoutPlace(query));
  const current = views.find((view) => view.query === shown && shown !== "");

  return (
    <>
      <Popover
        label="Saved views"
        align="end"
        open={isOpen}
        onOpenChange={setIsOpen}
        className="w-80"
        trigger={
          <Button>
            <span className="max-w-40 truncate">
              {current ? (
                <>
                  <span className="sr-only">View: </span>
                  {current.name}
                </>
              ) : (
                "Views"
              )}
            </span>
            <Icon name="down" className="size-3.5" />
          </Button>
        }
      >
        {views.length === 0 ? (
          <p className="text-sm text-soft">
            No saved views yet. Search, filter and sort the table, then save it under a name.
          </p>
        ) : (
          <ul aria-label="Saved views" className="-mx-1 max-h-[50dvh] overflow-y-auto">
            {views.map((view) => (
              <ViewItem
                key={view.id}
                view={view}
                isCurrent={view.id === current?.id}
                shown={shown}
                mayShare={mayShare}
                onClose={() => setIsOpen(false)}
                onRename={() => {
                  setIsOpen(false);
                  setNaming({ view });
                }}
              />
            ))}
          </ul>
        )}
        <div className="mt-2 border-t border-rule pt-2">
          <Button
            size="small"
            disabled={shown === ""}
            title={shown === "" ? "This is the table as it always is." : undefined}
            onClick={() => {
              setIsOpen(false);
              setNaming({ view: null });
            }}
          >
            Save what is shown…
          </Button>
        </div>
      </Popover>
      {naming ? (
        <NameView
          view={naming.view}
          shown={shown}
          mayShare={mayShare}
          onClose={() => setNaming(null)}
        />
      ) : null}
    </>
  );
}

function ViewItem({
  view,
  isCurrent,
  shown,
  mayShare,
  onClose,
  onRename,
}: {
  view: ViewSummary;
  isCurrent: boolean;
  shown: string;
  mayShare: boolean;
  onClose: () => void;
  onRename: () => void;
}) {
  const path = usePathname();
  const edit = useCommand("views.edit");
  const remove = useCommand("views.remove");
  const restore = useCommand("views.restore");
  const toast = useToast();

  async function update() {
    const before = view.query;
    const result = await edit.run({ viewId: view.id, query: shown });
    if (!result.ok) toast(result.error.message, { tone: "error" });
    else {
      toast(`“${view.name}” now shows this`, {
        undo: () => void edit.run({ viewId: view.id, query: before }),
      });
    }
  }

  async function share() {
    const result = await edit.run({ viewId: view.id, shared: !view.shared });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  async function take() {
    const result = await remove.run({ viewId: view.id });
    if (!result.ok) toast(result.error.message, { tone: "error" });
    else {
      toast(`“${view.name}” removed`, { undo: () => void restore.run({ viewId: view.id }) });
    }
  }

  return (
    <li className="flex items-center gap-1">
      <Link
        href={`${path}?${view.query}`}
        scroll={false}
        aria-current={isCurrent ? "true" : undefined}
        onClick={onClose}
        className={clsx(
          "option min-w-0 flex-1 cursor-pointer hover:bg-sunk",
          isCurrent && "text-accent",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{view.name}</span>
        {view.can.edit ? (
          view.shared ? (
            <Tag>shared</Tag>
          ) : null
        ) : (
          <span className="max-w-24 truncate text-xs text-faint">{view.owner.name}</span>
        )}
      </Link>
      {view.can.edit ? (
        <Menu align="end" trigger={<IconButton icon="more" label={`Change “${view.name}”`} />}>
          <MenuItem onPress={() => void update()} disabled={isCurrent || shown === ""}>
            Make it what is shown now
          </MenuItem>
          <MenuItem onPress={onRename}>Rename…</MenuItem>
          {mayShare || view.shared ? (
            <MenuItem onPress={() => void share()}>
              {view.shared ? "Stop sharing" : "Share with everybody"}
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem onPress={() => void take()} danger>
            Remove
          </MenuItem>
        </Menu>
      ) : null}
    </li>
  );
}

/** Saves what is shown under a name, or renames a view. */
function NameView({
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
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setIsShared] = useState(view?.shared ?? false);
  const save = useCommand("views.save");
  const edit = useCommand("views.edit");
  const error = save.error ?? edit.error;

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const result = view
      ? await edit.run({ viewId: view.id, name, shared: isShared })
      : await save.run({ name, story: scope.slug, query: shown, shared: isShared });
    if (result.ok) onClose();
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
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {mayShare ? (
          <Checkbox
            label="Share with everybody"
            hint={scope.slug === null ? undefined : "Everybody who can see this story."}
            checked={isShared}
            onChange={(event) => setIsShared(event.target.checked)}
          />
        ) : null}
        <FormError>{error && !error.fields?.name ? error.message : null}</FormError>
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={save.pending || edit.pending}>
            {view ? "Rename" : "Save"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
