/** Makes records for tests through the same door as the product; each call makes a new one. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { SYSTEM } from "@/lib/access/actor";
import { authorize, type Role } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import type { StoryStatus } from "@/lib/stories/rules";

/** Somebody who may read, and take with them, what every role may. */
export type Reader = Authorized<"draft.read"> &
  Authorized<"history.read"> &
  Authorized<"claims.export"> &
  Authorized<"reply.read"> &
  Authorized<"correction.read"> &
  Authorized<"notification.read"> &
  Authorized<"account.keep">;

export function asReader(actor: Actor): Reader {
  authorize(actor, "draft.read");
  authorize(actor, "history.read");
  authorize(actor, "claims.export");
  authorize(actor, "reply.read");
  authorize(actor, "correction.read");
  authorize(actor, "notification.read");
  authorize(actor, "account.keep");
  return actor;
}

let counter = 0;

export async function makePerson(role: Role, name?: string): Promise<Reader> {
  counter += 1;
  const number = counter;
  const email = `${role}${number}@newsroom.example`;
  const person = await commit<Actor>(SYSTEM, async (tx, at) => {
    const user = await tx.user.create({
      data: { email, name: name ?? `${role} ${number}`, role, createdAt: at },
    });
    return {
      result: { userId: user.id, name: user.name, email, role },
      events: [
        {
          type: "person.joined",
          userId: user.id,
          data: { email, role, name: user.name, by: "set-up" },
        },
      ],
    };
  });
  return asReader(person);
}

export async function makeStory(
  actor: Actor,
  options: {
    slug?: string;
    headline?: string;
    restricted?: boolean;
    status?: StoryStatus;
    members?: readonly Actor[];
  } = {},
): Promise<{ id: number; slug: string }> {
  counter += 1;
  const slug = options.slug ?? `story-${counter}`;
  const headline = options.headline ?? `Headline ${counter}`;
  const restricted = options.restricted ?? false;
  const members = [actor, ...(options.members ?? [])];
  return commit(actor, async (tx, at) => {
    const story = await tx.story.create({
      data: {
        slug,
        headline,
        restricted,
        createdById: actor.userId,
        createdAt: at,
        updatedAt: at,
        status: options.status ?? "drafting",
        members: { create: members.map(({ userId }) => ({ userId, addedAt: at })) },
      },
    });
    return {
      result: { id: story.id, slug },
      events: [{ type: "story.created", storyId: story.id, data: { slug, headline, restricted } }],
    };
  });
}
