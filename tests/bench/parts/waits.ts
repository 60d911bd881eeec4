/** How long others wait while something is done: somebody who reads, somebody who writes. */
import type { Target } from "../client";
import { Paced } from "../load";
import type { Newsroom } from "../newsroom";
import type { Held } from "../results";
import { summarise } from "../summary";

/** Milliseconds between two requests of the same person. */
const EVERY = { reader: 10, writer: 100 };

export type Watched = {
  took: number;
  refused?: string;
  reader: number[];
  writer: number[];
  failures: string[];
};

/** Does the work while others come along. */
export async function watch(
  newsroom: Newsroom,
  work: () => Promise<string | undefined>,
  { withWriter }: { withWriter: boolean },
): Promise<Watched> {
  const reader = new Paced(newsroom.as("reviewer"), () => ({ path: "/api/v1/me" }), EVERY.reader);
  const writer = withWriter ? startWriter(newsroom.as("admin")) : null;
  const others = [reader, ...(writer ? [writer] : [])];
  try {
    const begun = performance.now();
    const refused = await work();
    const span = { begun, ended: performance.now() };
    await Promise.all(others.map((other) => other.stop()));
    return {
      took: span.ended - span.begun,
      failures: others.flatMap((other) => other.failures),
      reader: reader.during(span),
      writer: writer?.during(span) ?? [],
      ...(refused === undefined ? {} : { refused }),
    };
  } finally {
    await Promise.all(others.map((other) => other.stop()));
  }
}

function startWriter(target: Target): Paced {
  let count = 0;
  const logging = () => ({
    path: "/api/v1/commands/claims.log",
    body: { story: "story-2", wording: `The auditor counted ${(count += 1)} hulls` },
  });
  return new Paced(target, logging, EVERY.writer);
}

/** Several times the same, taken together. */
export function together(name: string, times: readonly Watched[]): Held {
  const writer = times.flatMap((one) => one.writer);
  const refused = times.find((one) => one.refused !== undefined)?.refused;
  return {
    name,
    took: times.reduce((sum, one) => sum + one.took, 0) / times.length,
    reader: summarise(times.flatMap((one) => one.reader)),
    unanswered: times.flatMap((one) => one.failures).length,
    ...(refused === undefined ? {} : { refused }),
    ...(writer.length > 0 ? { writer: summarise(writer) } : {}),
  };
}
