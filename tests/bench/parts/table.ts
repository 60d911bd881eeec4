/** The claim table in all its orders and filters, its counts, and its page. */
import { Client, isSuccess, type Call } from "../client";
import { closedLoop } from "../load";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Asked, Parts } from "../results";
import { median } from "../summary";

/** The table's query strings; of a story where one is named. */
const QUESTIONS: ReadonlyArray<{ name: string; query: string; ofStory?: boolean }> = [
  { name: "newest first", query: "" },
  { name: "by reference", query: "sort=ref" },
  { name: "by wording", query: "sort=claim" },
  { name: "by sources", query: "sort=sources" },
  { name: "by checker", query: "sort=checker" },
  { name: "by level", query: "sort=verification_level" },
  { name: "by verdict, latest first", query: "sort=-verdict_at" },
  { name: "level: disputed", query: "level=disputed" },
  { name: "any level but verified", query: "level=-verified" },
  { name: "attribution: unnamed", query: "attribution=unnamed" },
  { name: "kind and risk", query: "kind=allegation&risk=high" },
  { name: "one source", query: "source=7" },
  { name: "off the record", query: "terms=off_record" },
  { name: "search: common word", query: "q=ministry" },
  { name: "search: common word, newest first", query: "q=ministry&sort=-logged_at" },
  { name: "search: two words", query: "q=ministry%20files" },
  { name: "search: no hit", query: "q=zyzzyva" },
  { name: "one large story, in its order", query: "", ofStory: true },
  { name: "one large story, by checker", query: "sort=checker", ofStory: true },
];

const FACETS: ReadonlyArray<{ name: string; query: string }> = [
  { name: "level", query: "field=level" },
  { name: "level, under two filters", query: "field=level&kind=allegation&attribution=unnamed" },
  { name: "checker", query: "field=checker" },
  { name: "tag", query: "field=tag" },
  { name: "source", query: "field=source" },
  { name: "source, under a level", query: "field=source&level=disputed" },
];

/** How often each is asked for the first time, and again. */
const TIMES = 12;

async function measureEach(
  newsroom: Newsroom,
  settings: Settings,
  calls: ReadonlyArray<{ name: string; call: Call }>,
): Promise<Asked[]> {
  const client = new Client(newsroom.as("editor"), 1);
  const timed = async (call: Call) => {
    const begun = performance.now();
    const answer = await client.ask(call);
    if (!isSuccess(answer)) throw new Error(`${call.path} answered ${answer.status}`);
    return performance.now() - begun;
  };
  const asked: Asked[] = [];
  try {
    for (const { name, call } of calls) {
      await timed(call);
      const first: number[] = [];
      const again: number[] = [];
      for (let time = 0; time < (settings.isQuick ? 2 : TIMES); time += 1) {
        await newsroom.give("admin", "claims.log", {
          story: "story-3",
          wording: "The port office answered on Monday",
        });
        first.push(await timed(call));
        again.push(await timed(call));
      }
      const row = { name, first: median(first), again: median(again) };
      settings.say(`${name}: ${row.first.toFixed(1)} ms, again ${row.again.toFixed(1)} ms`);
      asked.push(row);
    }
  } finally {
    client.close();
  }
  return asked;
}

export function measureQuestions(newsroom: Newsroom, settings: Settings): Promise<Asked[]> {
  const calls = QUESTIONS.map(({ name, query, ofStory }) => {
    const table = ofStory ? `/api/v1/stories/${newsroom.bigStory}/claims` : "/api/v1/claims";
    return { name, call: { path: `${table}?${query}` } };
  });
  return measureEach(newsroom, settings, calls);
}

export function measureFacets(newsroom: Newsroom, settings: Settings): Promise<Asked[]> {
  const calls = FACETS.map(({ name, query }) => ({
    name,
    call: { path: `/api/v1/claims/facets?${query}` },
  }));
  return measureEach(newsroom, settings, calls);
}

/** The document of the table page, of 100 rows, as a browser gets it first. */
export async function measurePage(newsroom: Newsroom, settings: Settings): Promise<Parts["page"]> {
  const { bytes, processorMs, p50 } = await closedLoop(
    newsroom.as("editor"),
    () => ({ path: "/claims?level=disputed" }),
    { connections: 1, seconds: settings.seconds, most: 200 },
  );
  settings.say(`table page: ${(bytes / 1_000).toFixed(0)} kB, ${processorMs.toFixed(1)} ms`);
  return { bytes, processorMs, p50 };
}
