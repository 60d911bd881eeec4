/** Commands on one's own notifications. */
import type { Newsroom } from "../newsroom";
import type { Makers } from "./given";

/** The reviewer becomes the checker of a claim, and is told of it. */
async function told(newsroom: Newsroom): Promise<{ id: number }> {
  const { id: claimId, revision } = newsroom.freshClaim();
  const { id: checkerId } = newsroom.personOf("reviewer");
  await newsroom.give("editor", "claims.edit", { claimId, revision, patch: { checkerId } });
  return newsroom.row<{ id: number }>(
    `SELECT "id" FROM "Notification" WHERE "userId" = ? AND "claimId" = ? ORDER BY "id" DESC`,
    ...[checkerId, claimId],
  );
}

export const notificationCommands = {
  "notifications.read": async (newsroom) => ({ by: "reviewer", input: await told(newsroom) }),
  "notifications.readAll": async (newsroom) => ({
    by: "reviewer",
    input: { upTo: (await told(newsroom)).id },
  }),
  "notifications.choose": () => ({ by: "editor", input: { kind: "lapsed", how: "app" } }),
} satisfies Partial<Makers>;
