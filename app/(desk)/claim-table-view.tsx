import { ClaimPanel } from "@/components/claims/panel/claim-panel";
import { ClaimDesk } from "@/components/claims/table/claim-desk";
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { listEntryStories } from "@/lib/ledger/claims/entry-stories";
import { readFilterNames } from "@/lib/table/filter-names";
import { listCheckers } from "@/lib/ledger/claims/queries";
import { parseClaimRef } from "@/lib/ledger/claims/rules";
import { listClaims, NEWSROOM, storyScope } from "@/lib/table/page";
import { parseTableQuery, writeTableQuery, type TableQuery } from "@/lib/table/query";
import { listViews } from "@/lib/table/views/commands";
import type { SearchParams } from "./search-params";

type Props = {
  actor: Actor;
  /** The story whose table it is; null for the newsroom's. */
  story: { id: number; slug: string; restricted: boolean } | null;
  searchParams: SearchParams;
};

/** The claim table of a story or of the newsroom, as its address describes it. */
export async function ClaimTableView({ actor, story, searchParams }: Props) {
  const params = toUrl(await searchParams);
  const { query, faults } = parseTableQuery(params, ["log"]);
  const slug = story?.slug ?? null;
  const path = slug === null ? "/claims" : `/stories/${slug}/claims`;
  const mayLog = can(actor, "claim.log");
  const [page, names, views, checkers, stories] = await Promise.all([
    listClaims(actor, slug === null ? NEWSROOM : storyScope(slug), query),
    readFilterNames(actor, query),
    listViews(actor, slug),
    listCheckers(actor, story),
    slug === null && mayLog ? listEntryStories(actor) : [],
  ]);
  const closed = writeTableQuery({ ...query, open: null });
  return (
    <ClaimDesk
      scope={{ kind: slug === null ? "newsroom" : "story", slug }}
      path={path}
      query={query}
      faults={faults}
      page={page}
      names={names}
      views={views}
      checkers={checkers.map(({ id, name }) => ({ id, name }))}
      stories={stories}
      can={{
        log: mayLog,
        edit: can(actor, "claim.edit"),
        assign: can(actor, "claim.assign"),
        withdraw: can(actor, "claim.withdraw"),
        handOver: can(actor, "claim.handOver"),
        createSource: can(actor, "source.create"),
        shareView: can(actor, "view.share"),
      }}
      userId={actor.userId}
      startsLogging={params.has("log")}
      panel={
        <OpenClaim
          actor={actor}
          slug={slug}
          query={query}
          closeHref={closed === "" ? path : `${path}?${closed}`}
        />
      }
    />
  );
}

/** The claim named by `open`: C7, or story.C7 in the newsroom's table. */
function OpenClaim({
  actor,
  slug,
  query,
  closeHref,
}: {
  actor: Actor;
  slug: string | null;
  query: TableQuery;
  closeHref: string;
}) {
  if (query.open === null) return null;
  const at = query.open.lastIndexOf(".");
  const number = parseClaimRef(query.open.slice(at + 1));
  const story = at < 0 ? slug : query.open.slice(0, at);
  if (number === null || story === null) return null;
  return (
    <ClaimPanel
      key={`${story}.${number}`}
      actor={actor}
      slug={story}
      number={number}
      closeHref={closeHref}
    />
  );
}

function toUrl(params: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new URLSearchParams(pairs);
}
