/**
 * Asks the subject of a demo story for a reply, step by step, by the newsroom's own commands; what
 * each needs of the one before is kept between them.
 */
import type { Actor } from "@/lib/access/actor";
import { draftReply, recordReply, remindReply, sendReply } from "@/lib/replies/commands";
import {
  draftReplyInput,
  recordReplyInput,
  remindReplyInput,
  sendReplyInput,
} from "@/lib/replies/input";
import type { ReplySeed } from "./shape";

/** The request as it stands while its story is told. */
export type ReplyStanding = { requestId: number; revision: number };

export async function noteRequest<Key extends string>(
  standing: ReplyStanding,
  actor: Actor,
  story: string,
  { subject, whom }: ReplySeed<Key>,
  put: { claimIds: readonly number[]; sourceId: number | null },
): Promise<void> {
  const { claimIds, sourceId } = put;
  const claims = claimIds.map((claimId) => ({ claimId }));
  const input = draftReplyInput.parse({ story, subject, whom, sourceId, claims });
  Object.assign(standing, await draftReply(actor, input));
}

export async function sayItWasSent(
  standing: ReplyStanding,
  actor: Actor,
  how: { channel: string; sentAt: Date; deadline: Date },
): Promise<void> {
  const { channel, sentAt, deadline } = how;
  const when = { sentAt: sentAt.toISOString(), deadline: deadline.toISOString() };
  const input = sendReplyInput.parse({ ...standing, channel, ...when });
  Object.assign(standing, await sendReply(actor, input));
}

export async function noteReminder(
  standing: ReplyStanding,
  actor: Actor,
  { channel, at }: { channel: string; at: Date },
): Promise<void> {
  const input = remindReplyInput.parse({ ...standing, channel, at: at.toISOString() });
  Object.assign(standing, await remindReply(actor, input));
}

export async function sayWhatCame(
  standing: ReplyStanding,
  actor: Actor,
  came: { outcome: string; reply?: string | undefined; answers: readonly number[] },
): Promise<void> {
  const input = recordReplyInput.parse({ ...standing, ...came });
  Object.assign(standing, await recordReply(actor, input));
}
