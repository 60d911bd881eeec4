/**
 * A served newsroom of the bench: a copy of the seeded data folder, the production build on it,
 * its people signed in, and the floor beside it. What a measurement needs to know of the records
 * is read from the file itself.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import type { CommandInput, CommandName, CommandValue } from "@/components/command";
import type { Role } from "@/lib/access/policy";
import { serveFolder, type Server } from "@/tests/support/server";
import { Client, type Call, type Target } from "./client";
import { makeFloor } from "./floor/database";
import { benchDatabase, PASSWORD, sizesFor } from "./seed";

export type Desk = Exclude<Role, "viewer">;

export type FreshClaim = {
  id: number;
  story: string;
  revision: number;
  contentRevision: number;
  legalRisk: string;
};

export type Words = { common: string[]; rare: string[] };

export class Newsroom {
  readonly server: Server;
  readonly floor: Target;
  readonly bigStory = "story-1";
  readonly #dataDir: string;
  readonly #floorProcess: ChildProcess;
  readonly #database: Database.Database;
  readonly #people = new Map<Desk, { target: Target; client: Client }>();
  #lastClaim = 0;

  private constructor(dataDir: string, server: Server, floor: Floor) {
    this.#dataDir = dataDir;
    this.server = server;
    this.floor = floor.target;
    this.#floorProcess = floor.process;
    // A maker puts in what a reading of a draft would have offered.
    this.#database = new Database(path.join(dataDir, "sourceline.db"));
  }

  /** Measured on copies, because measuring writes. */
  static async open(claims: number): Promise<Newsroom> {
    const seeded = await benchDatabase(path.join("data", "bench"), sizesFor(claims));
    const floorFile = path.join(path.dirname(seeded), "floor.db");
    makeFloor(floorFile, seeded);
    const dataDir = mkdtempSync(path.join(tmpdir(), "sourceline-bench-"));
    copyFileSync(seeded, path.join(dataDir, "sourceline.db"));
    copyFileSync(floorFile, path.join(dataDir, "floor.db"));
    const floor = await startFloor(path.join(dataDir, "floor.db"));
    return new Newsroom(dataDir, await serveFolder(dataDir), floor);
  }

  async signInEverybody(): Promise<void> {
    for (const role of ["admin", "editor", "reviewer"] as const) {
      const target = await this.signIn(this.personOf(role).email);
      this.#people.set(role, { target, client: new Client(target, 8, { keepAlive: false }) });
    }
  }

  personOf(role: Desk): { id: number; email: string } {
    return this.row(`SELECT "id", "email" FROM "User" WHERE "role" = ? ORDER BY "id"`, role);
  }

  async signIn(email: string): Promise<Target> {
    const { url, pid } = this.server;
    const csrf = await fetch(`${url}/api/auth/csrf`);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { cookie: cookiesOf(csrf) },
      body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }),
    });
    if (!answer.ok) throw new Error(`${email} could not sign in: ${await answer.text()}`);
    return { url, pid, cookie: cookiesOf(answer) };
  }

  as(role: Desk): Target {
    return this.#person(role).target;
  }

  #person(role: Desk) {
    const person = this.#people.get(role);
    if (!person) throw new Error("Nobody is signed in yet.");
    return person;
  }

  read<Value>(role: Desk, call: Call): Promise<Value> {
    return this.#person(role).client.read<Value>(call);
  }

  /** Gives a command that must succeed. */
  async give<Name extends CommandName>(
    role: Desk,
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandValue<Name>> {
    const call = { path: `/api/v1/commands/${name}`, body: input };
    return (await this.read<{ value: CommandValue<Name> }>(role, call)).value;
  }

  /** The first of the rows, which must be there. */
  row<Row>(sql: string, ...values: unknown[]): Readonly<Row> {
    const [row] = this.rows<Row>(sql, ...values);
    if (row === undefined) throw new Error(`Nothing is there for ${sql}`);
    return row;
  }

  rows<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.#database.prepare(sql).all(...values) as Row[];
  }

  /** Standing claims that no measurement has had before, with further conditions on claim "c". */
  freshClaims(count: number, condition = "TRUE"): FreshClaim[] {
    const claims = this.rows<FreshClaim>(
      `SELECT c."id", s."slug" AS story, c."revision", c."contentRevision", c."legalRisk"
       FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
       WHERE c."id" > ? AND c."withdrawnAt" IS NULL AND s."restricted" = 0 AND ${condition}
       ORDER BY c."id" LIMIT ?`,
      ...[this.#lastClaim, count],
    );
    if (claims.length < count) throw new Error("The bench has no claims left to change.");
    this.#lastClaim = claims.at(-1)?.id ?? this.#lastClaim;
    return claims;
  }

  freshClaim(condition = "TRUE"): FreshClaim {
    const [claim] = this.freshClaims(1, condition);
    if (!claim) throw new Error("unreachable: freshClaims gives as many as asked for");
    return claim;
  }

  /** Ids of standing claims from everywhere in the newsroom, which anybody may see. */
  claimIds(count: number): number[] {
    return this.rows<{ id: number }>(
      `SELECT c."id" FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
       WHERE c."withdrawnAt" IS NULL AND s."restricted" = 0 AND c."id" % 19 = 0 LIMIT ?`,
      count,
    ).map(({ id }) => id);
  }

  /** Words that stand in many claims and in next to none, a handful of each. */
  words(): Words {
    this.#database.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab('main', 'claim_fts', 'row')`,
    );
    const { n } = this.row<{ n: number }>(`SELECT COUNT(*) AS n FROM "Claim"`);
    const terms = (least: number, order: string) =>
      this.rows<{ term: string }>(
        `SELECT term FROM temp.terms WHERE doc BETWEEN ? AND ? AND length(term) >= 6
         ORDER BY ${order}, term LIMIT 8`,
        ...[least, n / 4],
      ).map(({ term }) => term);
    return { common: terms(n / 25, "term"), rare: terms(2, "doc") };
  }

  async close(): Promise<void> {
    for (const { client } of this.#people.values()) client.close();
    this.#database.close();
    await this.server.stop();
    const ended = once(this.#floorProcess, "exit");
    this.#floorProcess.kill("SIGTERM");
    await ended;
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

type Floor = { target: Target; process: ChildProcess };

async function startFloor(file: string): Promise<Floor> {
  const program = path.join(import.meta.dirname, "floor", "server.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = (await Promise.race([once(child.stdout, "data"), once(child, "exit")])) as unknown[];
  const url = String(said[0]).trim();
  if (!url.startsWith("http") || child.pid === undefined)
    throw new Error("The floor did not start.");
  return { target: { url, pid: child.pid }, process: child };
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
