/** Lays out when a story asked whom for a reply, and what came of it. */
import type { Move } from "./moves";
import type { Cast } from "./people";
import {
  noteReminder,
  noteRequest,
  sayItWasSent,
  sayWhatCame,
  type ReplyStanding,
} from "./perform-reply";
import { idOf, type SourceIds } from "./perform-source";
import type { ClaimRef, ReplySeed, StorySeed } from "./shape";

type Planned<Key extends string> = {
  story: Pick<StorySeed<Key>, "slug" | "replies">;
  /** In the order of their numbers; each holds the claim's id once it was logged. */
  claims: ReadonlyArray<{ readonly standing: { readonly claimId: number } }>;
  sourceIds: SourceIds<Key>;
  cast: Cast;
  hoursAgo: (hours: number) => Date;
};

/** @throws Error for a claim that the story does not have. */
export function planReplies<Key extends string>(planned: Planned<Key>): Move[] {
  return (planned.story.replies ?? []).flatMap((reply) => planReply(reply, planned));
}

function planReply<Key extends string>(
  reply: ReplySeed<Key>,
  { story, claims, sourceIds, cast, hoursAgo }: Planned<Key>,
): Move[] {
  const standing: ReplyStanding = { requestId: 0, revision: 0 };
  const actor = cast[reply.by ?? "editor"];
  const idsOf = (refs: readonly ClaimRef[]) =>
    refs.map((ref) => {
      const claim = claims[Number(ref.slice(1)) - 1];
      if (!claim) throw new Error(`The story ${story.slug} has no claim ${ref} to be put.`);
      return claim.standing.claimId;
    });
  const { source, sent, reminded, came } = reply;
  const moves: Move[] = [
    {
      at: hoursAgo(reply.notedHoursAgo),
      make: () =>
        noteRequest(standing, actor, story.slug, reply, {
          claimIds: idsOf(reply.puts),
          sourceId: source === undefined ? null : idOf(sourceIds, source),
        }),
    },
  ];
  if (sent) {
    const [sentAt, deadline] = [hoursAgo(sent.hoursAgo), hoursAgo(sent.dueHoursAgo)];
    const how = { channel: sent.channel, sentAt, deadline };
    moves.push({ at: sentAt, make: () => sayItWasSent(standing, actor, how) });
  }
  if (reminded) {
    const how = { channel: reminded.channel, at: hoursAgo(reminded.hoursAgo) };
    moves.push({ at: how.at, make: () => noteReminder(standing, actor, how) });
  }
  if (came) {
    const { outcome, reply: words } = came;
    moves.push({
      at: hoursAgo(came.hoursAgo),
      make: () =>
        sayWhatCame(standing, cast[came.by ?? "editor"], {
          ...{ outcome, answers: idsOf(came.answers ?? []) },
          ...(words !== undefined && { reply: words }),
        }),
    });
  }
  return moves;
}

/** The fewest events that the requests of a story have left in the log. */
export function countReplyMoves<Key extends string>({
  replies = [],
}: Pick<StorySeed<Key>, "replies">): number {
  return replies.reduce(
    (sum, { sent, reminded, came }) => sum + [true, sent, reminded, came].filter(Boolean).length,
    0,
  );
}
