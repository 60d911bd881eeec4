/** How mail fares, for administrators: what waits, and what stood in the way; no text and no address. */
import type { Authorized } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

const LISTED_MAILS = 20;

export type MailState = {
  isSet: boolean;
  waiting: number;
  lastSentAt: string | null;
  /** Mails that were tried and not taken, the latest first: whose, since when, and why. */
  troubled: Array<{
    id: number;
    person: string;
    madeAt: string;
    attempts: number;
    failure: string;
    isGivenUp: boolean;
  }>;
};

export async function getMailState(_reader: Authorized<"people.read">): Promise<MailState> {
  const [waiting, last, troubled] = await Promise.all([
    db().mail.count({ where: { outcome: "waiting" } }),
    db().mail.findFirst({
      where: { outcome: "sent" },
      orderBy: { endedAt: "desc" },
      select: { endedAt: true },
    }),
    db().mail.findMany({
      where: { outcome: { in: ["waiting", "given_up"] }, failure: { not: "" } },
      orderBy: { id: "desc" },
      take: LISTED_MAILS,
      include: { user: { select: { name: true } } },
    }),
  ]);
  return {
    ...{ isSet: env().mail !== null, waiting },
    lastSentAt: last?.endedAt?.toISOString() ?? null,
    troubled: troubled.map(({ id, user, madeAt, attempts, failure, outcome }) => ({
      ...{ id, person: user.name, madeAt: madeAt.toISOString(), attempts, failure },
      isGivenUp: outcome === "given_up",
    })),
  };
}
