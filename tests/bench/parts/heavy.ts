/** The heaviest work there is, and what others wait for it. */
import { setTimeout as pause } from "node:timers/promises";
import { manyClaims, manyLines } from "../commands/claims";
import { newSource, sourceCited } from "../commands/desk";
import { startDraft, type DraftedStory } from "../commands/drafts";
import { Client, isSuccess } from "../client";
import { closedLoop } from "../load";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Parts } from "../results";
import { summarise } from "../summary";
import { revise } from "../texts";
import { together, watch, type Watched } from "./waits";

type Work = () => Promise<unknown>;

/** What is prepared first is not measured; what `prepare` returns is. */
type Heavy = { name: string; prepare: (newsroom: Newsroom) => Work | Promise<Work> };

const DRAFT = { words: 20_000, claims: 300 };
const IDLE_MILLISECONDS = 3_000;

function heavyWork(newDraft: (newsroom: Newsroom) => Promise<DraftedStory>): Heavy[] {
  return [
    {
      name: "change of 1,000 claims",
      prepare: (newsroom) => {
        const claimIds = manyClaims(newsroom);
        const change = { addTags: ["second look"] };
        return () => newsroom.give("editor", "claims.change", { claimIds, change });
      },
    },
    {
      name: "paste of 500 claims",
      prepare: (newsroom) => () => newsroom.give("editor", "claims.logMany", manyLines(newsroom)),
    },
    {
      name: "merge of a source with 1,000 citations",
      prepare: async (newsroom) => {
        const intoId = await newSource(newsroom);
        const { id: fromId } = sourceCited(newsroom, 1_000);
        return () => newsroom.give("editor", "sources.merge", { fromId, intoId });
      },
    },
    {
      name: "withdrawal of 1,000 claims",
      prepare: (newsroom) => {
        const claimIds = manyClaims(newsroom);
        const change = { withdraw: "Said twice" };
        return () => newsroom.give("editor", "claims.change", { claimIds, change });
      },
    },
    {
      name: "new draft of 20,000 words with 300 claims",
      prepare: async (newsroom) => {
        const { slug, text } = await newDraft(newsroom);
        const plain = revise(text);
        return () => newsroom.give("editor", "drafts.paste", { story: slug, plain });
      },
    },
    {
      name: "Excel of everything",
      prepare: (newsroom) => () => download(newsroom, "/api/v1/exports/claims.xlsx"),
    },
  ];
}

async function download(newsroom: Newsroom, path: string): Promise<void> {
  const client = new Client(newsroom.as("editor"), 1);
  try {
    const answer = await client.ask({ path });
    if (!isSuccess(answer)) throw new Error(`${path} answered ${answer.status}`);
  } finally {
    client.close();
  }
}

export async function measureHeavy(
  newsroom: Newsroom,
  settings: Settings,
): Promise<Parts["heavy"]> {
  let slug = "";
  const newDraft = async () => {
    const story = await startDraft(newsroom, DRAFT);
    slug = story.slug;
    return story;
  };
  const idle = await watch(newsroom, () => pause(IDLE_MILLISECONDS), { withWriter: false });
  const held = [];
  for (const { name, prepare } of heavyWork(newDraft)) {
    const times: Watched[] = [];
    for (let time = 0; time < settings.times; time += 1) {
      const work = await prepare(newsroom);
      const watched = () => work().then(() => undefined);
      times.push(await watch(newsroom, watched, { withWriter: true }));
    }
    const row = together(name, times);
    settings.say(
      `${name}: ${row.took.toFixed(0)} ms; a reader waits ${row.reader.p99.toFixed(0)} ms (p99), ${row.reader.max.toFixed(0)} at most`,
    );
    held.push(row);
  }
  const page = await closedLoop(
    newsroom.as("reviewer"),
    () => ({ path: `/stories/${slug}/drafts/2` }),
    { connections: 1, seconds: settings.seconds, most: 20 },
  );
  return {
    idle: summarise(idle.reader),
    held,
    draftPage: { bytes: page.bytes, p50: page.p50 },
  };
}
