import { route } from "@/lib/access/route";
import { answerClaims } from "@/lib/table/answer";
import { storyScope } from "@/lib/table/page";

/** One story's claim table as JSON, for the table's own query string. */
export const GET = route("claim.read", (actor, request, { slug }: { slug: string }) =>
  answerClaims(actor, storyScope(slug), request.url),
);
