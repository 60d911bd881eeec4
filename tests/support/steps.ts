/**
 * Counts how often the pieces of the project's own code run (V8's precise coverage), for tests
 * that hold work to be linear: unlike time, the count is the same on every machine.
 */
import { Session } from "node:inspector/promises";

let session: Session | undefined;

/** Counting begins with the first call and goes on: what was compiled before may not be counted. */
async function counting(): Promise<Session> {
  if (!session) {
    session = new Session();
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }
  return session;
}

/** @returns how often a function, branch or loop of a file under lib or components was entered. */
export async function stepsOf(work: () => unknown): Promise<number> {
  const counter = await counting();
  // Taking the counts sets them back to nothing.
  await counter.post("Profiler.takePreciseCoverage");
  await work();
  const { result } = await counter.post("Profiler.takePreciseCoverage");
  let steps = 0;
  for (const { url, functions } of result) {
    if (!/\/(?:lib|components)\//.test(url) || url.includes("node_modules")) continue;
    for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  }
  return steps;
}
