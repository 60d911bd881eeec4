import { route } from "@/lib/access/route";
import { findClaimLines } from "@/lib/table/sqlite/palette";
import { claimRef } from "@/lib/ledger/claims/rules";
import { suggestSources } from "@/lib/ledger/sources/queries";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import { findStories } from "@/lib/stories/list";
import { STORY_STATUS_LABELS } from "@/lib/stories/rules";

const QUERY_LIMIT = 200;

/** For the palette: the stories, claims and sources that fit, a handful of each. */
export const GET = route("claim.read", async (actor, request) => {
  const asked = new URL(request.url).searchParams.get("q") ?? "";
  const query = asked.slice(0, QUERY_LIMIT).toWellFormed();
  if (query.trim() === "") return answer([]);
  const [stories, claims, sources] = await Promise.all([
    findStories(actor, query),
    findClaimLines(actor, query),
    suggestSources(actor, query),
  ]);
  return answer([
    ...stories.map((story) => ({
      kind: "story",
      label: story.headline,
      detail: `${story.slug} · ${STORY_STATUS_LABELS[story.status].toLowerCase()}`,
      href: `/stories/${story.slug}/claims`,
    })),
    ...claims.map((claim) => ({
      kind: "claim",
      label: claim.wording,
      detail: `${claim.slug} ${claimRef(claim.number)}`,
      href: `/stories/${claim.slug}/claims?open=${claimRef(claim.number)}`,
    })),
    ...sources.slice(0, 6).map((source) => ({
      kind: "source",
      label: source.name,
      detail: [source.detail, SOURCE_KIND_LABELS[source.kind].toLowerCase()]
        .filter(Boolean)
        .join(" · "),
      href: `/sources/${source.id}`,
    })),
  ]);
});

function answer(items: unknown[]): Response {
  return Response.json({ items }, { headers: { "Cache-Control": "no-store" } });
}
