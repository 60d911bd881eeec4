import { route } from "@/lib/access/route";
import { answerClaims } from "@/lib/table/answer";
import { NEWSROOM } from "@/lib/table/page";

/** The newsroom's claim table as JSON, for the table's own query string. */
export const GET = route("claim.read", (actor, request) =>
  answerClaims(actor, NEWSROOM, request.url),
);
