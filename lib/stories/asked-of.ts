/**
 * What is asked of one person in threads: open questions that name them and to which they said
 * nothing since, and their own to which others replied since they spoke.
 */
import { readMentioned } from "@/lib/people/mentioned";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { sayMentions } from "@/lib/text/mentions";
import { Prisma } from "@/prisma/generated/client";

/** The id of the last reply to the question `q`. */
const LAST_REPLY = Prisma.raw(`(SELECT max(l."id") FROM "QuestionReply" l
  WHERE l."questionId" = q."id" AND l."takenBackAt" IS NULL)`);

/** Each by an index of its own: what names them and waits, and what they asked and is open. */
function named(me: number): Prisma.Sql {
  return Prisma.sql`FROM "Mention" m CROSS JOIN "Question" q ON q."id" = m."questionId"
    LEFT JOIN "QuestionReply" r ON r."id" = m."replyId"
    WHERE m."userId" = ${me} AND m."settledAt" IS NULL AND +q."closedAt" IS NULL`;
}

function repliedTo(me: number): Prisma.Sql {
  return Prisma.sql`FROM "Question" q CROSS JOIN "QuestionReply" r ON r."id" = ${LAST_REPLY}
    WHERE q."raisedById" = ${me} AND q."closedAt" IS NULL AND r."byId" <> ${me}`;
}

/** The claims that such questions are about. */
export function askedInThreads(me: number): Prisma.Sql {
  return Prisma.sql`SELECT q."claimId" ${named(me)} UNION SELECT q."claimId" ${repliedTo(me)}`;
}

/** By claim, what was said last: "Ada Byron: who counted them?" */
export async function readAskedOf(
  me: number,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const isWanted = Prisma.sql`AND q."claimId" IN ${among(claimIds)}`;
  const found = await rows<{
    claimId: number;
    questionId: number;
    text: string;
    byId: number;
    at: string;
  }>(Prisma.sql`
    SELECT q."claimId", q."id" AS "questionId", m."at",
      CASE WHEN r."id" IS NOT NULL THEN r."text" WHEN m."inAnswer" THEN q."answer"
        ELSE q."question" END AS "text",
      CASE WHEN r."id" IS NOT NULL THEN r."byId" WHEN m."inAnswer" THEN q."answeredById"
        ELSE q."raisedById" END AS "byId"
      ${named(me)} ${isWanted}
    UNION ALL
    SELECT q."claimId", q."id", r."at", r."text", r."byId" ${repliedTo(me)} ${isWanted}
    ORDER BY 3`);
  const said = await readMentioned([...new Set(found.map(({ questionId }) => questionId))]);
  const people = await rows<{ id: number; name: string }>(Prisma.sql`
    SELECT "id", "name" FROM "User" WHERE "id" IN ${among(found.map(({ byId }) => byId))}`);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return new Map(
    found.map(({ claimId, questionId, text, byId }) => [
      claimId,
      `${names.get(byId) ?? "Sourceline"}: ${sayMentions(text, said(questionId))}`,
    ]),
  );
}
