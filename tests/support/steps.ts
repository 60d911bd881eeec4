/**
 * Counts the work that code does, for tests that hold work to be linear: unlike time, the count is
 * the same on every machine.
 *
 * Of JavaScript it counts how often each function, branch and loop ran (V8's precise coverage). What
 * the language does by itself in one call, searching a text or copying a list, counts as much as it
 * looks at. A regular expression counts as the characters that it passed over, which is true of
 * those that do not go back over them: backtracking.ts says which do.
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

/** The project's own code and the packages that it hands texts to; not the test runner's. */
function isCounted(url: string): boolean {
  if (url.includes("/node_modules/"))
    return !/node_modules\/(?:vite|vitest|@vitest|tinypool|chai|expect-type)\//.test(url);
  return /\/(?:lib|components)\//.test(url);
}

const ranIn = new Set<string>();

/** Whether anything of a file of the project's ran while steps were counted. */
export function hasRun(file: string): boolean {
  return [...ranIn].some((url) => url.endsWith(`/${file}`));
}

/** @returns the steps that the work took. */
export async function stepsOf(work: () => unknown): Promise<number> {
  const counter = await counting();
  // Taking the counts sets them back to nothing.
  await counter.post("Profiler.takePreciseCoverage");
  return nextSteps(work);
}

/** The same where nothing counted ran since the last: taking the counts costs a hundredth second. */
export async function nextSteps(work: () => unknown): Promise<number> {
  const counter = await counting();
  const native = countNative();
  try {
    await work();
  } finally {
    native.stop();
  }
  const { result } = await counter.post("Profiler.takePreciseCoverage");
  let steps = native.steps();
  for (const { url, functions } of result) {
    if (!isCounted(url)) continue;
    let ran = 0;
    for (const { ranges } of functions) for (const { count } of ranges) ran += count;
    steps += ran;
    if (ran > 0) ranIn.add(url);
  }
  return Math.round(steps);
}

type Method = (...args: unknown[]) => unknown;
type Cost = (
  self: { readonly length: number },
  answer: unknown,
  args: readonly unknown[],
) => number;

/** They look at all that they are called on. */
const whole: Cost = (self) => self.length;
/** Memory is moved as it is, a cache line and more at a time. */
const MOVED_AT_ONCE = 64;
const moved: Cost = (self) => self.length / MOVED_AT_ONCE;
const copied: Cost = (_self, answer) => (answer as { length: number }).length / MOVED_AT_ONCE;
/** They look as far as what they find. */
const searched: Cost = (self, answer, [, from]) =>
  typeof answer === "number" && answer >= 0
    ? 1 + Math.abs(answer - (typeof from === "number" ? from : 0))
    : self.length;

const COSTS: ReadonlyArray<readonly [prototype: object, cost: Cost, names: readonly string[]]> = [
  [String.prototype, searched, ["indexOf", "lastIndexOf"]],
  [
    String.prototype,
    whole,
    ["includes", "split", "replaceAll", "trim", "trimEnd", "trimStart", "normalize"],
  ],
  [String.prototype, whole, ["toLowerCase", "toUpperCase", "toWellFormed", "isWellFormed"]],
  [Array.prototype, searched, ["indexOf", "lastIndexOf"]],
  [Array.prototype, whole, ["includes", "join"]],
  [Array.prototype, moved, ["splice", "shift", "unshift", "reverse"]],
  [Array.prototype, copied, ["slice", "concat", "flat"]],
];

/** Counts from now on, until it is told to stop. */
function countNative(): { steps: () => number; stop: () => void } {
  let steps = 0;
  const stops: Array<() => void> = [];
  const watch = (prototype: object, name: string, cost: Cost) => {
    const methods = prototype as Record<string, Method>;
    const original = methods[name];
    if (!original) throw new Error(`There is no method “${name}” to be counted.`);
    methods[name] = function (this: { length: number }, ...args: unknown[]) {
      const before = this.length;
      const answer = Reflect.apply(original, this, args);
      steps += cost({ length: before }, answer, args);
      return answer;
    };
    stops.push(() => (methods[name] = original));
  };
  for (const [prototype, cost, names] of COSTS) {
    for (const name of names) watch(prototype, name, cost);
  }
  stops.push(watchPatterns((passed) => (steps += passed)));
  const stop = () => {
    for (const end of stops) end();
  };
  return { steps: () => steps, stop };
}

/** All of test, match, matchAll, search, replace and split come by `exec` once it is another's. */
function watchPatterns(count: (passed: number) => void): () => void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to each pattern below
  const exec = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    if (match) count(1 + match.index + match[0].length - from);
    else count(this.sticky ? 1 : 1 + Math.max(0, text.length - from));
    return match;
  };
  return () => (RegExp.prototype.exec = exec);
}
