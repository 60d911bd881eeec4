/** What the bench has measured, kept between runs so that one part can be measured again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Measured } from "./load";
import type { Summary } from "./summary";

export type Compared = {
  name: string;
  connections: number;
  ours: Measured;
  floor: Measured;
};

/** Milliseconds just after something was written, and when nothing was written in between. */
export type Asked = { name: string; first: number; again: number };

export type Exported = {
  form: "csv" | "xlsx";
  ours: { seconds: number; bytes: number };
  floor: { seconds: number; bytes: number };
  /** Somebody opening a claim while ours is made. */
  meanwhile: Summary;
};

export type Held = {
  name: string;
  /** Of the command itself, in milliseconds. */
  took: number;
  /** Why it was refused, where it was. */
  refused?: string;
  /** How many of the others were refused or not answered at all. */
  unanswered: number;
  reader: Summary;
  /** Where somebody else wrote meanwhile. */
  writer?: Summary;
};

export type Parts = {
  load: Compared[];
  questions: Asked[];
  facets: Asked[];
  page: { bytes: number; processorMs: number; p50: number };
  /** Scripts as sent: for this page, and ahead of others that it leads to. */
  browser: { interactiveMs: number; scriptKb: number; laterKb: number; layoutShift: number };
  /** From a key to the frame that shows what it does, in a story of so many claims. */
  keys: { claims: number } & Record<
    "walk" | "open" | "walkOpen" | "level" | "shown" | "acknowledged",
    Summary
  >;
  exports: Exported[];
  heavy: { idle: Summary; held: Held[]; draftPage: { bytes: number; p50: number } };
  holds: Held[];
  /** Milliseconds from a command's answer to when a stream told of it; of one core, while idle. */
  live: { streams: number; heard: Summary; idlePercent: number };
  memory: { atStart: number; atMost: number };
  /** MiB, once a minute. */
  soak: { minutes: number; resident: number[]; failures: number };
};

export type PartName = keyof Parts;

export type Results = {
  claims: number;
  machine: string;
  parts: { [Name in PartName]?: { on: string; is: Parts[Name] } };
};

function fileOf(claims: number): string {
  return path.join("data", "bench", `results-${claims}.json`);
}

export function readResults(claims: number): Results | null {
  const file = fileOf(claims);
  if (!existsSync(file)) return null;
  // JSON has no word for a figure that there is none of.
  const noFigure = (_key: string, value: unknown) => (value === null ? Number.NaN : value);
  return JSON.parse(readFileSync(file, "utf8"), noFigure) as Results;
}

/** Keeps what was measured, beside earlier parts that were not measured again. */
export function keepResults(measured: Results): void {
  const file = fileOf(measured.claims);
  mkdirSync(path.dirname(file), { recursive: true });
  const kept = readResults(measured.claims)?.parts ?? {};
  const parts = { ...kept, ...measured.parts };
  if (kept.load && measured.parts.load) {
    const { on, is } = measured.parts.load;
    parts.load = { on, is: withLater(kept.load.is, is) };
  }
  writeFileSync(file, JSON.stringify({ ...measured, parts }, null, 1));
}

/** Small operations can be measured again one by one; the others stay in their places. */
function withLater(kept: readonly Compared[], later: readonly Compared[]): Compared[] {
  const isSame = (one: Compared, other: Compared) =>
    one.name === other.name && one.connections === other.connections;
  const replaced = kept.map((row) => later.find((other) => isSame(row, other)) ?? row);
  return [...replaced, ...later.filter((row) => !kept.some((other) => isSame(row, other)))];
}
