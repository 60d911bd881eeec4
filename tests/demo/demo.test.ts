/** The demo newsroom holds what a newcomer should meet, and came about by the desk's own rules. */
import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/chain";
import {
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  REVIEW_STATES,
  STANCES,
  TERMS,
  VERIFICATION_LEVELS,
} from "@/lib/ledger/claims/rules";
import { isPassword } from "@/lib/people/password";
import { db } from "@/lib/platform/db";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import { bridgeBearings } from "@/prisma/seeds/bridge-bearings/story";
import { contractorLeak } from "@/prisma/seeds/contractor-leak/story";
import { loadDemoNewsroom } from "@/prisma/seeds/demo-newsroom";
import { ferryContract } from "@/prisma/seeds/ferry-contract/story";
import { hospitalWaits } from "@/prisma/seeds/hospital-waits/story";
import { countMoves } from "@/prisma/seeds/plan-story";
import { useDatabase } from "@/tests/support/database";

useDatabase();

const LEAK = "contractor-leak";

function listClaims(slug: string) {
  return db().claim.findMany({
    where: { story: { slug } },
    orderBy: { number: "asc" },
    include: {
      story: { select: { slug: true } },
      tags: true,
      questions: true,
      verdicts: { orderBy: { id: "asc" } },
      citations: {
        include: { source: true, restsOn: { include: { source: true } } },
        orderBy: { position: "asc" },
      },
    },
  });
}

type Claim = Awaited<ReturnType<typeof listClaims>>[number];

let startedAt: Date;
let leak: Claim[];
let all: Claim[];

beforeAll(async () => {
  startedAt = new Date();
  await loadDemoNewsroom();
  leak = await listClaims(LEAK);
  const others = ["ferry-contract", "hospital-waits", "bridge-bearings"];
  all = [...leak, ...(await Promise.all(others.map(listClaims))).flat()];
}, 120_000);

const standing = (claims: Claim[]) => claims.filter((claim) => !claim.withdrawnAt);
const tagged = (tag: string) =>
  standing(leak).filter((claim) => claim.tags.some((row) => row.tag === tag));
const worded = (pattern: RegExp) => leak.filter((claim) => pattern.test(claim.wording));
const cites = (claim: Claim, name: string) =>
  claim.citations.filter((citation) => citation.source.name === name);

describe("the newsroom", () => {
  it("has four accounts that open with the demo's password", async () => {
    const people = await db().user.findMany({ orderBy: { id: "asc" } });
    expect(people.map(({ email }) => email).sort()).toEqual([
      "admin@newsroom.example",
      "editor@newsroom.example",
      "reviewer@newsroom.example",
      "viewer@newsroom.example",
    ]);
    for (const person of people) {
      expect(person.email).toBe(`${person.role}@newsroom.example`);
      expect(await isPassword(person.passwordHash, "sourceline-demo")).toBe(true);
    }
  });

  it("has three open stories with deadlines ahead, the leak's first", async () => {
    const open = { status: { not: "published" as const } };
    const stories = await db().story.findMany({ where: open, orderBy: { deadlineAt: "asc" } });
    expect(stories.map((story) => story.slug)).toEqual([LEAK, "ferry-contract", "hospital-waits"]);
    const hours = stories.map(
      (story) => ((story.deadlineAt?.getTime() ?? 0) - startedAt.getTime()) / 3_600_000,
    );
    expect(Math.floor(hours[0]!)).toBe(21);
    expect(Math.floor(hours[1]! / 24)).toBe(2);
    expect(Math.floor(hours[2]! / 24)).toBe(5);
    expect(stories.some((story) => story.restricted)).toBe(false);
  });

  it("is left alone when loaded again", async () => {
    const events = await db().event.count();
    expect(await loadDemoNewsroom()).toEqual({ found: "accounts" });
    expect(await db().event.count()).toBe(events);
  });
});

describe("its log", () => {
  it("holds at least one event for every line of the data", async () => {
    const moves =
      countMoves(contractorLeak) +
      countMoves(ferryContract) +
      countMoves(hospitalWaits) +
      countMoves(bridgeBearings);
    expect(await db().event.count()).toBeGreaterThanOrEqual(moves + 4);
  });

  it("is whole, goes forward in time and ends before the loading", async () => {
    expect(await verifyChain()).toMatchObject({ ok: true });
    const events = await db().event.findMany({ orderBy: { seq: "asc" }, select: { at: true } });
    const times = events.map((event) => event.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(startedAt.getTime());
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(3 * 24 * 3_600_000);
  });

  it("shows no verdict by who logged the claim, and none without a note", () => {
    const verdicts = all.flatMap((claim) =>
      claim.verdicts.map((verdict) => ({ ...verdict, loggedById: claim.loggedById })),
    );
    expect(verdicts.length).toBeGreaterThan(40);
    expect(verdicts.filter((verdict) => verdict.reviewerId === verdict.loggedById)).toEqual([]);
    expect(verdicts.filter((verdict) => verdict.note.length < 20)).toEqual([]);
  });
});

describe("its claims", () => {
  it("number at least thirty in the leak, from at least fifteen sources", () => {
    expect(standing(leak).length).toBeGreaterThanOrEqual(34);
    const sources = new Set(leak.flatMap((claim) => claim.citations.map((c) => c.source.name)));
    expect(sources.size).toBeGreaterThanOrEqual(16);
    for (const slug of ["ferry-contract", "hospital-waits"]) {
      const others = all.filter((claim) => claim.story.slug === slug);
      expect(others.length).toBeGreaterThanOrEqual(10);
      expect(others.length).toBeLessThanOrEqual(15);
    }
  });

  const spread: Array<[string, readonly string[], (claims: Claim[]) => string[]]> = [
    ["level", VERIFICATION_LEVELS, (claims) => claims.map((claim) => claim.level)],
    ["review state", REVIEW_STATES, (claims) => claims.map((claim) => claim.reviewState)],
    ["kind", CLAIM_KINDS, (claims) => claims.map((claim) => claim.kind)],
    ["attribution status", ATTRIBUTION_STATUSES, (claims) => claims.map((c) => c.attribution)],
    ["stance", STANCES, (claims) => claims.flatMap((c) => c.citations.map((x) => x.stance))],
    ["terms", TERMS, (claims) => claims.flatMap((c) => c.citations.map((x) => x.terms))],
    [
      "kind of source",
      SOURCE_KINDS,
      (claims) => claims.flatMap((c) => c.citations.map((x) => x.source.kind)),
    ],
  ];
  it.each(spread)("show every %s", (_name, values, of) => {
    const found = new Set(of(all));
    expect(values.filter((value) => !found.has(value))).toEqual([]);
  });

  it("show every level and review state in the leak itself", () => {
    const shown = standing(leak);
    for (const level of VERIFICATION_LEVELS) {
      expect(shown.some((claim) => claim.level === level)).toBe(true);
    }
    for (const state of REVIEW_STATES) {
      expect(shown.some((claim) => claim.reviewState === state)).toBe(true);
    }
  });

  it("lean on sources of every reliability but E, which nobody would cite", async () => {
    const used = await db().source.groupBy({ by: ["reliability"] });
    const found = new Set(used.map((row) => row.reliability));
    expect(RELIABILITIES.filter((letter) => !found.has(letter))).toEqual(["E"]);
  });

  it("are on terms that somebody said, but for what was logged and not handed over yet", () => {
    const unsaid = all.filter(({ citations }) =>
      citations.some(({ terms }) => terms === "not_said"),
    );
    expect(unsaid.length).toBeGreaterThan(0);
    expect(unsaid.filter(({ reviewState }) => reviewState !== "open")).toEqual([]);
  });

  it("name the words agreed, or a description, wherever the terms are not on the record", () => {
    const bound = all
      .flatMap((claim) => claim.citations)
      .filter(({ terms }) => terms !== "on_record" && terms !== "not_said");
    expect(bound.length).toBeGreaterThan(8);
    const unsaid = bound.filter((one) => one.termsAgreed === "" && one.agreedDescription === "");
    expect(unsaid).toEqual([]);
    expect(bound.filter((one) => one.agreedDescription !== "").length).toBeGreaterThan(5);
  });
});

describe("the leak story holds", () => {
  it("a list of targets, split into one claim each, the UK Foreign Office first", () => {
    const targets = tagged("targets").filter((claim) => /targets/.test(claim.wording));
    expect(targets[0]?.wording).toBe(
      "The UK Foreign Office was among the contractor’s targets in 2021 and 2022",
    );
    expect(targets[0]?.number).toBe(7);
    expect(targets[1]?.wording).toMatch(/Royal Thai Army/);
    expect(targets[2]?.wording).toMatch(/NATO/);
    const list = leak.find((claim) => claim.withdrawnAt);
    expect(list?.withdrawnReason).toMatch(/C7, C8 and C9/);
  });

  it("hedged and conditional wording", () => {
    expect(tagged("hedged").length).toBeGreaterThan(5);
    expect(worded(/appears? to/).length).toBeGreaterThan(1);
    expect(tagged("conditional").every((claim) => /^If genuine/.test(claim.wording))).toBe(true);
    expect(tagged("conditional")).not.toEqual([]);
  });

  it("documents of unclear origin, and the newsroom's own review of them", () => {
    expect(tagged("origin unclear").some((claim) => claim.level === "unverifiable")).toBe(true);
    expect(tagged("own review")[0]).toMatchObject({ attribution: "own_reporting" });
  });

  it("experts unnamed and in the plural: five sources, one origin", () => {
    const experts = tagged("unnamed experts");
    expect(experts.length).toBeGreaterThan(2);
    const [genuine] = worded(/^Specialists who have read the files/);
    expect(genuine).toMatchObject({ attribution: "unnamed", sourceCount: 5, originCount: 1 });
  });

  it("named experts with title and employer", () => {
    const people = tagged("named expert").flatMap((c) => c.citations.map((x) => x.source));
    const names = new Set(people.map((person) => person.name));
    expect(names.size).toBe(3);
    expect(people.every((person) => person.title !== "" && person.employer !== "")).toBe(true);
  });

  it("an alias, and a source that goes by it", async () => {
    expect(tagged("alias")[0]?.wording).toMatch(/formally known as Shanghai Anxun/);
    const firm = await db().source.findFirst({ where: { name: "I-Soon" } });
    expect(firm?.aliases).toMatch(/Shanghai Anxun/);
  });

  it("a spokeswoman who neither confirms nor denies", () => {
    const [answer] = tagged("neither confirms nor denies");
    expect(answer).toMatchObject({ level: "verified", kind: "quotation" });
    expect(answer?.citations.some((citation) => citation.stance === "denies")).toBe(false);
  });

  it("silence, no immediate comment and a fax, told apart", () => {
    expect(tagged("no reply").length).toBeGreaterThan(5);
    expect(tagged("no immediate comment").map((claim) => claim.wording)).toEqual([
      "Google had no immediate comment",
    ]);
    const [fax] = tagged("asked by fax");
    expect(cites(fax!, "Reply log, leak story")[0]?.locator).toMatch(/fax with transmission/);
  });

  it("a founding year with no source, sent back with a question", () => {
    const [year] = tagged("no source given");
    expect(year).toMatchObject({
      attribution: "unattributed",
      reviewState: "open",
      level: "unverified",
      sourceCount: 0,
    });
    expect(year?.questions[0]).toMatchObject({ answer: "", closedAt: null });
  });

  it("two sides that accuse each other, and a disputed claim with its denial", () => {
    const accusations = tagged("mutual accusations");
    expect(accusations.map((claim) => claim.level)).toEqual(["verified", "verified", "disputed"]);
    const stances = accusations.at(-1)?.citations.map((citation) => citation.stance);
    expect(stances).toEqual(["supports", "denies"]);
  });

  it("a false claim with what contradicts it", () => {
    const wrong = standing(leak).filter((claim) => claim.level === "false");
    expect(wrong).not.toEqual([]);
    expect(wrong[0]?.citations.some((citation) => citation.stance === "contradicts")).toBe(true);
  });

  it("questions answered, closed and dismissed", () => {
    const questions = all.flatMap((claim) => claim.questions);
    expect(questions.some((asked) => asked.answer !== "" && !asked.closedAt)).toBe(true);
    expect(questions.some((asked) => asked.answer !== "" && asked.closedAt)).toBe(true);
    expect(questions.some((asked) => asked.dismissReason !== "")).toBe(true);
  });

  it("a verdict that lapsed with a dropped hedge", async () => {
    const lapses = await db().event.findMany({ where: { type: "verdict.lapsed" } });
    const hedges = lapses.map((event) => JSON.parse(event.data) as { meaning?: string[] });
    expect(
      hedges.filter((data) => data.meaning?.some((change) => change.includes("may have"))),
    ).toHaveLength(2);
    expect(hedges.some((data) => !data.meaning)).toBe(true);
  });

  it("no words put into the mouth of anybody who exists", () => {
    const real = ["John Hultquist", "David Robinson", "Dakota Cary", "Mao Ning"];
    const quoted = all
      .flatMap((claim) => claim.citations)
      .filter((citation) => real.includes(citation.source.name) && citation.quote !== "");
    expect(quoted).toEqual([]);
  });
});
