"use client";

import clsx from "clsx";
import Link from "next/link";
import { useCommand } from "@/components/command";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import { useToast } from "@/components/ui/toast";
import type { ViewSummary } from "@/lib/table/views/commands";
import { useTablePlace } from "./table-place";

type Props = {
  views: readonly ViewSummary[];
  current: ViewSummary | undefined;
  /** The table as it is shown now. */
  shown: string;
  mayShare: boolean;
  onClose: () => void;
  /** Asks for a name: for one of the views, or for what is shown. */
  onName: (view: ViewSummary | null) => void;
};

/** The saved views, each to be gone to or changed, and the way to save another. */
export function ViewList({ views, current, shown, mayShare, onClose, onName }: Props) {
  return (
    <>
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
              onClose={onClose}
              onRename={() => onName(view)}
            />
          ))}
        </ul>
      )}
      <div className="mt-2 border-t border-rule pt-2">
        <Button
          size="small"
          disabled={shown === ""}
          title={shown === "" ? "This is the table as it always is." : undefined}
          onClick={() => onName(null)}
        >
          Save what is shown…
        </Button>
      </div>
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
  const { linkToQuery } = useTablePlace();
  const edit = useCommand("views.edit");
  const remove = useCommand("views.remove");
  const toast = useToast();
  const link = linkToQuery(view.query);

  async function update() {
    const result = await edit.run({ viewId: view.id, revision: view.revision, query: shown });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  async function share() {
    const result = await edit.run({
      viewId: view.id,
      revision: view.revision,
      shared: !view.shared,
    });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  async function take() {
    const result = await remove.run({ viewId: view.id });
    if (!result.ok) toast(result.error.message, { tone: "error" });
  }

  return (
    <li className="flex items-center gap-1">
      <Link
        {...link}
        aria-current={isCurrent ? "true" : undefined}
        onClick={(event) => {
          link.onClick(event);
          onClose();
        }}
        className={clsx(
          "option min-w-0 flex-1 cursor-pointer hover:bg-sunk",
          isCurrent && "text-accent",
        )}
      >
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {view.name}
        </span>
        {view.can.edit ? (
          view.shared ? (
            <Tag>shared</Tag>
          ) : null
        ) : (
          <span dir="auto" className="max-w-24 truncate text-xs text-faint">
            {view.owner.name}
          </span>
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
