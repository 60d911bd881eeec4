/** Commands on requests for a reply. */
import type { Newsroom } from "../newsroom";
import type { Makers } from "./given";

const SENT = "2026-01-05T09:00:00Z";
const DUE = "2026-01-06T16:00:00Z";

type At = { requestId: number; revision: number };

/** What a letter puts, as many claims of one story as it can hold. */
function letterTo(newsroom: Newsroom, count = 100) {
  const claims = newsroom.rows<{ claimId: number }>(
    `SELECT c."id" AS "claimId" FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
     WHERE s."slug" = ? AND c."withdrawnAt" IS NULL ORDER BY c."id" DESC LIMIT ?`,
    ...[newsroom.bigStory, count],
  );
  const whom = "Ines Calloway, managing director";
  return { story: newsroom.bigStory, subject: "Tarrow Yard", whom, sourceId: 5_000, claims };
}

function drafted(newsroom: Newsroom): Promise<At> {
  return newsroom.give("editor", "replies.draft", letterTo(newsroom));
}

async function sent(newsroom: Newsroom): Promise<At> {
  const sending = { channel: "email" as const, sentAt: SENT, deadline: DUE };
  return newsroom.give("editor", "replies.send", { ...(await drafted(newsroom)), ...sending });
}

export const replyCommands = {
  "replies.draft": (newsroom) => ({ by: "editor", input: letterTo(newsroom) }),
  "replies.change": async (newsroom) => {
    const { claims } = letterTo(newsroom, 60);
    return { by: "editor", input: { ...(await drafted(newsroom)), patch: { claims } } };
  },
  "replies.send": async (newsroom) => ({
    by: "editor",
    input: { ...(await drafted(newsroom)), channel: "letter", sentAt: SENT, deadline: DUE },
  }),
  "replies.remind": async (newsroom) => ({
    by: "editor",
    input: { ...(await sent(newsroom)), channel: "phone", at: "2026-01-06T09:00:00Z" },
  }),
  "replies.record": async (newsroom) => {
    const at = await sent(newsroom);
    const answers = letterTo(newsroom).claims.map(({ claimId }) => claimId);
    const cite = { claimIds: answers.slice(0, 10), terms: "on_record" as const };
    const reply = "None of this is so.";
    return { by: "reviewer", input: { ...at, outcome: "denied", reply, answers, cite } };
  },
  "replies.withdraw": async (newsroom) => ({
    by: "editor",
    input: { ...(await sent(newsroom)), reason: "Asked twice" },
  }),
} satisfies Partial<Makers>;
