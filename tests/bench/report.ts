/** Makes docs/bench.md of what was measured: the targets first, then every figure. */
import type { Compared, Exported, Held, Parts, Results } from "./results";
import { targetRows } from "./targets";

function ms(value: number): string {
  if (Number.isNaN(value)) return "–";
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  const [first, ...others] = head;
  return [
    `| ${[first, ...others].join(" | ")} |`,
    `| --- | ${others.map(() => "--:").join(" | ")} |`,
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ];
}

type Section = {
  title: string;
  about: string;
  rows: (results: Results) => string[] | null;
};

const SECTIONS: readonly Section[] = [
  {
    title: "Small requests",
    about:
      "Median of one request, and how many times the floor's; c is the number of connections that ask at once. The empty route answers who is asking and reads nothing else: what the framework and the session cost. Where it says busy, somebody logs ten claims a second meanwhile.",
    rows: ({ parts }) => {
      if (!parts.load) return null;
      const head = [
        ...["what", "c", "Sourceline, ms", "floor, ms", "ratio", "p99, ms", "floor's p99"],
        ...["a second", "processor, ms"],
      ];
      return table(head, parts.load.is.map(comparedRow));
    },
  },
  {
    title: "Every order and filter of the table",
    about:
      "A page of 100 rows with its total, at one connection: just after somebody logged a claim, and again with nothing written in between; medians.",
    rows: ({ parts }) => askedTable(parts.questions?.is),
  },
  {
    title: "Facets",
    about: "How many claims hold each value of a field; likewise.",
    rows: ({ parts }) => askedTable(parts.facets?.is),
  },
  {
    title: "Files of everything",
    about:
      "Seconds to the last byte. Meanwhile somebody opens a claim every 50 ms; what they wait, counted from the moment they asked.",
    rows: ({ parts }) => {
      if (!parts.exports) return null;
      const head = [
        ...["file", "Sourceline, s", "floor, s", "ratio", "MB", "floor's MB"],
        ...["a reader's p95, ms", "longest, ms"],
      ];
      return table(head, parts.exports.is.map(exportedRow));
    },
  },
  {
    title: "What others wait for the heaviest work",
    about:
      "Somebody asks a hundred times a second who they are, and somebody else logs ten claims a second, from before the work begins until after it has ended; waits count from the moment a request was due.",
    rows: ({ parts }) => {
      if (!parts.heavy) return null;
      const { idle, held } = parts.heavy.is;
      const nothing: Held = { name: "nothing", took: Number.NaN, unanswered: 0, reader: idle };
      return heldTable([nothing, ...held]);
    },
  },
  {
    title: "What a reader waits for each command",
    about:
      "Every command once, as heavy as it comes where it takes a list. Made from the list of commands itself.",
    rows: ({ parts }) => (parts.holds ? heldTable(parts.holds.is) : null),
  },
];

function comparedRow({ name, connections, ours, floor }: Compared): string[] {
  return [
    ours.failures > 0 ? `${name} (${ours.failures} failed)` : name,
    String(connections),
    ms(ours.p50),
    ms(floor.p50),
    (ours.p50 / floor.p50).toFixed(1),
    ms(ours.p99),
    ms(floor.p99),
    ours.perSecond.toFixed(0),
    ms(ours.processorMs),
  ];
}

function exportedRow({ form, ours, floor, meanwhile }: Exported): string[] {
  return [
    form,
    ours.seconds.toFixed(2),
    floor.seconds.toFixed(2),
    (ours.seconds / floor.seconds).toFixed(1),
    (ours.bytes / 1e6).toFixed(1),
    (floor.bytes / 1e6).toFixed(1),
    ms(meanwhile.p95),
    ms(meanwhile.max),
  ];
}

function askedTable(rows: Parts["questions"] | undefined): string[] | null {
  if (!rows) return null;
  return table(
    ["what", "after a change, ms", "again, ms"],
    rows.map(({ name, first, again }) => [name, ms(first), ms(again)]),
  );
}

function heldTable(held: readonly Held[]): string[] {
  const hasWriter = held.some(({ writer }) => writer !== undefined);
  const head = [
    ...["what", "takes, ms", "a reader's p99, ms", "longest, ms"],
    ...(hasWriter ? ["a writer's p99, ms", "longest, ms"] : []),
  ];
  const rows = held.map(({ name, took, refused, unanswered, reader, writer }) => [
    [
      name,
      ...(refused === undefined ? [] : ["(refused)"]),
      ...(unanswered === 0 ? [] : [`(${unanswered} others not answered)`]),
    ].join(" "),
    ms(took),
    ms(reader.p99),
    ms(reader.max),
    ...(hasWriter ? [ms(writer?.p99 ?? Number.NaN), ms(writer?.max ?? Number.NaN)] : []),
  ]);
  return table(head, rows);
}

/** Thousands are told with a comma. */
export function counted(count: number): string {
  return count.toLocaleString("en-GB");
}

function detailsOf(results: Results): string[] {
  const lines = [`## ${counted(results.claims)} claims, figure by figure`, ""];
  for (const { title, about, rows } of SECTIONS) {
    const body = rows(results);
    if (body) lines.push(`### ${title}`, "", about, "", ...body, "");
  }
  const soak = results.parts.soak?.is;
  if (soak) {
    const resident = soak.resident.map((mebibytes) => mebibytes.toFixed(0)).join(", ");
    lines.push("### Memory over time", "", `MiB, once a minute: ${resident}.`, "");
  }
  return lines;
}

/** When the parts were measured: one day, or several when some were measured again. */
function daysOf(results: Results): string {
  const days = Object.values(results.parts).map(({ on }) => on);
  const [first, ...others] = [...new Set(days)].sort();
  return others.length > 0 ? `${first} to ${others.at(-1)}` : (first ?? "–");
}

export function makeReport(hundredThousand: Results | null, million: Results | null): string {
  const all = [hundredThousand, million].filter((results) => results !== null);
  return [
    "# Bench",
    "",
    "`npm run bench` serves the production build on a newsroom of 100,000 claims (20,000 of them in one story) with their citations, 20,000 sources and a log, and asks it over HTTP as a signed-in person. Beside it, on the same machine and in turns with it, the floor answers: the same claims in one flat table, bare SQLite with a full-text index behind `node:http`, every commit on the disk before it is answered, and nothing else: no sign-in, no permissions, no citations, no history. It says what the machine can do, not what would be fair. `-- --claims 1000000` measures ten times as much, `-- --soak 20` memory over twenty minutes, `-- --only list,exports` a part, `-- --quick` everything once. A timing never fails anything.",
    "",
    ...all.map(
      (results) => `${counted(results.claims)} claims: ${results.machine}, ${daysOf(results)}.`,
    ),
    "",
    "## What is to be reached",
    "",
    ...table(
      ["what", "to reach", "measured", "reached"],
      targetRows(hundredThousand, million).map(({ what, target, measured, isReached }) => [
        what,
        target,
        measured,
        isReached === null ? "–" : isReached ? "yes" : "**no**",
      ]),
    ),
    "",
    ...all.flatMap(detailsOf),
  ].join("\n");
}
