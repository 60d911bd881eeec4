/**
 * How each command is given in tests that give all of them: as in the bench, and with texts as short as
 * they may be, where the bench measures long ones.
 */
import type { CommandName } from "@/components/command";
import { attachFile } from "@/lib/ledger/citations/attachments";
import { EVERY_COMMAND } from "@/tests/bench/commands/all";
import { lastAct } from "@/tests/bench/commands/claims";
import type { Given } from "@/tests/bench/commands/given";
import type { Newsroom } from "@/tests/bench/newsroom";
import type { SmallNewsroom } from "./small-newsroom";

/** A sentence with a claim in it, another for each number. */
export const shortText = (n: number) =>
  `The council of town ${n} paid ${n + 3} invoices, the mayor said.`;

let stories = 0;

/** @returns the slug of a story with one draft of one sentence. */
export async function storyWithDraft(newsroom: SmallNewsroom): Promise<string> {
  stories += 1;
  const headline = `Paid ${stories} times`;
  const { slug } = (await newsroom.give("editor", "stories.create", { headline })) as {
    slug: string;
  };
  await newsroom.give("editor", "drafts.paste", { story: slug, plain: shortText(stories) });
  return slug;
}

export function anyCitation(newsroom: SmallNewsroom): number {
  return newsroom.row<{ id: number }>(
    `SELECT k."id" FROM "Citation" k JOIN "Claim" c ON c."id" = k."claimId"
     JOIN "Story" s ON s."id" = c."storyId"
     WHERE k."removedAt" IS NULL AND c."withdrawnAt" IS NULL AND s."restricted" = 0
     ORDER BY k."id" DESC LIMIT 1`,
  ).id;
}

type Maker = (newsroom: SmallNewsroom) => Given | Promise<Given>;

const short: Partial<Record<CommandName, Maker>> = {
  "drafts.add": async (newsroom) => {
    const paragraph = { text: shortText(900), kind: "paragraph", level: 0, links: [], notes: [] };
    const input = { story: await storyWithDraft(newsroom), after: 1, paragraphs: [paragraph] };
    return { by: "editor", input };
  },
  "drafts.paste": async (newsroom) => {
    const input = { story: await storyWithDraft(newsroom), after: 1, plain: shortText(901) };
    return { by: "editor", input };
  },
  "drafts.preview": async (newsroom) => {
    const input = { story: await storyWithDraft(newsroom), plain: shortText(902) };
    return { by: "editor", input };
  },
  "drafts.addPart": async (newsroom) => {
    const part = { part: "headline", text: "A headline that was written last" };
    return { by: "editor", input: { story: await storyWithDraft(newsroom), after: 1, ...part } };
  },
  "claims.change": (newsroom) => {
    const claimIds = newsroom.freshClaims(40).map(({ id }) => id);
    return { by: "editor", input: { claimIds, change: { withdraw: "Twice" } } };
  },
  "acts.undo": async (newsroom) => {
    const claimIds = newsroom.freshClaims(3).map(({ id }) => id);
    await newsroom.give("editor", "claims.change", { claimIds, change: { addTags: ["undone"] } });
    return { by: "editor", input: lastAct(newsroom.asBench()) };
  },
  "citations.detachFile": async (newsroom) => {
    const content = new TextEncoder().encode("said so");
    const file = { name: "note.txt", type: "text/plain", content };
    const attached = await attachFile(newsroom.actor("editor"), anyCitation(newsroom), file);
    return { by: "editor", input: attached };
  },
};

/** What is needed is made first; who gives it and with what is answered. */
export async function makeCommand(newsroom: SmallNewsroom, name: CommandName): Promise<Given> {
  const maker = short[name];
  if (maker) return maker(newsroom);
  const benchMaker: (from: Newsroom) => Given | Promise<Given> = EVERY_COMMAND[name];
  return benchMaker(newsroom.asBench());
}
