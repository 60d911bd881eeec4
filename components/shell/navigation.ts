/** The places of the app, for the sidebar, the palette and the keys. */

export type Place = {
  href: string;
  label: string;
  /** Follows `g`. */
  key: string;
  count?: keyof ShellCounts;
  adminOnly?: boolean;
  /** Beside the name of the product, instead of in the list. */
  isBell?: boolean;
  /** Other words that it is looked for by. */
  words: string;
};

export type ShellCounts = {
  desk?: number;
  stories?: number;
  claims?: number;
  review?: number;
  sources?: number;
  people?: number;
};

/** Told of with a count, whatever page one is on. */
export const BELL: Place = {
  href: "/notifications",
  label: "Notifications",
  key: "n",
  words: "bell unread told inbox mentions alerts",
  isBell: true,
};

const places: readonly Place[] = [
  { href: "/", label: "Desk", key: "d", count: "desk", words: "home start waiting" },
  { href: "/stories", label: "Stories", key: "s", count: "stories", words: "list pieces articles" },
  { href: "/claims", label: "Claims", key: "c", count: "claims", words: "table ledger" },
  { href: "/review", label: "Review", key: "r", count: "review", words: "queue check verdict" },
  {
    href: "/sources",
    label: "Sources",
    key: "o",
    count: "sources",
    words: "directory people documents",
  },
  {
    href: "/corrections",
    label: "Corrections",
    key: "e",
    words: "errors rates published clarifications",
  },
  {
    href: "/people",
    label: "People",
    key: "p",
    count: "people",
    words: "accounts roles invitations",
    adminOnly: true,
  },
  BELL,
  {
    href: "/retention",
    label: "Retention",
    key: "t",
    words: "erasure schedule legal hold due backups",
    adminOnly: true,
  },
  { href: "/log", label: "Log", key: "l", words: "history audit events", adminOnly: true },
];

export function placesFor(role: string): Place[] {
  return places.filter((place) => !place.adminOnly || role === "admin");
}

export function isAt(place: { href: string }, pathname: string): boolean {
  if (place.href === "/") return pathname === "/";
  return pathname === place.href || pathname.startsWith(`${place.href}/`);
}
