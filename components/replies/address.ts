/**
 * The board's address: which request is open, which page, what is being asked. Pure.
 */
import { parseClaimRef } from "@/lib/ledger/claims/rules";
import { RECORDED_OUTCOMES, SUBJECT_LIMIT, type RecordedOutcome } from "@/lib/replies/rules";

export type BoardAddress = {
  /** The id of the open request. */
  open: number | null;
  page: number;
  /** What is to be asked, where somebody is: the numbers of claims, and the subject's name. */
  ask: { numbers: number[]; subject: string } | null;
  /** The outcome that somebody is about to record of the open request. */
  take: RecordedOutcome | null;
};

/** Claims that an address names. */
const ASKED_LIMIT = 100;

export function readBoardAddress(param: (name: string) => string): BoardAddress {
  const ask = param("ask");
  const subject = param("subject").slice(0, SUBJECT_LIMIT);
  const numbers = ask
    .split(",")
    .map((ref) => parseClaimRef(ref.trim()))
    .filter((number) => number !== null);
  const isAsking = ask !== "" || subject !== "";
  return {
    open: numberIn(param("open")),
    page: numberIn(param("page")) ?? 1,
    ask: isAsking ? { numbers: [...new Set(numbers)].slice(0, ASKED_LIMIT), subject } : null,
    take: RECORDED_OUTCOMES.find((outcome) => outcome === param("take")) ?? null,
  };
}

function numberIn(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

type Wanted = {
  open?: number | null;
  page?: number;
  take?: RecordedOutcome;
  /** "new": nothing of it is known yet. */
  ask?: readonly string[] | "new";
  subject?: string;
};

export function boardHref(slug: string, { open, page = 1, take, ask, subject }: Wanted): string {
  const query = [
    page > 1 ? `page=${page}` : "",
    open ? `open=${open}` : "",
    take ? `take=${take}` : "",
    ask ? `ask=${ask === "new" ? "new" : ask.join(",")}` : "",
    subject ? `subject=${encodeURIComponent(subject)}` : "",
  ].filter((part) => part !== "");
  return `/stories/${slug}/replies${query.length > 0 ? `?${query.join("&")}` : ""}`;
}
