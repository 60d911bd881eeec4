/** Who a story is shared with. A restricted story exists only for its members, so it keeps one. */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { findStory, type FoundStory } from "./find";
import type { MemberInput } from "./input";

/** Makes somebody a member; a restricted story then exists for them. */
export async function addMember(actor: Actor, input: MemberInput): Promise<{ name: string }> {
  authorize(actor, "story.share");
  return commit(actor, async (tx, at) => {
    const story = await findStory(tx, actor, input.storyId);
    const person = await tx.user.findUnique({
      where: { id: input.userId },
      select: { id: true, name: true, disabledAt: true },
    });
    if (!person || person.disabledAt) {
      throw invalidField("userId", "Choose a person with an active account.");
    }
    const events = await admit(tx, at, story, { userId: person.id, name: person.name });
    const result = { name: person.name };
    return events.length === 0 ? unchanged(result) : { result, events: atLeastOne(events) };
  });
}

/** Adds the person unless they are a member; the event of it, if any. */
export async function admit(
  tx: Transaction,
  at: Date,
  story: FoundStory,
  person: { userId: number; name: string },
): Promise<NewEvent[]> {
  if (story.members.some((member) => member.userId === person.userId)) return [];
  await tx.storyMember.create({
    data: { storyId: story.id, userId: person.userId, addedAt: at },
  });
  return [
    {
      type: "story.member_added",
      storyId: story.id,
      userId: person.userId,
      data: { name: person.name },
    },
  ];
}

/**
 * @throws RULE_UNMET for the last member of a restricted story who can work in it: nobody could let
 * others in any more.
 */
export async function removeMember(actor: Actor, input: MemberInput): Promise<{ name: string }> {
  authorize(actor, "story.share");
  return commit(actor, async (tx) => {
    const story = await findStory(tx, actor, input.storyId);
    const member = story.members.find((entry) => entry.userId === input.userId);
    if (!member) throw notFound("That member");
    const isKept = story.members.some(
      ({ userId, user }) =>
        userId !== input.userId && user.disabledAt === null && can(user, "story.share"),
    );
    if (story.restricted && !isKept) {
      throw ruleUnmet("A restricted story keeps at least one member who can work in it.", [
        "Add an editor or administrator first, or open the story to the newsroom.",
      ]);
    }
    await tx.storyMember.delete({
      where: { storyId_userId: { storyId: story.id, userId: input.userId } },
    });
    const { name } = member.user;
    return {
      result: { name },
      events: [
        { type: "story.member_removed", storyId: story.id, userId: input.userId, data: { name } },
      ],
    };
  });
}
