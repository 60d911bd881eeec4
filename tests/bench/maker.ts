/**
 * The records of the bench's newsroom, row by row in raw SQL. What standing.ts derives is computed
 * here the same way, and the log is a true chain.
 */
import type Database from "better-sqlite3";
import { canonical } from "@/lib/audit/canonical";
import { GENESIS, hashEvent } from "@/lib/audit/chain";
import {
  ATTRIBUTION_STATUSES,
  BASES,
  CLAIM_KINDS,
  LEGAL_RISKS,
  STANCES,
  SAYABLE_TERMS,
  VERIFICATION_LEVELS,
} from "@/lib/ledger/claims/rules";
import { nameKeyOf } from "@/lib/ledger/sources/names";
import { assertedByKeyOf } from "@/lib/ledger/standing/found-by";
import { refWords } from "@/lib/platform/search-index";
import { foldLetters } from "@/lib/text/fold-letters";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import { seedRetention } from "./retention";
import { FILLERS, makeWords, random, SUBJECTS, VERBS, type Random } from "./words";

export type Sizes = {
  people: number;
  stories: number;
  /** Of these, the first story holds a fifth. */
  claims: number;
  sources: number;
  tags: number;
};

const START = Date.UTC(2022, 0, 3, 8);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Entry = { storyId: number; number: number; at: number };

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "+00:00");
}

function day(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 10)}T00:00:00.000+00:00`;
}

type Row = Record<string, string | number | null>;

/** Makes the records one after the other, the same for the same sizes. */
type Indexed = { id: number; storyId: number; number: number; wording: string; note: string };

export class Maker {
  readonly #database: Database.Database;
  readonly #sizes: Sizes;
  readonly #random: Random = random(20_260_531);
  readonly #words: string[];
  readonly #inserts = new Map<string, Database.Statement>();
  readonly #sourceNames: string[] = [""];
  readonly #tags: string[];
  #prevHash = GENESIS;
  #seq = 0;
  #citation = 0;

  constructor(database: Database.Database, sizes: Sizes) {
    this.#database = database;
    this.#sizes = sizes;
    this.#words = makeWords(6_000, this.#random);
    this.#tags = makeWords(sizes.tags, random(7));
  }

  all(): void {
    this.#people();
    this.#stories();
    this.#orphans();
    seedRetention((table, row) => this.#insert(table, row), {
      ...{ first: this.#sizes.stories + 4, by: Math.min(19, this.#sizes.people) },
      ...{ at: instant(START), later: instant(START + 36_500 * DAY) },
    });
    this.#sources();
    this.#entries().forEach((entry, index) => this.#claim(index + 1, entry));
  }

  /** Stories start one after another and overlap; claims are numbered through by time. */
  #entries(): Entry[] {
    const entries = this.#claimsPerStory().flatMap((count, index) =>
      Array.from({ length: count }, (_, position) => {
        const begun = START + index * 20 * DAY;
        const at = begun + position * (HOUR / 4) + this.#random.below(60_000);
        return { storyId: index + 1, number: position + 1, at };
      }),
    );
    return entries.sort((one, other) => one.at - other.at);
  }

  #insert(table: string, row: Row): void {
    const key = `${table} ${Object.keys(row).join()}`;
    let statement = this.#inserts.get(key);
    if (!statement) {
      const columns = Object.keys(row);
      statement = this.#database.prepare(
        `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(", ")})
         VALUES (${columns.map(() => "?").join(", ")})`,
      );
      this.#inserts.set(key, statement);
    }
    statement.run(...Object.values(row));
  }

  #people(): void {
    for (let id = 1; id <= this.#sizes.people; id += 1) {
      const role = id === 1 ? "admin" : this.#random.pick(["editor", "editor", "reviewer"]);
      this.#insert("User", {
        id,
        email: `person${id}@newsroom.example`,
        name: `${this.#name()} ${this.#name()}`,
        role,
        createdAt: instant(START),
      });
    }
  }

  #name(): string {
    const word = this.#random.pick(this.#words);
    return word.charAt(0).toUpperCase() + word.slice(1);
  }

  #claimsPerStory(): number[] {
    const { claims, stories } = this.#sizes;
    const large = Math.floor(claims / 5);
    const rest = Math.floor((claims - large) / (stories - 1));
    const counts = Array.from({ length: stories }, () => rest);
    counts[0] = claims - rest * (stories - 1);
    return counts;
  }

  #stories(): void {
    this.#claimsPerStory().forEach((count, index) => {
      const id = index + 1;
      this.#insert("Story", {
        id,
        slug: `story-${id}`,
        headline: this.#sentence(5),
        restricted: id === this.#sizes.stories ? 1 : 0,
        status: this.#random.pick(["drafting", "checking", "checking", "cleared", "published"]),
        nextClaimNumber: count + 1,
        createdById: 1,
        createdAt: instant(START),
        updatedAt: instant(START),
      });
      if (id % 3 === 0) {
        this.#insert("StoryMember", { storyId: id, userId: 2, addedAt: instant(START) });
      }
    });
  }

  /** Restricted stories that nobody can work in; of two somebody asked that they be opened. */
  #orphans(): void {
    const first = this.#sizes.stories + 1;
    // Somebody whom no command is about, in a newsroom that is large enough for it.
    const requestedById = Math.min(19, this.#sizes.people);
    for (let id = first; id < first + 3; id += 1) {
      this.#insert("Story", {
        ...{ id, slug: `nobody-${id}`, headline: "Nobody is left", restricted: 1 },
        ...{ status: "checking", nextClaimNumber: 1, createdById: 1 },
        ...{ createdAt: instant(START), updatedAt: instant(START) },
      });
      if (id === first) continue;
      // So late that the request waits for as long as this file is kept.
      const requestedAt = instant(START + 36_500 * DAY);
      this.#insert("StoryOpening", {
        ...{ storyId: id, memberId: 2, reason: "He left", requestedById, requestedAt },
      });
    }
  }

  #sources(): void {
    for (let id = 1; id <= this.#sizes.sources; id += 1) {
      const name = `${this.#name()} ${this.#name()} ${this.#random.below(1_000)}`;
      this.#sourceNames.push(name);
      this.#insert("Source", {
        id,
        name,
        nameKey: nameKeyOf({ name, aliases: "" }),
        kind: this.#random.pick(SOURCE_KINDS),
        reliability: this.#random.pick(RELIABILITIES),
        shared: 1,
        createdById: 1,
        createdAt: instant(START),
        updatedAt: instant(START),
      });
    }
  }

  #sentence(words: number): string {
    const parts = Array.from({ length: words }, (_, index) =>
      index % 3 === 1
        ? this.#random.pick(FILLERS)
        : this.#words[this.#random.skewed(this.#words.length)],
    );
    return `${this.#random.pick(SUBJECTS)} ${this.#random.pick(VERBS)} ${parts.join(" ")}`;
  }

  #claim(id: number, { storyId, number, at: loggedAt }: Entry): void {
    const { next, below, pick } = this.#random;
    const state = pick(["open", "open", "ready", "decided", "decided", "decided", "recheck"]);
    const judged = state === "decided" || state === "recheck";
    const level = judged ? (VERIFICATION_LEVELS[1 + below(6)] ?? "verified") : "unverified";
    const person = () => 1 + this.#random.skewed(this.#sizes.people);
    const wording = this.#sentence(6 + below(12));
    const note = next() < 0.2 ? this.#sentence(12) : "";
    const citations = this.#citations();
    const standing = citations.filter((citation) => !citation.isRemoved);
    const verdictAt = judged ? loggedAt + below(72) * HOUR : null;
    const verdictById = judged ? person() : null;
    const loggedById = person();
    const withdrawn = next() < 0.02;
    const assertedBy = next() < 0.4 ? `${this.#name()} ${this.#name()}` : "";
    this.#insert("Claim", {
      id,
      storyId,
      number,
      wording,
      kind: CLAIM_KINDS[this.#random.skewed(CLAIM_KINDS.length)] ?? "fact",
      assertedBy,
      assertedByKey: assertedByKeyOf(assertedBy),
      attribution: pick(ATTRIBUTION_STATUSES),
      level,
      reviewState: state,
      legalRisk: LEGAL_RISKS[this.#random.skewed(LEGAL_RISKS.length)] ?? "none",
      checkerId: next() < 0.7 ? person() : null,
      asOf: next() < 0.3 ? day(loggedAt - below(400) * DAY) : null,
      recheckOn: next() < 0.2 ? day(loggedAt + below(200) * DAY) : null,
      note,
      loggedById,
      loggedAt: instant(loggedAt),
      contentChangedById: loggedById,
      updatedAt: instant(verdictAt ?? loggedAt),
      withdrawnAt: withdrawn ? instant(loggedAt + HOUR) : null,
      withdrawnById: withdrawn ? loggedById : null,
      withdrawnReason: withdrawn ? "Said twice" : "",
      sourceCount: standing.length,
      originCount: standing.filter((citation) => citation.stance === "supports").length,
      sourceNames: standing.map(nameCitation).join("; "),
      ...leavingOf(standing),
      verdictAt: verdictAt === null ? null : instant(verdictAt),
      verdictById,
    });
    citations.forEach((citation, position) =>
      this.#cite(id, position, citation, loggedById, loggedAt),
    );
    this.#index({ id, storyId, number, wording, note }, standing);
    this.#mark(id);
    if (verdictAt !== null && verdictById !== null) {
      this.#judge(id, level, state, verdictById, verdictAt);
    }
    if (next() < 0.03) this.#ask(id, person(), loggedAt);
    this.#log(id, storyId, number, loggedById, loggedAt, wording);
  }

  #citations(): Cited[] {
    const count = this.#random.pick([0, 1, 1, 2, 2, 3, 3]);
    const used = new Set<number>();
    while (used.size < count) used.add(1 + this.#random.skewed(this.#sizes.sources));
    return [...used].map((sourceId) => ({
      sourceId,
      name: this.#sourceNames[sourceId] ?? "",
      stance: STANCES[this.#random.skewed(STANCES.length)] ?? "supports",
      terms: SAYABLE_TERMS[this.#random.skewed(SAYABLE_TERMS.length)] ?? "on_record",
      quote: this.#random.next() < 0.5 ? this.#sentence(8) : "",
      locator: this.#random.next() < 0.4 ? `page ${this.#random.below(300)}` : "",
      isRemoved: this.#random.next() < 0.03,
    }));
  }

  #cite(claimId: number, position: number, cited: Cited, addedById: number, at: number): void {
    this.#citation += 1;
    this.#insert("Citation", {
      id: this.#citation,
      claimId,
      sourceId: cited.sourceId,
      position,
      stance: cited.stance,
      terms: cited.terms,
      basis: this.#random.pick(BASES),
      credibility: 1 + this.#random.below(6),
      quote: cited.quote,
      locator: cited.locator,
      addedById,
      addedAt: instant(at),
      removedAt: cited.isRemoved ? instant(at + HOUR) : null,
    });
    if (this.#random.next() < 0.02) {
      this.#insert("Attachment", {
        citationId: this.#citation,
        name: "page.pdf",
        mediaType: "application/pdf",
        size: 1_000,
        sha256: "0".repeat(64),
        addedById,
        addedAt: instant(at),
        removedAt: this.#random.next() < 0.2 ? instant(at + HOUR) : null,
      });
    }
  }

  #index({ id, storyId, number, wording, note }: Indexed, citations: Cited[]): void {
    const lines = (list: readonly string[]) => foldLetters(list.filter(Boolean).join("\n"));
    const under = (...terms: string[]) => citations.filter((one) => terms.includes(one.terms));
    const [named, offRecord] = [under("on_record"), under("off_record")];
    const deep = under("deep_background");
    const unnamed = [...under("background", "not_for_attribution"), ...deep];
    const quoted = citations.filter((one) => ![...deep, ...offRecord].includes(one));
    this.#insert("claim_fts", {
      rowid: id,
      wording: foldLetters(wording),
      quotes: lines(quoted.map((c) => c.quote)),
      note: foldLetters(note),
      sources: lines(named.map((c) => c.name)),
      withheldQuotes: lines(deep.map((c) => c.quote)),
      withheldNotes: "",
      withheldSources: lines(unnamed.map((c) => c.name)),
      offRecordQuotes: lines(offRecord.map((c) => c.quote)),
      offRecordNotes: "",
      offRecordSources: lines(offRecord.map((c) => c.name)),
      ref: refWords(storyId, number),
    });
  }

  #mark(claimId: number): void {
    const chosen = new Set<string>();
    const count = this.#random.pick([0, 1, 1, 2]);
    while (chosen.size < count)
      chosen.add(this.#tags[this.#random.skewed(this.#tags.length)] ?? "");
    for (const tag of chosen) this.#insert("ClaimTag", { claimId, tag });
  }

  #judge(claimId: number, level: string, state: string, reviewerId: number, at: number): void {
    this.#insert("Verdict", {
      claimId,
      level,
      note: this.#sentence(7),
      reviewerId,
      givenAt: instant(at),
      contentRevision: 0,
      lapsedAt: state === "recheck" ? instant(at + HOUR) : null,
      lapsedReason: state === "recheck" ? "The wording changed" : "",
    });
  }

  #ask(claimId: number, raisedById: number, at: number): void {
    this.#insert("Question", {
      claimId,
      question: `${this.#sentence(6)}?`,
      raisedById,
      raisedAt: instant(at + HOUR),
      closedAt: this.#random.next() < 0.5 ? instant(at + 5 * HOUR) : null,
    });
  }

  #log(
    claimId: number,
    storyId: number,
    number: number,
    actorId: number,
    at: number,
    wording: string,
  ): void {
    this.#seq += 1;
    const event = {
      seq: this.#seq,
      at: new Date(at),
      actorId,
      type: "claim.logged",
      storyId,
      claimId,
      sourceId: null,
      userId: null,
      data: canonical({ ref: `C${number}`, wording, attribution: "document", kind: "fact" }),
    };
    const hash = hashEvent(this.#prevHash, event);
    this.#insert("Event", { ...event, at: instant(at), prevHash: this.#prevHash, hash });
    this.#prevHash = hash;
  }
}

type Cited = {
  sourceId: number;
  name: string;
  stance: string;
  terms: string;
  quote: string;
  locator: string;
  isRemoved: boolean;
};

function nameCitation({ name, stance }: Cited): string {
  return stance === "supports" ? name : `${name} (${stance})`;
}

function leaves({ terms }: Cited): boolean {
  return terms !== "off_record";
}

/** What of a claim leaves in an export, where citations given off the record make a difference. */
function leavingOf(standing: readonly Cited[]): Row {
  const leaving = standing.filter(leaves);
  const differs = leaving.length < standing.length;
  return {
    leavingSourceCount: differs ? leaving.length : null,
    leavingOriginCount: differs
      ? leaving.filter((citation) => citation.stance === "supports").length
      : null,
    leavingSourceNames: differs ? leaving.map(nameCitation).join("; ") : null,
  };
}
