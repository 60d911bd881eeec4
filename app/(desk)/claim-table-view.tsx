import dynamic from "next/dynamic";
import { headers } from "next/headers";
import { ClaimDesk } from "@/components/claims/table/claim-desk";
import {
  askedOf,
  neededColumns,
  type HandedOver,
  type TableScope,
} from "@/components/claims/table/table-data";
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { listEntryStories } from "@/lib/ledger/claims/entry-stories";
import { listCheckers } from "@/lib/ledger/claims/queries";
import { parseClaimRef } from "@/lib/ledger/claims/rules";
import { readClaims } from "@/lib/table/answer";
import { readFilterNames } from "@/lib/table/filter-names";
import { NEWSROOM, storyScope } from "@/lib/table/page";
import { parseTableQuery, type TableQuery } from "@/lib/table/query";
import type { StoryStatus } from "@/lib/stories/rules";
import { listViews } from "@/lib/table/views/commands";
import type { SearchParams } from "./search-params";

// What an open claim needs in the browser comes when one is opened.
const ClaimPanel = dynamic(() =>
  import("@/components/claims/panel/claim-panel").then((panel) => panel.ClaimPanel),
);

type Props = {
  actor: Authorized<"draft.read">;
  /** The story whose table it is; null for the newsroom's. */
  story: {
    id: number;
    slug: string;
    restricted: boolean;
    status: StoryStatus;
    draft: { number: number } | null;
  } | null;
  searchParams: SearchParams;
};

/** The claim table of a story or of the newsroom, as its address describes it. */
export async function ClaimTableView({ actor, story, searchParams }: Props) {
  const params = toUrl(await searchParams);
  const { query } = parseTableQuery(params, ["log"]);
  const slug = story?.slug ?? null;
  const scope: TableScope = { kind: slug === null ? "newsroom" : "story", slug };
  const mayLog = can(actor, "claim.log");
  const [handed, names, views, checkers, stories] = await Promise.all([
    handOver(actor, scope, query),
    readFilterNames(actor, query),
    listViews(actor, slug),
    listCheckers(actor, story),
    slug === null && mayLog ? listEntryStories(actor) : [],
  ]);
  return (
    <ClaimDesk
      scope={scope}
      path={slug === null ? "/claims" : `/stories/${slug}/claims`}
      handed={handed}
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
        cite: can(actor, "citation.edit"),
        ask: can(actor, "reply.request"),
        createSource: can(actor, "source.create"),
        shareView: can(actor, "view.share"),
      }}
      userId={actor.userId}
      draft={{
        newest: story?.draft?.number ?? null,
        mayAdd: story !== null && story.status !== "killed" && can(actor, "draft.add"),
      }}
      startsLogging={params.has("log")}
      panelOf={query.open}
      panel={<OpenClaim actor={actor} slug={slug} query={query} />}
    />
  );
}

/**
 * The rows, once, with a document. What the router asks for later changes the page around the
 * table; the table has its rows by then, or reads them itself.
 */
async function handOver(
  actor: Authorized<"claim.read">,
  scope: TableScope,
  query: TableQuery,
): Promise<HandedOver | null> {
  if (!isDocument(await headers())) return null;
  const answer = await readClaims(
    actor,
    scope.slug === null ? NEWSROOM : storyScope(scope.slug),
    query,
    { columns: neededColumns(scope, query), isTotalAwaited: false },
  );
  return {
    address: askedOf(scope, query).address,
    rowCount: answer.rows.length,
    // As one text it costs neither the server nor the browser a value for each of its members.
    answer: JSON.stringify(answer),
  };
}

/** What the router fetches is for it alone to read, and takes anything; a browser's page is HTML. */
function isDocument(asked: Pick<Headers, "get">): boolean {
  return asked.get("accept")?.includes("text/html") ?? true;
}

/** The claim named by `open`: C7, or story.C7 in the newsroom's table. */
function OpenClaim({
  actor,
  slug,
  query,
}: {
  actor: Authorized<"draft.read">;
  slug: string | null;
  query: TableQuery;
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
      closes={{ parameter: "open" }}
    />
  );
}

function toUrl(params: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new URLSearchParams(pairs);
}
