/**
 * The demo newsroom: four accounts and four stories, made by the newsroom's own commands over
 * its last few days. Only from a terminal: it sets the clock while it works.
 */
import type { Actor } from "@/lib/access/actor";
import { proposeRetention } from "@/lib/erasure/commands";
import { proposeRetentionInput } from "@/lib/erasure/input";
import { readAllNotifications } from "@/lib/notifications/commands";
import { now, setClockForSeeding } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { bridgeBearings } from "./bridge-bearings/story";
import { contractorLeak } from "./contractor-leak/story";
import { ferryContract } from "./ferry-contract/story";
import { hospitalWaits } from "./hospital-waits/story";
import { inOrder, type Move } from "./moves";
import { hireEverybody, type Cast } from "./people";
import { countMoves, planStory } from "./plan-story";

export type DemoCounts = { people: number; stories: number; sources: number; claims: number };

const HIRED_HOURS_AGO = 120;

export type DemoOutcome =
  | { made: DemoCounts }
  /** A newsroom in use is left as it is; one whose loading was cut short says so. */
  | { found: "accounts" | "half a demo" };

/** Makes the demo newsroom where there are no accounts yet. */
export async function loadDemoNewsroom(): Promise<DemoOutcome> {
  if ((await db().user.count()) > 0) {
    return { found: (await isHalfLoaded()) ? "half a demo" : "accounts" };
  }
  const loadedAt = now();
  try {
    setClockForSeeding(new Date(loadedAt.getTime() - HIRED_HOURS_AGO * 3_600_000));
    const cast = await hireEverybody();
    await performInOrder([
      planSchedule(cast, loadedAt),
      ...planStory(contractorLeak, cast, loadedAt),
      ...planStory(ferryContract, cast, loadedAt),
      ...planStory(hospitalWaits, cast, loadedAt),
      ...planStory(bridgeBearings, cast, loadedAt),
    ]);
    for (const actor of [cast.admin, cast.editor, cast.reviewer])
      await readOfBefore(actor, loadedAt);
  } finally {
    setClockForSeeding(null);
  }
  return { made: await countEverything() };
}

/** How long the newsroom keeps what it needs no more; it waits for a second administrator. */
function planSchedule(cast: Cast, loadedAt: Date): Move {
  const days = { notes: 365, contacts: 90, identities: 30, files: 730, drafts: 365 };
  return {
    at: new Date(loadedAt.getTime() - 50 * 3_600_000),
    make: async () => {
      await proposeRetention(cast.admin, proposeRetentionInput.parse({ desk: "", ...days }));
    },
  };
}

/** Everybody has read by yesterday what they were told before. */
async function readOfBefore(actor: Actor, loadedAt: Date): Promise<void> {
  const yesterday = new Date(loadedAt.getTime() - 24 * 3_600_000);
  const last = await db().notification.findFirst({
    where: { userId: actor.userId, at: { lt: yesterday } },
    orderBy: { id: "desc" },
  });
  if (last) await readAllNotifications(actor, { upTo: last.id });
}

/** Nothing leaves the log, so a demo that was loaded to its end never has fewer events than moves. */
async function isHalfLoaded(): Promise<boolean> {
  const hired = await db().event.count({
    where: { type: "person.joined", data: { contains: '"by":"demo"' } },
  });
  if (hired === 0) return false;
  const moves =
    countMoves(contractorLeak) +
    countMoves(ferryContract) +
    countMoves(hospitalWaits) +
    countMoves(bridgeBearings);
  return (await db().event.count()) < moves + hired;
}

async function performInOrder(moves: readonly Move[]): Promise<void> {
  for (const move of inOrder(moves)) {
    setClockForSeeding(move.at);
    await move.make();
  }
}

async function countEverything(): Promise<DemoCounts> {
  const [people, stories, sources, claims] = await Promise.all([
    db().user.count(),
    db().story.count(),
    db().source.count(),
    db().claim.count(),
  ]);
  return { people, stories, sources, claims };
}
