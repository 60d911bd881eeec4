/** What of the gate the page shows: the groups with what is asked for, and where each way leads. Pure. */
import type { ShownBlocker, GateView } from "@/lib/clearance/queries";
import { GATE_GROUPS, GROUP_LABELS, type GateGroup, type GateWay } from "@/lib/clearance/blocker";

export const GATE_SHOWS = ["all", "yours", "overridden"] as const;
export type GateShow = (typeof GATE_SHOWS)[number];

export function readGateShow(asked: string): GateShow {
  return GATE_SHOWS.find((show) => show === asked) ?? "all";
}

export function gateHref(slug: string, show: GateShow = "all"): string {
  return `/stories/${slug}/clearance${show === "all" ? "" : `?show=${show}`}`;
}

/** The gate without its blockers, of which the page is given those that it shows. */
export type GateShell = Omit<GateView, "blockers">;

/** Who looks at the page. */
export type Looking = { userId: number; role: string };

/** The words for who a blocker waits for: a name, "You", or a role. */
export function waitsForWords({ waitsFor }: ShownBlocker, { userId }: Looking): string {
  if ("person" in waitsFor) return waitsFor.person.id === userId ? "You" : waitsFor.person.name;
  return { editors: "An editor", reviewers: "A reviewer", desk: "The desk" }[waitsFor.role];
}

export function isYours({ waitsFor, override }: ShownBlocker, { userId, role }: Looking): boolean {
  if (override) return false;
  if ("person" in waitsFor) return waitsFor.person.id === userId;
  return `${role}s` === waitsFor.role;
}

/** Of one group as many as somebody looks through; the others are told by their number. */
const SHOWN = 50;

export type ShownGroup = {
  group: GateGroup;
  label: string;
  /** What of it is in order: "36 of 38 decided". */
  done: string;
  shown: ShownBlocker[];
  more: number;
};

export function shownGroups(gate: GateView, show: GateShow, looking: Looking): ShownGroup[] {
  const fits = (blocker: ShownBlocker) =>
    show === "all" || (show === "yours" ? isYours(blocker, looking) : blocker.override !== null);
  return GATE_GROUPS.flatMap((group) => {
    const own = gate.blockers.filter((blocker) => blocker.group === group && fits(blocker));
    if (own.length === 0) return [];
    const more = Math.max(0, own.length - SHOWN);
    const done = DONE[group](gate);
    return { group, label: GROUP_LABELS[group], done, shown: own.slice(0, SHOWN), more };
  });
}

const DONE: Record<GateGroup, (gate: GateView) => string> = {
  claims: ({ counts }) => `${counts.decided} of ${counts.claims} decided`,
  questions: ({ counts }) => (counts.questionsClosed > 0 ? `${counts.questionsClosed} closed` : ""),
  places: ({ counts, draft }) => (draft ? `${counts.placed} of ${counts.claims} placed` : ""),
  contradictions: ({ counts }) =>
    counts.contradictionsSettled > 0 ? `${counts.contradictionsSettled} settled` : "",
  replies: ({ counts }) =>
    counts.requests > 0 ? `${counts.requestsClosed} of ${counts.requests} closed` : "",
  sources: () => "",
  wording: ({ counts }) => (counts.lintsWaived > 0 ? `${counts.lintsWaived} waived` : ""),
  signoffs: () => "",
  coverage: () => "",
};

/** The finished checks, each in a few words. */
export function inOrder({ blockers, counts, draft, policy }: GateView): string[] {
  const has = (group: GateGroup) => blockers.some((blocker) => blocker.group === group);
  if (!draft) return [];
  const said: Array<[GateGroup, string]> = [
    ["claims", countWords(counts.claims, "claim", "decided")],
    ["questions", "No open question"],
    ["places", countWords(counts.claims, "claim", "placed")],
    ["contradictions", "No place contradicts its claim"],
    ["replies", "Every allegation answered for"],
    ["sources", "No sole unnamed source without an editor"],
    [
      "wording",
      `${counts.quotes === 1 ? "1 quote" : `${counts.quotes} quotes`} word for word, no lint open`,
    ],
    ["signoffs", "No legal risk unsigned"],
    ["coverage", `Sentences checked as ${policy.name} asks`],
  ];
  return said.flatMap(([group, words]) => (has(group) ? [] : [words]));
}

function countWords(count: number, noun: string, done: string): string {
  if (count === 0) return `No ${noun}s`;
  return count === 1 ? `The one ${noun} ${done}` : `All ${count} ${noun}s ${done}`;
}

/** Where a way leads; null for what is done in place. */
export function wayHref(slug: string, draft: number, way: GateWay): string | null {
  const at = `/stories/${slug}`;
  switch (way.to) {
    case "claim":
      return `${at}/claims?open=${way.ref}`;
    case "review":
      return `/review?scope=all&story=${slug}&claim=${slug}.${way.ref}`;
    case "places":
      return `${at}/placements`;
    case "draft":
      return `${at}/drafts/${draft}`;
    case "bring_in":
      return `${at}/drafts/new`;
    case "replies":
      if (way.request !== undefined) return `${at}/replies?open=${way.request}`;
      return way.ref === undefined ? `${at}/replies` : `${at}/replies?ask=${way.ref}`;
    default:
      return null;
  }
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"]; // prettier-ignore

/** "Eight things stand between draft 4 and publication". */
export function leadOf({ open, draft, story }: GateShell): string {
  const text = draft ? `draft ${draft.number}` : "the story";
  if (story.status === "cleared") return `Draft ${draft?.number ?? ""} is cleared`;
  if (open === 0) return `Nothing stands between ${text} and publication`;
  const many = NUMBERS[open] ?? open.toLocaleString("en-GB");
  return `${many} ${open === 1 ? "thing stands" : "things stand"} between ${text} and publication`;
}
