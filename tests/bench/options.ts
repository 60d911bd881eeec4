/** What `npm run bench -- …` was asked for. */
import { parseArgs } from "node:util";
import { Trouble } from "@/scripts/lib/trouble.mjs";
import type { PartName } from "./results";

/** In the order they are measured in; the small operations of "load" can be asked for one by one. */
export const PARTS = [
  ...["memory", "load", "questions", "facets", "page", "browser", "keys"],
  ...["exports", "heavy", "holds", "live", "soak"],
] as PartName[];

export const OPERATIONS = [
  ...["empty", "list", "list-busy", "search-common", "search-rare", "open", "log", "change"],
];

const USAGE = `Use: npm run bench -- [--claims 1000000] [--only ${PARTS.join(",")}] [--soak MINUTES] [--quick]
Of load, these can be asked for one by one: ${OPERATIONS.join(", ")}.`;

export type Settings = {
  claims: number;
  /** Of one load. */
  seconds: number;
  /** Of which the median is told. */
  runs: number;
  /** How often heavy work is done. */
  times: number;
  soakMinutes: number;
  isQuick: boolean;
  wants: (part: PartName, operation?: string) => boolean;
  say: (line: string) => void;
};

/** @throws Trouble that says how the bench is run. */
export function readSettings(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      claims: { type: "string", default: "100000" },
      only: { type: "string", default: "" },
      soak: { type: "string", default: "0" },
      quick: { type: "boolean", default: false },
    },
  });
  const claims = Number(values.claims);
  const soakMinutes = Number(values.soak);
  const only = values.only.split(",").filter(Boolean);
  const unknown = only.filter((name) => ![...PARTS, ...OPERATIONS].includes(name));
  if (!(claims >= 10_000) || !(soakMinutes >= 0) || unknown.length > 0) throw new Trouble(USAGE);

  const wants = (part: PartName, operation?: string) => {
    if (part === "soak") return soakMinutes > 0;
    if (only.length === 0 || only.includes(part)) return true;
    const named = only.filter((name) => OPERATIONS.includes(name));
    if (part !== "load") return false;
    return operation === undefined ? named.length > 0 : named.includes(operation);
  };
  return {
    claims,
    soakMinutes,
    isQuick: values.quick,
    ...(values.quick ? { seconds: 1, runs: 1, times: 1 } : { seconds: 4, runs: 3, times: 3 }),
    wants,
    say: (line) => process.stderr.write(`${line}\n`),
  };
}
