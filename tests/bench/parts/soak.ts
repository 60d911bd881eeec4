/** A newsroom at work for a while, and whether its memory stays what it was. */
import { setTimeout as pause } from "node:timers/promises";
import type { Call } from "../client";
import { Paced } from "../load";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import { memoryNow } from "../process-tree";
import type { Parts } from "../results";
import { random } from "../words";

const EVERY_MILLISECONDS = 50;
const MINUTE = 60_000;

/** Mostly lists and claims, some searches and pages, now and then a file or a new claim. */
function dayAtTheDesk(newsroom: Newsroom): () => Call {
  const { next, pick } = random(23);
  const { common, rare } = newsroom.words();
  const ids = newsroom.claimIds(2_000);
  return () => {
    const chance = next();
    if (chance < 0.5) return { path: `/api/v1/claims?level=${pick(["disputed", "verified"])}` };
    if (chance < 0.75) return { path: `/api/v1/claims/${pick(ids)}` };
    if (chance < 0.88) return { path: `/api/v1/claims?q=${pick([...common, ...rare])}` };
    if (chance < 0.93) return { path: "/claims?level=disputed" };
    if (chance < 0.931) return { path: "/api/v1/exports/claims.csv?level=disputed" };
    const wording = `The ferry was late on day ${Math.floor(next() * 1e6)}`;
    return {
      path: "/api/v1/commands/claims.log",
      body: { story: newsroom.bigStory, wording },
    };
  };
}

export async function measureSoak(newsroom: Newsroom, settings: Settings): Promise<Parts["soak"]> {
  const { pid } = newsroom.server;
  const resident = [memoryNow(pid)];
  const desk = new Paced(newsroom.as("editor"), dayAtTheDesk(newsroom), EVERY_MILLISECONDS);
  try {
    for (let minute = 1; minute <= settings.soakMinutes; minute += 1) {
      await pause(MINUTE);
      resident.push(memoryNow(pid));
      settings.say(`after ${minute} min: ${(resident.at(-1) ?? 0).toFixed(0)} MiB`);
    }
  } finally {
    await desk.stop();
  }
  return { minutes: settings.soakMinutes, resident, failures: desk.failures.length };
}
