/** Lays out whom a demo story calls, by the newsroom's own commands: what is asked, and what came. */
import type { Actor } from "@/lib/access/actor";
import { recordCall, wordQuestion } from "@/lib/calls/commands";
import { keepContact } from "@/lib/calls/contact";
import { keepContactInput, recordCallInput, wordQuestionInput } from "@/lib/calls/input";
import { db } from "@/lib/platform/db";
import type { Move } from "./moves";
import type { Cast } from "./people";
import { idOf, type SourceIds } from "./perform-source";
import type { CallSeed, ClaimRef, StorySeed } from "./shape";

type Planned<Key extends string> = {
  story: Pick<StorySeed<Key>, "slug" | "calls">;
  /** In the order of their numbers; each holds the claim's id once it was logged. */
  claims: ReadonlyArray<{ readonly standing: { readonly claimId: number } }>;
  sourceIds: SourceIds<Key>;
  cast: Cast;
  hoursAgo: (hours: number) => Date;
};

/** @throws Error for a claim that the story does not have. */
export function planCalls<Key extends string>(planned: Planned<Key>): Move[] {
  const { story, claims, sourceIds, cast, hoursAgo } = planned;
  const claimOf = (ref: ClaimRef) => {
    const claim = claims[Number(ref.slice(1)) - 1];
    if (!claim) throw new Error(`The story ${story.slug} has no claim ${ref} to ask about.`);
    return claim.standing.claimId;
  };
  return (story.calls ?? []).flatMap((seed): Move[] => {
    const actor = cast[seed.by ?? "reviewer"];
    const sourceId = () => idOf(sourceIds, seed.source);
    return [
      {
        at: hoursAgo(seed.preparedHoursAgo),
        make: () => prepare(actor, sourceId(), seed, claimOf),
      },
      ...seed.calls.map((call) => ({
        at: hoursAgo(call.hoursAgo),
        make: () => {
          const at = hoursAgo(call.hoursAgo).toISOString();
          return makeCall(
            actor,
            { sourceId: sourceId(), story: story.slug, at },
            seed,
            call,
            claimOf,
          );
        },
      })),
    ];
  });
}

type ClaimOf = (ref: ClaimRef) => number;

async function prepare<Key extends string>(
  actor: Actor,
  sourceId: number,
  { contact, asks }: CallSeed<Key>,
  claimOf: ClaimOf,
): Promise<void> {
  await keepContact(actor, keepContactInput.parse({ sourceId, revision: 0, ...contact }));
  for (const { claim, text, isOpen = false } of asks) {
    const worded = { sourceId, claimId: claimOf(claim), revision: 0, text, isOpen };
    await wordQuestion(actor, wordQuestionInput.parse(worded));
  }
}

async function makeCall<Key extends string>(
  actor: Actor,
  about: { sourceId: number; story: string; at: string },
  { asks }: CallSeed<Key>,
  { outcome, note, leftOpen = [] }: CallSeed<Key>["calls"][number],
  claimOf: ClaimOf,
): Promise<void> {
  const lines = [];
  for (const ref of leftOpen) {
    const asked = asks.find(({ claim }) => claim === ref);
    if (!asked) throw new Error(`Nobody has worded what is asked about ${ref}.`);
    const id = claimOf(ref);
    const { contentRevision } = await db().claim.findUniqueOrThrow({ where: { id } });
    const { text: question, isOpen = false } = asked;
    lines.push({ claimId: id, contentRevision, question, isOpen, answer: "left_open" });
  }
  const call = { ...about, outcome, note, channel: "phone", lines };
  await recordCall(actor, recordCallInput.parse(call));
}

/** The fewest events that the calls of a story have left in the log. */
export function countCallMoves<Key extends string>({
  calls = [],
}: Pick<StorySeed<Key>, "calls">): number {
  return calls.reduce((sum, { asks, calls: made }) => sum + 1 + asks.length + made.length, 0);
}
