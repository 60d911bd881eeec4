/** The small questions and changes of every day, against the floor, at one and at sixteen. */
import type { Call, Target } from "../client";
import { closedLoop, Paced, type Measured } from "../load";
import type { Newsroom } from "../newsroom";
import type { Settings } from "../options";
import type { Compared } from "../results";
import { median } from "../summary";
import { random } from "../words";

/** What is asked of either; made anew for each measurement, so that both are asked the same. */
type Operation = {
  name: string;
  /** Writes stop after fewer: each leaves something behind. */
  writes?: boolean;
  /** Somebody logs claims meanwhile, so that nothing stays as it was counted. */
  isBusy?: boolean;
  floor: () => () => Call;
  ours: () => () => Call;
};

const LEVELS = [
  ...["unverified", "single_source", "corroborated", "verified"],
  ...["disputed", "unverifiable", "false"],
];

const RISKS = ["none", "low", "medium", "high"];

function operations(newsroom: Newsroom): Operation[] {
  const { common, rare } = newsroom.words();
  const ids = newsroom.claimIds(4_000);

  const picking =
    <Item>(items: readonly Item[], call: (item: Item) => Call) =>
    () => {
      const source = random(11);
      return () => call(source.pick(items));
    };
  const search = (name: string, words: readonly string[]): Operation => ({
    name,
    floor: picking(words, (word) => ({ path: `/claims?q=${word}&limit=50` })),
    ours: picking(words, (word) => ({ path: `/api/v1/claims?q=${word}&limit=50` })),
  });
  const list = (name: string, isBusy: boolean): Operation => ({
    name,
    isBusy,
    floor: picking(LEVELS, (level) => ({ path: `/claims?level=${level}&limit=50` })),
    ours: picking(LEVELS, (level) => ({ path: `/api/v1/claims?level=${level}&limit=50` })),
  });

  return [
    {
      name: "empty",
      floor: () => () => ({ path: "/empty" }),
      ours: () => () => ({ path: "/api/v1/me" }),
    },
    list("list", false),
    list("list-busy", true),
    search("search-common", common),
    search("search-rare", rare),
    {
      name: "open",
      floor: picking(ids, (id) => ({ path: `/claims/${id}` })),
      ours: picking(ids, (id) => ({ path: `/api/v1/claims/${id}` })),
    },
    logging(newsroom),
    changing(newsroom),
  ];
}

function logging({ bigStory }: Newsroom): Operation {
  let count = 0;
  const wording = () => `The harbour paid invoice ${(count += 1)} twice, the ministry said`;
  return {
    name: "log",
    writes: true,
    floor: () => () => ({ path: "/claims", body: { story: bigStory, wording: wording() } }),
    ours: () => () => ({
      path: "/api/v1/commands/claims.log",
      body: { story: bigStory, wording: wording() },
    }),
  };
}

function changing(newsroom: Newsroom): Operation {
  /** Never the same claim twice, so that each change is one. */
  const claims = function* () {
    for (;;) yield* newsroom.freshClaims(100);
  };
  const changes = (call: (id: number, revision: number, risk: string) => Call) => () => {
    const fresh = claims();
    return () => {
      const { id, revision, legalRisk } = fresh.next().value as FreshRisk;
      return call(id, revision, RISKS.find((risk) => risk !== legalRisk) ?? "none");
    };
  };
  return {
    name: "change",
    writes: true,
    floor: changes((id, _revision, risk) => ({ path: `/claims/${id}`, body: { risk } })),
    ours: changes((id, revision, risk) => ({
      path: "/api/v1/commands/claims.edit",
      body: { claimId: id, revision, patch: { legalRisk: risk } },
    })),
  };
}

type FreshRisk = { id: number; revision: number; legalRisk: string };

const MOST_READS = 20_000;
const MOST_WRITES = 500;

export async function measureLoad(newsroom: Newsroom, settings: Settings): Promise<Compared[]> {
  const compared: Compared[] = [];
  const editor = newsroom.as("editor");
  for (const operation of operations(newsroom).filter(({ name }) => settings.wants("load", name))) {
    for (const connections of [1, 16]) {
      const bounds = {
        connections,
        seconds: settings.seconds,
        most: operation.writes ? MOST_WRITES : MOST_READS,
      };
      const ours: Measured[] = [];
      const floor: Measured[] = [];
      for (let run = 0; run < settings.runs; run += 1) {
        // In turns, each first as often as the other, so that noise falls on both.
        const turns: Array<[Measured[], Target, () => Call]> = [
          [floor, newsroom.floor, operation.floor()],
          [ours, editor, operation.ours()],
        ];
        for (const [into, target, next] of run % 2 === 0 ? turns : turns.reverse()) {
          const writer = operation.isBusy ? startWriter(newsroom, target) : null;
          into.push(await closedLoop(target, next, bounds));
          await writer?.stop();
        }
      }
      const row = { name: operation.name, connections, ours: middle(ours), floor: middle(floor) };
      settings.say(
        `${row.name}, ${connections}: ${row.ours.p50.toFixed(2)} ms, floor ${row.floor.p50.toFixed(2)} ms`,
      );
      for (const { firstFailure } of [row.ours, row.floor]) {
        if (firstFailure !== undefined) settings.say(`not answered: ${firstFailure}`);
      }
      compared.push(row);
    }
  }
  return compared;
}

const WRITE_EVERY_MILLISECONDS = 100;

/** Somebody who logs ten claims a second, with us or with the floor. */
function startWriter(newsroom: Newsroom, target: Target): Paced {
  const wording = "The auditor counted the hulls again";
  const call =
    target === newsroom.floor
      ? { path: "/claims", body: { story: "story-2", wording } }
      : { path: "/api/v1/commands/claims.log", body: { story: "story-2", wording } };
  return new Paced(target, () => call, WRITE_EVERY_MILLISECONDS);
}

/** Of several runs, each figure's median; failures add up. */
function middle(runs: readonly Measured[]): Measured {
  const of = (pick: (run: Measured) => number) => median(runs.map(pick));
  const firstFailure = runs.find((run) => run.firstFailure !== undefined)?.firstFailure;
  return {
    p50: of((run) => run.p50),
    p95: of((run) => run.p95),
    p99: of((run) => run.p99),
    max: Math.max(...runs.map((run) => run.max)),
    requests: runs.reduce((sum, run) => sum + run.requests, 0),
    perSecond: of((run) => run.perSecond),
    processorMs: of((run) => run.processorMs),
    bytes: of((run) => run.bytes),
    failures: runs.reduce((sum, run) => sum + run.failures, 0),
    ...(firstFailure === undefined ? {} : { firstFailure }),
  };
}
