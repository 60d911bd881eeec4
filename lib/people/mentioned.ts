/** The names of those whom the texts of questions name by their ids, as they are called today. */
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";

type Names = ReadonlyMap<number, string>;

const NOBODY: Names = new Map();

/**
 * By question, for texts that the caller may already read.
 * @param tx inside a command, its transaction.
 */
export async function readMentioned(
  questionIds: readonly number[],
  tx?: Transaction,
): Promise<(questionId: number) => Names> {
  if (questionIds.length === 0) return () => NOBODY;
  const found = await rows<{ questionId: number; id: number; name: string }>(
    Prisma.sql`
      SELECT DISTINCT m."questionId", u."id", u."name"
      FROM "Mention" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."questionId" IN ${among(questionIds)} ORDER BY m."questionId", u."id"`,
    tx,
  );
  const byQuestion = new Map<number, Map<number, string>>();
  for (const { questionId, id, name } of found) {
    const names = byQuestion.get(questionId) ?? new Map<number, string>();
    byQuestion.set(questionId, names.set(id, name));
  }
  return (questionId) => byQuestion.get(questionId) ?? NOBODY;
}
