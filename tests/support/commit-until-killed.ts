/**
 * A writer for the test of durability: commits stories without end, sixteen at a time, and
 * prints each one's number once its commit was acknowledged. Ended by SIGKILL.
 */
import { makePerson, makeStory } from "./factories";

async function write(name: string): Promise<never> {
  const editor = await makePerson("editor", name);
  for (let count = 0; ; count += 1) {
    const { id } = await makeStory(editor, {
      slug: `${process.pid}-${name}-${count}`,
      headline: "x".repeat(count % 5_000),
    });
    process.stdout.write(`${id}\n`);
  }
}

// People's addresses are numbered per process, so each run gets a database that has none yet.
await Promise.all(Array.from("abcdefghijklmnop").map(write));
