"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { part, usePart } from "@/components/ui/part";
import { Popover } from "@/components/ui/popover";
import { withoutPlace, writeTableQuery } from "@/lib/table/query";
import type { ViewSummary } from "@/lib/table/views/commands";
import { useTablePlace } from "./table-place";

const list = part(() => import("./view-list"));
const naming = part(() => import("./name-view"));

/** Views by name: one's own and those that others share; what the table shows now can become one. */
export function ViewsMenu({
  views,
  mayShare,
}: {
  views: readonly ViewSummary[];
  mayShare: boolean;
}) {
  const router = useRouter();
  const { query } = useTablePlace();
  const [isOpen, setIsOpen] = useState(false);
  /** What is given a name: a view, or (null) what is shown. */
  const [named, setNamed] = useState<{ view: ViewSummary | null } | null>(null);
  const shown = writeTableQuery(withoutPlace(query));
  const current = views.find((view) => view.query === shown && shown !== "");
  const listParts = usePart(list, isOpen);
  const namingParts = usePart(naming, named !== null);

  return (
    <>
      <Popover
        label="Saved views"
        align="end"
        open={isOpen}
        onOpenChange={(open) => {
          setIsOpen(open);
          // Others share views meanwhile, of which nobody tells a page that shows none.
          if (open) router.refresh();
        }}
        content={list}
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
        {listParts ? (
          <listParts.ViewList
            views={views}
            current={current}
            shown={shown}
            mayShare={mayShare}
            onClose={() => setIsOpen(false)}
            onName={(view) => {
              setIsOpen(false);
              setNamed({ view });
            }}
          />
        ) : null}
      </Popover>
      {named && namingParts ? (
        <namingParts.NameView
          view={named.view}
          shown={shown}
          mayShare={mayShare}
          onClose={() => setNamed(null)}
        />
      ) : null}
    </>
  );
}
