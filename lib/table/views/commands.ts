/**
 * Saved views of the claim table: a name for a query string, one's own or shared with
 * everybody. Promises that a view neither shows nor names a story or a source that does not exist
 * for the reader, and that only its owner changes it. Removing keeps the row, so it can be undone.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { isVisibleSource, isVisibleStory, visibleStoryFilter } from "@/lib/access/visibility";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { conflict, forbidden, invalidField, notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { NO_VALUE } from "@/lib/table/filter-fields";
import { Prisma } from "@/prisma/generated/client";
import { findStoryBySlug } from "@/lib/stories/find";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import type { EditViewInput, SaveViewInput, ViewAt } from "./input";
import {
  parseTableQuery,
  requireTableQuery,
  withoutPlace,
  writeTableQuery,
  type TableQuery,
} from "@/lib/table/query";

export type ViewSummary = {
  id: number;
  revision: number;
  name: string;
  /** The table's query string. */
  query: string;
  shared: boolean;
  owner: { id: number; name: string };
  can: { edit: boolean };
};

type FoundView = {
  id: number;
  revision: number;
  name: string;
  query: string;
  shared: number;
  ownerId: number;
  ownerName: string;
};

/**
 * The views of one table, one's own first, then those that others share, by name.
 * @param slug the story, or null for the newsroom's table.
 */
export async function listViews(
  actor: Authorized<"claim.read">,
  slug: string | null,
): Promise<ViewSummary[]> {
  const isOfTable =
    slug === null
      ? Prisma.sql`v."storyId" IS NULL`
      : Prisma.sql`s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`;
  const found = await rows<FoundView>(Prisma.sql`
    SELECT v."id", v."revision", v."name", v."query", v."shared", v."ownerId", u."name" AS "ownerName"
    FROM "SavedView" v JOIN "User" u ON u."id" = v."ownerId"
    LEFT JOIN "Story" s ON s."id" = v."storyId"
    WHERE v."removedAt" IS NULL AND (v."ownerId" = ${actor.userId} OR v."shared" = 1)
      AND ${isOfTable}
    ORDER BY v."name", v."id"`);
  const slugs = await readSlugs(actor);
  const known = await readKnownSources(actor, found);
  const views = found.flatMap(({ query: kept, shared, ownerId, ownerName, ...view }) => {
    const query = sourcesNamed(kept).every((id) => known.has(id)) ? inWords(kept, slugs) : null;
    // It names a story or a source that does not exist for the reader.
    if (query === null) return [];
    const owner = { id: ownerId, name: ownerName };
    return [
      { ...view, query, shared: shared === 1, owner, can: { edit: ownerId === actor.userId } },
    ];
  });
  return [...views.filter((view) => view.can.edit), ...views.filter((view) => !view.can.edit)];
}

/** The stories that exist for the actor, as the table's addresses call them now, by id. */
async function readSlugs(
  actor: Authorized<"claim.read">,
  tx?: Transaction,
): Promise<ReadonlyMap<string, string>> {
  const stories = await rows<{ id: number; slug: string }>(
    Prisma.sql`SELECT s."id", s."slug" FROM "Story" s WHERE ${isVisibleStory(actor)}`,
    tx,
  );
  return new Map(stories.map(({ id, slug }) => [String(id), slug]));
}

/** The ids of the sources that a view filters by. */
function sourcesNamed(kept: string): string[] {
  const { source } = parseTableQuery(new URLSearchParams(kept)).query.filters;
  return source ? [...source.any, ...source.not].filter((id) => id !== NO_VALUE) : [];
}

/** Of the sources that these views filter by, those that exist for the actor. */
async function readKnownSources(
  actor: Authorized<"claim.read">,
  views: readonly FoundView[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(views.flatMap(({ query }) => sourcesNamed(query)))].map(Number);
  if (ids.length === 0) return new Set();
  const sources = await rows<{ id: number }>(
    Prisma.sql`SELECT s."id" FROM "Source" s WHERE s."id" IN ${among(ids)} AND ${isVisibleSource(actor)}`,
  );
  return new Set(sources.map(({ id }) => String(id)));
}

/** A view as it is kept, in which stories stand by their ids, as the table's query string. */
function inWords(kept: string, slugs: ReadonlyMap<string, string>): string | null {
  const { query } = parseTableQuery(new URLSearchParams(kept));
  const { story } = query.filters;
  if (!story) return kept;
  const read = (ids: readonly string[]) => ids.flatMap((id) => slugs.get(id) ?? []);
  const words = { any: read(story.any), not: read(story.not) };
  if (words.any.length < story.any.length || words.not.length < story.not.length) return null;
  return writeTableQuery({ ...query, filters: { ...query.filters, story: words } });
}

/**
 * The table's query string as a view keeps it: in its one spelling, without the place in it, and
 * with stories by their ids, which stay whatever the stories are called later.
 * @throws INVALID naming the parameter that is wrong, or the story that is not there.
 */
async function toKeep(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  text: string,
): Promise<string> {
  const query: TableQuery = withoutPlace(requireTableQuery(new URLSearchParams(text)));
  const { story } = query.filters;
  if (!story) return writeTableQuery(query);
  const ids = async (slugs: readonly string[]) => {
    const found: string[] = [];
    for (const slug of slugs) found.push(await idOf(tx, actor, slug));
    return [...new Set(found)];
  };
  const kept = { any: await ids(story.any), not: await ids(story.not) };
  return writeTableQuery({ ...query, filters: { ...query.filters, story: kept } });
}

async function idOf(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  slug: string,
): Promise<string> {
  const [story] = await rows<{ id: number }>(
    Prisma.sql`SELECT s."id" FROM "Story" s
               WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`,
    tx,
  );
  if (!story) throw invalidField("story", `There is no story “${slug}”.`);
  return String(story.id);
}

export async function saveView(actor: Actor, input: SaveViewInput): Promise<{ viewId: number }> {
  authorize(actor, "view.save");
  if (input.shared) authorize(actor, "view.share");
  return commit(actor, async (tx, at) => {
    const query = await toKeep(tx, actor, input.query);
    const story = input.story === null ? null : await findStoryBySlug(tx, actor, input.story);
    const { name, shared } = input;
    const view = await tx.savedView.create({
      data: { name, shared, query, ownerId: actor.userId, storyId: story?.id, createdAt: at },
    });
    return {
      result: { viewId: view.id },
      events: [
        { type: "view.saved", ...(story && { storyId: story.id }), data: { name, shared, query } },
      ],
    };
  });
}

/** A view that the actor owns. Others' shared views exist but are theirs; the rest do not exist. */
async function findView(tx: Transaction, actor: Authorized<"claim.read">, viewId: number) {
  const view = await tx.savedView.findFirst({
    where: {
      id: viewId,
      AND: [
        { OR: [{ ownerId: actor.userId }, { shared: true, removedAt: null }] },
        { OR: [{ storyId: null }, { story: visibleStoryFilter(actor) }] },
      ],
    },
    include: { owner: { select: { name: true } } },
  });
  if (!view) throw notFound("That view");
  if (view.ownerId !== actor.userId) {
    throw forbidden(`This view is ${view.owner.name}’s. Save it under a name of your own.`);
  }
  return view;
}

function place(view: { storyId: number | null }): { storyId?: number } {
  return view.storyId === null ? {} : { storyId: view.storyId };
}

/** A view as it stands, for showing both versions of a conflict. */
export type ViewVersion = {
  revision: number;
  name: string;
  query: string;
  shared: boolean;
  changedBy: string;
  changedAt: string;
};

/** @throws SourcelineError CONFLICT with the view as it stands (ViewVersion) when somebody was first. */
export async function editView(
  actor: Actor,
  input: EditViewInput,
): Promise<{ viewId: number; revision: number }> {
  authorize(actor, "view.save");
  if (input.shared) authorize(actor, "view.share");
  return commit(actor, async (tx) => {
    const view = await findView(tx, actor, input.viewId);
    if (view.revision !== input.revision) throw await movedOn(tx, actor, view);
    const query = input.query === undefined ? undefined : await toKeep(tx, actor, input.query);
    const patch = { name: input.name, shared: input.shared, query };
    const changes = changesBetween(view, patch);
    const { id: viewId, revision } = view;
    if (isEmpty(changes)) return unchanged({ viewId, revision });
    const { count } = await tx.savedView.updateMany({
      where: { id: viewId, revision },
      data: { ...patch, revision: { increment: 1 } },
    });
    if (count === 0) throw await movedOn(tx, actor, view);
    const name = input.name ?? view.name;
    return {
      result: { viewId, revision: revision + 1 },
      events: [{ type: "view.edited", ...place(view), data: { name, changes } }],
    };
  });
}

type OwnView = Awaited<ReturnType<typeof findView>>;

/** Only its owner edits a view: somebody else is the same person at another screen. */
async function movedOn(tx: Transaction, actor: Authorized<"claim.read">, view: OwnView) {
  const last = await tx.event.findFirst({
    where: { type: "view.edited", actorId: view.ownerId },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  const current: ViewVersion = {
    revision: view.revision,
    name: view.name,
    query: inWords(view.query, await readSlugs(actor, tx)) ?? "",
    shared: view.shared,
    changedBy: view.owner.name,
    changedAt: (last?.at ?? view.createdAt).toISOString(),
  };
  return conflict("This view was changed on another screen while you were at it.", current);
}

export async function removeView(actor: Actor, input: ViewAt): Promise<{ viewId: number }> {
  authorize(actor, "view.save");
  return commit(actor, async (tx, at) => {
    const view = await findView(tx, actor, input.viewId);
    const result = { viewId: view.id };
    if (view.removedAt !== null) return unchanged(result);
    await tx.savedView.update({ where: { id: view.id }, data: { removedAt: at } });
    const { name } = view;
    return { result, events: [{ type: "view.removed", ...place(view), data: { name } }] };
  });
}

/** Undoes a removal. */
export async function restoreView(actor: Actor, input: ViewAt): Promise<{ viewId: number }> {
  authorize(actor, "view.save");
  return commit(actor, async (tx) => {
    const view = await findView(tx, actor, input.viewId);
    const result = { viewId: view.id };
    if (view.removedAt === null) return unchanged(result);
    if (view.shared && !can(actor, "view.share")) authorize(actor, "view.share");
    await tx.savedView.update({ where: { id: view.id }, data: { removedAt: null } });
    const { name } = view;
    return { result, events: [{ type: "view.restored", ...place(view), data: { name } }] };
  });
}
