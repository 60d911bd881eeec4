"use client";

/**
 * Where this table is: its address, and how to go to the same table shown otherwise. The address
 * is the truth; going to another filter, order or page changes it in the browser alone, and the
 * rows are read for it. Opening a claim is such a change too: its row is marked at once, and the
 * panel is asked of the server then (use-open-panel.ts).
 */
import { useSearchParams } from "next/navigation";
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
} from "react";
import { parseTableQuery, writeTableQuery, type Fault, type TableQuery } from "@/lib/table/query";
import type { TableScope } from "./table-data";
import { useAddress } from "./use-address";

type Change = Partial<TableQuery>;

type Place = {
  scope: TableScope;
  /** The table's address without its query. */
  path: string;
  query: TableQuery;
  /** What of the address was not understood. */
  faults: readonly Fault[];
  /** The address of the table with these parts of its query changed. */
  hrefTo: (change: Change) => string;
  /** Goes there; `replace` leaves no step to go back to (while typing). */
  go: (change: Change, how?: { replace: boolean }) => void;
  /** For a link that goes there: the address, and a press that needs no page from the server. */
  linkTo: (change: Change) => SoftLink;
  /** The same for the table of a whole query string. */
  linkToQuery: (text: string) => SoftLink;
  /**
   * Opens a claim beside the table, by its name in the address; null closes it. From one open claim
   * to the next the history stays as it is: Back leads out of the walk. Stays the same function.
   */
  open: (claim: string | null) => void;
};

export type SoftLink = {
  href: string;
  prefetch: false;
  scroll: false;
  onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
};

const PlaceContext = createContext<Place | null>(null);

export function useTablePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error("Parts of the claim table need the TablePlace around them.");
  return place;
}

/** Parameters of the page's own, beside those of the table. */
const PAGE_PARAMETERS = ["log"];

function read(text: string) {
  return parseTableQuery(new URLSearchParams(text), PAGE_PARAMETERS);
}

/** A change of what is shown starts at the first page; opening a claim does not. */
function changed(query: TableQuery, change: Change): TableQuery {
  const stays = Object.keys(change).every((part) => part === "open" || part === "columns");
  return { ...query, ...(stays ? {} : { page: null }), ...change };
}

/** Opened elsewhere (another tab, a download): the browser's own business. */
export function isPlainPress(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export function TablePlace({
  scope,
  path,
  children,
}: {
  scope: TableScope;
  path: string;
  children: ReactNode;
}) {
  const inAddress = useSearchParams().toString();
  // The router tells of the new address a little later; what was asked for shows at once.
  const [asked, setAsked] = useState<{ passed: readonly string[]; to: string } | null>(null);
  // Several changes in one breath pass by one after the other; any other address is somebody else's.
  const isOnTheWay = asked?.passed.includes(inAddress) ?? false;
  if (asked && !isOnTheWay) setAsked(null);
  const text = asked && isOnTheWay ? asked.to : inAddress;
  const { query, faults } = useMemo(() => read(text), [text]);
  const told = useRef(inAddress);
  useEffect(() => {
    told.current = inAddress;
  });

  const show = useCallback(
    (to: string) => {
      const from = told.current;
      setAsked((before) => ({
        passed: [...(before ? [...before.passed, before.to] : []), from].filter(
          (passed) => passed !== to,
        ),
        to,
      }));
    },
    [setAsked],
  );
  // Back and forward may overtake what the router has not told of yet.
  useEffect(() => {
    const forget = () => setAsked(null);
    addEventListener("popstate", forget);
    return () => removeEventListener("popstate", forget);
  }, []);
  const { write, writeSoon, present } = useAddress(path);

  const goTo = useCallback(
    (to: string, how: { replace: boolean } = { replace: false }) => {
      show(to);
      write(to, how);
    },
    [show, write],
  );

  const go = useCallback<Place["go"]>(
    (change, how) => {
      // From where the browser is now: two changes may come in one breath.
      goTo(writeTableQuery(changed(read(present()).query, change)), how);
    },
    [goTo, present],
  );

  const linkToQuery = useCallback<Place["linkToQuery"]>(
    (to) => ({
      href: to === "" ? path : `${path}?${to}`,
      prefetch: false,
      scroll: false,
      onClick: (event) => {
        if (!isPlainPress(event)) return;
        event.preventDefault();
        goTo(to);
      },
    }),
    [path, goTo],
  );

  const open = useCallback<Place["open"]>(
    (claim) => {
      const { query: now } = read(present());
      if (now.open === claim) return;
      const to = writeTableQuery(changed(now, { open: claim }));
      show(to);
      writeSoon(to, { replace: now.open !== null && claim !== null });
    },
    [show, writeSoon, present],
  );

  const place = useMemo<Place>(() => {
    const textOf = (change: Change) => writeTableQuery(changed(query, change));
    return {
      scope,
      path,
      query,
      faults,
      hrefTo: (change) => linkToQuery(textOf(change)).href,
      go,
      linkTo: (change) => linkToQuery(textOf(change)),
      linkToQuery,
      open,
    };
  }, [scope, path, query, faults, go, linkToQuery, open]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}
