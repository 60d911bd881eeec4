/** Everything as a file, against the floor, while somebody opens claims. */
import { Client, isSuccess, type Target } from "../client";
import { Paced } from "../load";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Exported } from "../results";
import { median, summarise } from "../summary";

type Download = { seconds: number; bytes: number };

const EVERY_MILLISECONDS = 50;

async function download(target: Target, path: string): Promise<Download> {
  const client = new Client(target, 1);
  try {
    const begun = performance.now();
    const answer = await client.ask({ path });
    if (!isSuccess(answer)) throw new Error(`${path} answered ${answer.status}`);
    return { seconds: (performance.now() - begun) / 1_000, bytes: answer.bytes };
  } finally {
    client.close();
  }
}

async function withReader(newsroom: Newsroom, path: string) {
  const ids = newsroom.claimIds(1_000);
  let turn = 0;
  const reading = () => ({ path: `/api/v1/claims/${ids[(turn += 7) % ids.length] ?? 1}` });
  const reader = new Paced(newsroom.as("reviewer"), reading, EVERY_MILLISECONDS);
  try {
    const begun = performance.now();
    const got = await download(newsroom.as("editor"), path);
    const span = { begun, ended: performance.now() };
    await reader.stop();
    return { got, waits: reader.during(span) };
  } finally {
    await reader.stop();
  }
}

export async function measureExports(newsroom: Newsroom, settings: Settings): Promise<Exported[]> {
  const exported: Exported[] = [];
  for (const form of ["csv", "xlsx"] as const) {
    const ours: Download[] = [];
    const floor: Download[] = [];
    const waits: number[] = [];
    for (let run = 0; run < settings.runs; run += 1) {
      floor.push(await download(newsroom.floor, `/claims.${form}`));
      // Once alone, as the floor is, and once with somebody who reads meanwhile.
      ours.push(await download(newsroom.as("editor"), `/api/v1/exports/claims.${form}`));
      waits.push(...(await withReader(newsroom, `/api/v1/exports/claims.${form}`)).waits);
    }
    const middle = (runs: Download[]) => ({
      seconds: median(runs.map(({ seconds }) => seconds)),
      bytes: median(runs.map(({ bytes }) => bytes)),
    });
    const row = { form, ours: middle(ours), floor: middle(floor), meanwhile: summarise(waits) };
    settings.say(
      `${form}: ${row.ours.seconds.toFixed(2)} s, floor ${row.floor.seconds.toFixed(2)} s`,
    );
    exported.push(row);
  }
  return exported;
}
