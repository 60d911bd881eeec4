"use client";

/** Where this table is: its address, and how to go to the same table shown otherwise. */
import { useRouter } from "next/navigation";
import {
  createContext,
  use,
  useCallback,
  useMemo,
  useOptimistic,
  useTransition,
  type ReactNode,
} from "react";
import type { ScopeKind } from "@/lib/table/columns";
import { writeTableQuery, type TableQuery } from "@/lib/table/query";

export type TableScope = { kind: ScopeKind; slug: string | null };

type Place = {
  scope: TableScope;
  /** What is asked for; while on the way there already the new query, so that nothing lags. */
  query: TableQuery;
  /** The address of the table with these parts of its query changed. */
  hrefTo: (change: Partial<TableQuery>) => string;
  /** Goes there; `replace` leaves no step to go back to (while typing). */
  go: (change: Partial<TableQuery>, how?: { replace: boolean }) => void;
  isGoing: boolean;
};

const PlaceContext = createContext<Place | null>(null);

export function useTablePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error("Parts of the claim table need the TablePlace around them.");
  return place;
}

/** A change of what is shown starts at the first page; opening a claim does not. */
function changed(query: TableQuery, change: Partial<TableQuery>): TableQuery {
  const stays = Object.keys(change).every((part) => part === "open" || part === "columns");
  return { ...query, ...(stays ? {} : { page: null }), ...change };
}

export function TablePlace({
  scope,
  path,
  query,
  children,
}: {
  scope: TableScope;
  path: string;
  query: TableQuery;
  children: ReactNode;
}) {
  const router = useRouter();
  const [isGoing, startGoing] = useTransition();
  const [asked, ask] = useOptimistic(query);

  const hrefTo = useCallback(
    (change: Partial<TableQuery>) => {
      const text = writeTableQuery(changed(asked, change));
      return text === "" ? path : `${path}?${text}`;
    },
    [path, asked],
  );

  const go = useCallback<Place["go"]>(
    (change, how) => {
      const href = hrefTo(change);
      startGoing(() => {
        ask(changed(asked, change));
        if (how?.replace) router.replace(href, { scroll: false });
        else router.push(href, { scroll: false });
      });
    },
    [hrefTo, router, ask, asked],
  );

  const place = useMemo(
    () => ({ scope, query: asked, hrefTo, go, isGoing }),
    [scope, asked, hrefTo, go, isGoing],
  );
  return <PlaceContext value={place}>{children}</PlaceContext>;
}
