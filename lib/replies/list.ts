/** Whom the newsroom or one story asked for a reply, the latest first, as far as it exists for whoever asks. */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { getRequest, type RequestView } from "./request-view";
import type { ReplyOutcome } from "./rules";

export type RequestFilter = {
  storyId?: number | undefined;
  outcome?: ReplyOutcome | undefined;
  /** Those before this one. */
  after?: number | undefined;
  /** Rows at most; one more is read, which tells whether there are others. */
  limit: number;
};

export type ListedRequest = {
  id: number;
  revision: number;
  story: { slug: string };
  subject: string;
  whom: string;
  outcome: ReplyOutcome;
  claims: number;
  sentAt: string | null;
  deadlineAt: string | null;
  outcomeAt: string | null;
  withdrawnAt: string | null;
};

type Found = Omit<ListedRequest, "story"> & { slug: string };

export async function listReplyRequests(
  actor: Authorized<"reply.read">,
  { storyId, outcome, after, limit }: RequestFilter,
): Promise<ListedRequest[]> {
  const conditions = [
    isVisibleStory(actor),
    ...(storyId === undefined ? [] : [Prisma.sql`r."storyId" = ${storyId}`]),
    ...(outcome === undefined ? [] : [Prisma.sql`r."outcome" = ${outcome}`]),
    ...(after === undefined ? [] : [Prisma.sql`r."id" < ${after}`]),
  ];
  const found = await rows<Found>(Prisma.sql`
    SELECT r."id", r."revision", r."subject", r."whom", r."outcome", r."sentAt", r."deadlineAt",
      r."outcomeAt", r."withdrawnAt", s."slug",
      (SELECT count(*) FROM "ReplyRequestClaim" p WHERE p."requestId" = r."id") AS "claims"
    FROM "ReplyRequest" r JOIN "Story" s ON s."id" = r."storyId"
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY r."id" DESC LIMIT ${limit + 1}`);
  const iso = (at: string | null) => at && instantOf(at);
  return found.map(({ slug, ...request }) => ({
    ...request,
    story: { slug },
    sentAt: iso(request.sentAt),
    deadlineAt: iso(request.deadlineAt),
    outcomeAt: iso(request.outcomeAt),
    withdrawnAt: iso(request.withdrawnAt),
  }));
}

/** @throws SourcelineError NOT_FOUND where the request or its story does not exist for the actor. */
export async function getRequestById(
  actor: Authorized<"reply.read">,
  id: number,
): Promise<RequestView> {
  const [found] = await rows<{ storyId: number }>(
    Prisma.sql`SELECT "storyId" FROM "ReplyRequest" WHERE "id" = ${id}`,
  );
  const request = found ? await getRequest(actor, found.storyId, id) : null;
  if (!request) throw notFound("That request");
  return request;
}
