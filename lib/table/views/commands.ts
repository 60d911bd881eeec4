/**
 * Saved views of the claim table: a name for a query string, one's own or shared with
 * everybody. Promises that a view neither shows nor names a story that does not exist for the
 * reader, and that only its owner changes it. Removing keeps the row, so it can be undone.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { hiddenStoryIds, isVisibleStory, visibleStoryFilter } from "@/lib/access/visibility";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { findStoryBySlug } from "@/lib/stories/find";
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
  name: string;
  /** The table's query string. */
  query: string;
  shared: boolean;
  owner: { id: number; name: string };
  can: { edit: boolean };
};

type FoundView = {
  id: number;
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
export async function listViews(actor: Actor, slug: string | null): Promise<ViewSummary[]> {
  const isOfTable =
    slug === null
      ? Prisma.sql`v."storyId" IS NULL`
      : Prisma.sql`s."slug" = ${slug} AND ${isVisibleStory(actor)}`;
  const found = await rows<FoundView>(Prisma.sql`
    SELECT v."id", v."name", v."query", v."shared", v."ownerId", u."name" AS "ownerName"
    FROM "SavedView" v JOIN "User" u ON u."id" = v."ownerId"
    LEFT JOIN "Story" s ON s."id" = v."storyId"
    WHERE v."removedAt" IS NULL AND (v."ownerId" = ${actor.userId} OR v."shared" = 1)
      AND ${isOfTable}
    ORDER BY v."name", v."id"`);
  const hidden = await readHiddenSlugs(actor);
  const views = found
    .filter(({ query }) => !namedStories(query).some((story) => hidden.has(story)))
    .map(({ id, name, query, shared, ownerId, ownerName }) => ({
      id,
      name,
      query,
      shared: shared === 1,
      owner: { id: ownerId, name: ownerName },
      can: { edit: ownerId === actor.userId },
    }));
  return [...views.filter((view) => view.can.edit), ...views.filter((view) => !view.can.edit)];
}

function namedStories(text: string): string[] {
  const { story } = parseTableQuery(new URLSearchParams(text)).query.filters;
  return story ? [...story.any, ...story.not] : [];
}

async function readHiddenSlugs(actor: Actor): Promise<Set<string>> {
  const ids = await hiddenStoryIds(actor);
  if (ids.length === 0) return new Set();
  const stories = await db().story.findMany({ where: { id: { in: ids } }, select: { slug: true } });
  return new Set(stories.map((story) => story.slug));
}

/** The same query in its one spelling. @throws INVALID naming the parameter that is wrong. */
function tidy(text: string): string {
  const query: TableQuery = requireTableQuery(new URLSearchParams(text));
  return writeTableQuery(withoutPlace(query));
}

export async function saveView(actor: Actor, input: SaveViewInput): Promise<{ viewId: number }> {
  authorize(actor, "view.save");
  if (input.shared) authorize(actor, "view.share");
  const query = tidy(input.query);
  return commit(actor, async (tx, at) => {
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
async function findView(tx: Transaction, actor: Actor, viewId: number) {
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

export async function editView(actor: Actor, input: EditViewInput): Promise<{ viewId: number }> {
  authorize(actor, "view.save");
  if (input.shared) authorize(actor, "view.share");
  const query = input.query === undefined ? undefined : tidy(input.query);
  return commit(actor, async (tx) => {
    const view = await findView(tx, actor, input.viewId);
    const patch = { name: input.name, shared: input.shared, query };
    const changes = changesBetween(view, patch);
    const result = { viewId: view.id };
    if (isEmpty(changes)) return unchanged(result);
    await tx.savedView.update({ where: { id: view.id }, data: patch });
    const name = input.name ?? view.name;
    return { result, events: [{ type: "view.edited", ...place(view), data: { name, changes } }] };
  });
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
