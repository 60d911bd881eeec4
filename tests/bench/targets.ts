/** What the project has set itself, beside what was measured. */
import type { Compared, Held, Parts, Results } from "./results";

export type TargetRow = {
  what: string;
  target: string;
  measured: string;
  /** Null where it was not measured. */
  isReached: boolean | null;
};

const NOT_MEASURED = "not measured";

function times(ratio: number): string {
  return `${ratio.toFixed(1)}×`;
}

/** At one connection and at sixteen, as a multiple of the floor. */
function againstFloor(
  load: Parts["load"] | undefined,
  what: string,
  name: string,
  limits: { atOne: number; atSixteen: number; moreAtOne?: number },
): TargetRow {
  const { atOne, atSixteen, moreAtOne } = limits;
  const more = moreAtOne === undefined ? "" : `, at one at most ${moreAtOne} ms more`;
  const target =
    atOne === atSixteen
      ? `≤ ${atOne}× the floor at 1 and at 16${more}`
      : `≤ ${atOne}× the floor at 1, ≤ ${atSixteen}× at 16${more}`;
  const find = (connections: number) =>
    load?.find((row) => row.name === name && row.connections === connections);
  const one = find(1);
  const sixteen = find(16);
  if (!one || !sixteen) return { what, target, measured: NOT_MEASURED, isReached: null };
  const ratio = ({ ours, floor }: Compared) => ours.p50 / floor.p50;
  const failures = one.ours.failures + sixteen.ours.failures;
  const figures = [one, sixteen]
    .map((row) => `${row.ours.p50.toFixed(1)} ms, ${times(ratio(row))}`)
    .join("; ");
  return {
    what,
    target,
    measured: failures > 0 ? `${figures}; ${failures} requests failed` : figures,
    isReached:
      failures === 0 &&
      ratio(one) <= atOne &&
      ratio(sixteen) <= atSixteen &&
      (moreAtOne === undefined || one.ours.p50 - one.floor.p50 <= moreAtOne),
  };
}

function simple<Part>(
  what: string,
  target: string,
  part: Part | undefined,
  judge: (part: Part) => { measured: string; isReached: boolean },
): TargetRow {
  if (part === undefined) return { what, target, measured: NOT_MEASURED, isReached: null };
  return { what, target, ...judge(part) };
}

/** Of the same questions at two sizes, asked after a change, the one that grew most. */
function growth(
  small: Parts["questions"] | undefined,
  large: Parts["questions"] | undefined,
): { name: string; ratio: number } | undefined {
  if (!small || !large) return undefined;
  return large
    .map(({ name, first }) => {
      const before = small.find((row) => row.name === name)?.first ?? Number.NaN;
      return { name, ratio: first / before };
    })
    .sort((one, other) => other.ratio - one.ratio)[0];
}

export function targetRows(small: Results | null, large: Results | null): TargetRow[] {
  const parts = small?.parts ?? {};
  const load = parts.load?.is;
  const small10 = { atOne: 10, atSixteen: 7, moreAtOne: 5 };
  const commands = { atOne: 5, atSixteen: 5 };
  return [
    againstFloor(load, "table as JSON: 50 rows, filtered and counted", "list", small10),
    againstFloor(load, "the same while claims are logged", "list-busy", small10),
    againstFloor(load, "search, common word", "search-common", small10),
    againstFloor(load, "search, rare word", "search-rare", small10),
    pageRow(parts.page?.is),
    openRow(load),
    againstFloor(load, "log a claim", "log", commands),
    againstFloor(load, "change a field", "change", commands),
    ...(["csv", "xlsx"] as const).map((form) => exportRow(parts.exports?.is, form)),
    ...waitRows(parts),
    ...liveRows(parts.live?.is),
    browserRow(parts.browser?.is),
    ...keyRows(parts.keys?.is),
    memoryRow(parts.memory?.is),
    soakRow(parts.soak?.is),
    growthRow(
      "any page of the table",
      1.3,
      growth(parts.questions?.is, large?.parts.questions?.is),
    ),
    growthRow("facets", 2, growth(parts.facets?.is, large?.parts.facets?.is)),
    emptyRow(load),
  ];
}

function pageRow(page: Parts["page"] | undefined): TargetRow {
  const target = "≤ 15 ms of the processor, ≤ 150 kB before compression";
  return simple("table page of 100 rows, document", target, page, ({ bytes, processorMs }) => ({
    measured: `${processorMs.toFixed(1)} ms, ${(bytes / 1_000).toFixed(0)} kB`,
    isReached: processorMs <= 15 && bytes <= 150_000,
  }));
}

function openRow(load: Parts["load"] | undefined): TargetRow {
  const row = load?.find(({ name, connections }) => name === "open" && connections === 1);
  return simple("open one claim (JSON)", "≤ 4 ms", row, ({ ours }) => ({
    measured: `${ours.p50.toFixed(1)} ms${ours.failures > 0 ? `; ${ours.failures} failed` : ""}`,
    isReached: ours.failures === 0 && ours.p50 <= 4,
  }));
}

function exportRow(exports: Parts["exports"] | undefined, form: "csv" | "xlsx"): TargetRow {
  const what = `everything as ${form === "csv" ? "CSV" : "Excel"}`;
  const target = "≤ 2× the floor; a read meanwhile p95 ≤ 50 ms";
  const row = exports?.find((exported) => exported.form === form);
  return simple(what, target, row, ({ ours, floor, meanwhile }) => ({
    measured: `${ours.seconds.toFixed(2)} s, ${times(ours.seconds / floor.seconds)}; p95 ${meanwhile.p95.toFixed(0)} ms`,
    isReached: ours.seconds / floor.seconds <= 2 && meanwhile.p95 <= 50,
  }));
}

function waitRows({ heavy, holds }: Results["parts"]): TargetRow[] {
  const answered = (held: readonly Held[]) => held.every(({ unanswered }) => unanswered === 0);
  return [
    simple("a reader while the heaviest work is done", "waits ≤ 50 ms (p99)", heavy?.is, (is) => {
      const worst = worstOf(is.held.map(({ name, reader }) => ({ name, p99: reader.p99 })));
      return {
        measured: `${worst.p99.toFixed(0)} ms (${worst.name}); ${is.idle.p99.toFixed(0)} ms while nothing is done`,
        isReached: worst.p99 <= 50 && answered(is.held),
      };
    }),
    simple("another writer meanwhile", "waits ≤ 500 ms (p99)", heavy?.is, (is) => {
      const worst = worstOf(
        is.held.map(({ name, writer }) => ({ name, p99: writer?.p99 ?? Number.NaN })),
      );
      return {
        measured: `${worst.p99.toFixed(0)} ms (${worst.name})`,
        isReached: worst.p99 <= 500 && answered(is.held),
      };
    }),
    simple("a reader while any command is given", "waits ≤ 50 ms (p99)", holds?.is, (held) => {
      const over = held.filter(({ reader }) => reader.p99 > 50);
      const worst = worstOf(held.map(({ name, reader }) => ({ name, p99: reader.p99 })));
      return {
        measured: `${worst.p99.toFixed(0)} ms (${worst.name}); over 50 ms for ${over.length} of ${held.length} commands`,
        isReached: over.length === 0 && answered(held),
      };
    }),
    simple("page of a draft of 20,000 words", "≤ 300 kB", heavy?.is, ({ draftPage }) => ({
      measured: `${(draftPage.bytes / 1_000).toFixed(0)} kB`,
      isReached: draftPage.bytes <= 300_000,
    })),
  ];
}

function liveRows(live: Parts["live"] | undefined): TargetRow[] {
  const browsers = live?.streams ?? 30;
  return [
    simple(`${browsers} browsers hear of a colleague’s change`, "≤ 1 s", live, ({ heard }) => ({
      measured: `${heard.p50.toFixed(0)} ms after it was acknowledged, ${heard.max.toFixed(0)} ms at most`,
      isReached: heard.max <= 1_000,
    })),
    simple(`${browsers} browsers while nothing happens`, "< 2 % of a core", live, (is) => ({
      measured: `${is.idlePercent.toFixed(2)} %`,
      isReached: is.idlePercent < 2,
    })),
  ];
}

/** Where nobody happened to ask during so short a command, there is no figure. */
function worstOf(waits: ReadonlyArray<{ name: string; p99: number }>) {
  const measured = waits.filter(({ p99 }) => !Number.isNaN(p99));
  const [worst] = measured.sort((one, other) => other.p99 - one.p99);
  return worst ?? { name: "nothing", p99: Number.NaN };
}

function browserRow(browser: Parts["browser"] | undefined): TargetRow {
  const target = "interactive ≤ 1 s, scripts ≤ 200 kB gzip, layout shift ≤ 0.05";
  return simple("first load of the table page", target, browser, (seen) => ({
    measured: `${(seen.interactiveMs / 1_000).toFixed(2)} s, ${seen.scriptKb.toFixed(0)} kB (${seen.laterKb.toFixed(0)} kB more afterwards, ahead of other pages), ${seen.layoutShift.toFixed(3)}`,
    isReached: seen.interactiveMs <= 1_000 && seen.scriptKb <= 200 && seen.layoutShift <= 0.05,
  }));
}

function keyRows(keys: Parts["keys"] | undefined): TargetRow[] {
  const rows = [
    ["walk", "key to paint: j and k"],
    ["walkOpen", "the same beside an open claim, which follows"],
    ["open", "key to paint: opening a claim"],
    ["level", "key to paint: choosing a level"],
    ["shown", "Enter in the entry line to the row shown"],
    ["acknowledged", "the same to the row logged", 100],
  ] as const;
  return rows.map(([name, what, limit = 50]) =>
    simple(what, `p95 ≤ ${limit} ms`, keys, (is) => ({
      measured: `${is[name].p95.toFixed(0)} ms, half within ${is[name].p50.toFixed(0)} ms; ${is.claims.toLocaleString("en-GB")} claims in the story`,
      isReached: is[name].p95 <= limit,
    })),
  );
}

function memoryRow(memory: Parts["memory"] | undefined): TargetRow {
  const target = "≤ 250 MB after start, ≤ 450 MB at most";
  return simple("memory", target, memory, ({ atStart, atMost }) => ({
    measured: `${atStart.toFixed(0)} MB, ${atMost.toFixed(0)} MB`,
    isReached: atStart <= 250 && atMost <= 450,
  }));
}

/** Flat: the last quarter holds no more than the second, give or take a twentieth. */
function soakRow(soak: Parts["soak"] | undefined): TargetRow {
  return simple("memory over time", "flat over 20 minutes", soak, ({ minutes, resident }) => {
    const quarter = Math.max(1, Math.floor(resident.length / 4));
    const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    const early = mean(resident.slice(quarter, 2 * quarter));
    const late = mean(resident.slice(-quarter));
    return {
      measured: `${early.toFixed(0)} MB in the second quarter of ${minutes} min, ${late.toFixed(0)} MB in the last`,
      isReached: minutes >= 20 && late <= early * 1.05,
    };
  });
}

function growthRow(
  what: string,
  limit: number,
  grown: { name: string; ratio: number } | undefined,
): TargetRow {
  const target = `≤ ${limit}×`;
  return simple(`from 100,000 claims to 1,000,000: ${what}`, target, grown, ({ name, ratio }) => ({
    measured: `${times(ratio)} (${name})`,
    isReached: ratio <= limit,
  }));
}

function emptyRow(load: Parts["load"] | undefined): TargetRow {
  const rows = load?.filter(({ name }) => name === "empty");
  const measured = rows?.map(({ ours }) => `${ours.p50.toFixed(1)} ms`).join(" at 1, ");
  return {
    what: "an empty authorised route",
    target: "told beside them",
    measured: measured ? `${measured} at 16` : NOT_MEASURED,
    isReached: null,
  };
}
