/** The order and the groups of the board: what is late first, what is closed last. Pure. */
import { dayInZone } from "@/lib/platform/wall-time";
import { isOpen, isOverdue, type ReplyOutcome } from "./rules";

export const BOARD_GROUPS = ["overdue", "today", "week", "later", "undated", "closed"] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

export const GROUP_TITLES: Record<BoardGroup, string> = {
  overdue: "Overdue",
  today: "Due today",
  week: "Due this week",
  later: "Due later",
  undated: "No deadline yet",
  closed: "Closed",
};

export type Dated = {
  id: number;
  outcome: ReplyOutcome;
  withdrawn: boolean;
  deadlineAt: Date | null;
  /** When it was closed or withdrawn, or noted. */
  movedAt: Date;
};

const DAY = 24 * 60 * 60 * 1_000;

export function groupOf(request: Dated, now: Date, zone: string): BoardGroup {
  const { deadlineAt, withdrawn, outcome } = request;
  if (withdrawn || !isOpen(outcome)) return "closed";
  if (deadlineAt === null) return "undated";
  if (isOverdue(request, now)) return "overdue";
  const days = (dayInZone(deadlineAt, zone).getTime() - dayInZone(now, zone).getTime()) / DAY;
  return days < 1 ? "today" : days < 7 ? "week" : "later";
}

export type Ordered<Request> = Request & { group: BoardGroup };

/** Within a group the nearest deadline first; of those without one, and the closed, the latest. */
export function inBoardOrder<Request extends Dated>(
  requests: readonly Request[],
  now: Date,
  zone: string,
): Array<Ordered<Request>> {
  const rank = (group: BoardGroup) => BOARD_GROUPS.indexOf(group);
  return requests
    .map((request) => ({ ...request, group: groupOf(request, now, zone) }))
    .sort(
      (one, other) =>
        rank(one.group) - rank(other.group) ||
        (one.group === "closed" || one.group === "undated"
          ? other.movedAt.getTime() - one.movedAt.getTime()
          : (one.deadlineAt?.getTime() ?? 0) - (other.deadlineAt?.getTime() ?? 0)) ||
        one.id - other.id,
    );
}
