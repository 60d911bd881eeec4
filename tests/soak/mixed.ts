/**
 * `mixed.ts [SECONDS]`: serves the demo newsroom under the Node that runs this, has several people
 * write, read, search and export at once, and stops it. Exit code 1 where an answer failed, or the
 * server did not end as it should.
 */
import { startServer } from "@/tests/support/server";
import { signInTo, type Person } from "@/tests/support/sign-in";

const seconds = Number(process.argv[2] ?? 30);
const WRITERS = 6;
/** Of each writer: together fewer than one person may make in ten minutes. */
const EXPORTS = 8;

/** One person at work. @returns how many answers there were. */
async function work({ ask, give }: Person, who: number, until: number): Promise<number> {
  const slug = `mixed-${who}`;
  await give("stories.create", { headline: `Mixed ${who}`, slug });
  let answers = 1;
  for (let turn = 0; performance.now() < until; turn += 1) {
    const wording = `Claim ${turn} of ${who} says something of its own`;
    const source = { name: `Source ${turn} of ${who}`, kind: "document", evenIfSimilar: true };
    const logged = (await give("claims.log", { story: slug, wording })) as { claimId: number };
    const { id } = (await give("sources.create", source)) as { id: number };
    await give("citations.add", { claimId: logged.claimId, sourceId: id, locator: "page 4" });
    await Promise.all([
      ask(`/claims?story=${slug}`),
      ask("/api/v1/claims?sort=-logged_at"),
      ask("/api/v1/claims?q=claim"),
      ...(turn < EXPORTS ? [ask("/api/v1/exports/claims.xlsx")] : []),
    ]);
    answers += turn < EXPORTS ? 7 : 6;
  }
  return answers;
}

const server = await startServer({ demo: true });
try {
  const person = await signInTo(server, "editor@newsroom.example");
  const until = performance.now() + seconds * 1_000;
  const answers = await Promise.all(
    Array.from({ length: WRITERS }, (_, who) => work(person, who, until)),
  );
  const sum = answers.reduce((a, b) => a + b, 0);
  console.log(
    `Node ${process.versions.node}: ${sum} answers in ${seconds} s, and the server stands.`,
  );
} catch (error) {
  console.error(`Node ${process.versions.node}:`, error);
  console.error(server.output().slice(-3_000));
  process.exitCode = 1;
} finally {
  await server.stop();
}
