/**
 * Making and editing stories; their members stand in members.ts. A story that does not exist for the actor is
 * NOT_FOUND here as everywhere; every field change leaves its old and new value in the log.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { env } from "@/lib/platform/env";
import { conflict, invalidField, ruleUnmet } from "@/lib/platform/errors";
import { givenInstant } from "@/lib/platform/given-instant";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { findStory, type FoundStory } from "./find";
import type { CreateStoryInput, EditStoryInput } from "./input";
import { drawSlug } from "./drawn-slugs";
import { isTaken, keepFormerSlug, slugsBeginning, takeSlug } from "./former-slugs";
import { admit } from "./members";
import { freeSlug, slugFrom, statusFault, type StoryStatus } from "./rules";

export type SavedStory = { storyId: number; slug: string; revision: number };

/** Makes a story; who makes it is its first member. */
export async function createStory(actor: Actor, input: CreateStoryInput): Promise<SavedStory> {
  authorize(actor, "story.create");
  if (input.restricted) authorize(actor, "story.share");
  return commit(actor, async (tx, at) => {
    const { headline, desk = "", note = "", restricted = false } = input;
    const slug = restricted
      ? drawnSlug(input.slug)
      : input.slug
        ? await claimSlug(tx, input.slug)
        : await deriveSlug(tx, headline);
    const deadlineAt = deadlineOf(input.deadline);
    await takeSlug(tx, slug);
    const story = await tx.story.create({
      data: {
        slug,
        headline,
        desk,
        note,
        deadlineAt: deadlineAt ?? null,
        restricted,
        createdById: actor.userId,
        createdAt: at,
        updatedAt: at,
        members: { create: { userId: actor.userId, addedAt: at } },
      },
    });
    const details = {
      ...(desk && { desk }),
      ...(note && { note }),
      ...(deadlineAt && { deadlineAt: deadlineAt.toISOString() }),
    };
    return {
      result: { storyId: story.id, slug, revision: story.revision },
      events: [
        {
          type: "story.created",
          storyId: story.id,
          data: { slug, headline, restricted, ...details },
        },
      ],
    };
  });
}

/** Undefined: not touched; null: none. */
function deadlineOf(text: string | undefined): Date | null | undefined {
  return text === undefined ? undefined : givenInstant("deadline", text);
}

/** @throws INVALID for one that is taken; those of restricted stories are nobody's to guess. */
async function claimSlug(
  tx: Transaction,
  slug: string,
  storyId: number | null = null,
): Promise<string> {
  if (await isTaken(tx, slug, storyId)) {
    throw invalidField("slug", `“${slug}” is in use; choose another slug.`);
  }
  return slug;
}

/** @throws INVALID for one that was chosen: it could be found by trying. */
function drawnSlug(chosen: string | undefined): string {
  if (!chosen) return drawSlug();
  throw invalidField("slug", "The slug of a restricted story is drawn at random; leave it empty.");
}

/** A story that is restricted gets a slug drawn at random, one that is opened one of its headline. */
async function slugAfter(
  tx: Transaction,
  story: FoundStory,
  patch: EditStoryInput["patch"],
): Promise<string> {
  const { restricted = story.restricted, headline = story.headline } = patch;
  const chosen = patch.slug === story.slug ? undefined : patch.slug;
  if (restricted && !story.restricted) return drawnSlug(chosen);
  if (chosen === undefined) {
    return story.restricted && !restricted ? deriveSlug(tx, headline) : story.slug;
  }
  return restricted ? drawnSlug(chosen) : claimSlug(tx, chosen, story.id);
}

async function deriveSlug(tx: Transaction, headline: string): Promise<string> {
  const slug = slugFrom(headline);
  // Numbered, a long one is shortened.
  return freeSlug(slug, await slugsBeginning(tx, slug.slice(0, 20)));
}

/**
 * @throws SourcelineError CONFLICT with the story as it stands (StoryVersion) when somebody
 * else was first; RULE_UNMET for a status that may not follow.
 */
export async function editStory(actor: Actor, input: EditStoryInput): Promise<SavedStory> {
  authorize(actor, "story.edit");
  return commit(actor, async (tx, at) => {
    const story = await findStory(tx, actor, input.storyId);
    if (story.revision !== input.revision) throw await movedOn(tx, story);
    const { deadline, ...fields } = input.patch;
    const deadlineAt = deadlineOf(deadline);
    const asked = { ...fields, ...(deadlineAt !== undefined && { deadlineAt }) };
    assertMoves(actor, story, asked, Object.keys(changesBetween(story, asked)));
    const slug = await slugAfter(tx, story, fields);
    const patch = { ...asked, ...(slug !== story.slug && { slug }) };
    const changes = changesBetween(story, patch);
    if (isEmpty(changes)) return unchanged(saved(story, story.revision));
    const { count } = await tx.story.updateMany({
      where: { id: story.id, revision: story.revision },
      data: { ...patch, revision: { increment: 1 }, updatedAt: at },
    });
    if (count === 0) throw await movedOn(tx, story);
    const events: NewEvent[] = [{ type: "story.edited", storyId: story.id, data: { changes } }];
    // Whoever shuts the door stays inside.
    if (patch.restricted === true) events.push(...(await admit(tx, at, story, actor)));
    if (slug !== story.slug) await keepFormerSlug(tx, story.id, { from: story.slug, to: slug });
    return {
      result: saved({ ...story, slug }, story.revision + 1),
      events: atLeastOne(events),
    };
  });
}

function saved(story: { id: number; slug: string }, revision: number): SavedStory {
  return { storyId: story.id, slug: story.slug, revision };
}

function assertMoves(
  actor: Actor,
  story: FoundStory,
  patch: { status?: StoryStatus | undefined },
  changed: readonly string[],
): void {
  if (changed.includes("restricted")) authorize(actor, "story.share");
  const fault = patch.status === undefined ? null : statusFault(story.status, patch.status);
  if (fault) throw ruleUnmet(fault, [fault]);
}

/** The editable fields as they stand, for showing both versions of a conflict. */
export type StoryVersion = {
  revision: number;
  headline: string;
  slug: string;
  desk: string;
  /** As on the newsroom's wall; empty for none. */
  deadline: string;
  note: string;
  status: StoryStatus;
  restricted: boolean;
  changedBy: string;
  changedAt: string;
};

async function movedOn(tx: Transaction, story: FoundStory) {
  const last = await tx.event.findFirst({
    where: { storyId: story.id, type: "story.edited" },
    orderBy: { seq: "desc" },
    select: { actor: { select: { name: true } } },
  });
  const current: StoryVersion = {
    revision: story.revision,
    headline: story.headline,
    slug: story.slug,
    desk: story.desk,
    deadline: story.deadlineAt ? wallTimeOf(story.deadlineAt, env().timeZone) : "",
    note: story.note,
    status: story.status,
    restricted: story.restricted,
    changedBy: last?.actor?.name ?? "Sourceline",
    changedAt: story.updatedAt.toISOString(),
  };
  return conflict(`${current.changedBy} changed this story while you were at it.`, current);
}
