/**
 * The bench's newsroom at a size for tests, in this process: the makers of tests/bench/commands
 * find in it what they need to give every command there is.
 */
import { asReader, type Reader } from "@/tests/support/factories";
import Database from "better-sqlite3";
import type { Actor } from "@/lib/access/actor";
import { hashPassword } from "@/lib/people/password";
import { signInWithPassword } from "@/lib/people/sign-in";
import type { Desk, FreshClaim, Newsroom } from "@/tests/bench/newsroom";
import { giveInput } from "@/tests/support/give-input";
import { fill, PASSWORD } from "@/tests/bench/seed";
import { from } from "./sessions";

const SIZES = { people: 60, stories: 6, claims: 3_600, sources: 6_000, tags: 40 };

export class SmallNewsroom {
  readonly bigStory = "story-1";
  readonly #database: Database.Database;
  #lastClaim = 0;

  /** @param file an empty, migrated database that nothing has open yet. */
  static async fill(file: string): Promise<SmallNewsroom> {
    fill(file, SIZES);
    return new SmallNewsroom(file, await hashPassword(PASSWORD));
  }

  private constructor(file: string, passwordHash: string) {
    this.#database = new Database(file);
    this.#database.prepare(`UPDATE "User" SET "passwordHash" = ?`).run(passwordHash);
  }

  /** What the makers take it for: they use of the bench's what is here. */
  asBench(): Newsroom {
    return this as unknown as Newsroom;
  }

  actor(role: Desk | "somebody"): Reader {
    // Whose password is changed and whose sessions end needs no other.
    const which = role === "somebody" ? `"id" = 20` : `"role" = '${role}'`;
    const person = this.row<Actor>(
      `SELECT "id" AS "userId", "name", "email", "role" FROM "User"
       WHERE ${which} AND "disabledAt" IS NULL ORDER BY "id" LIMIT 1`,
    );
    return asReader(person);
  }

  personOf(role: Desk): { id: number; email: string } {
    const { userId, email } = this.actor(role);
    return { id: userId, email };
  }

  /** On a browser that is not known, where another one is. */
  async signIn(email: string): Promise<void> {
    for (const address of ["192.0.2.8", "192.0.2.9"]) {
      await signInWithPassword({ email, password: PASSWORD }, from(address));
    }
  }

  async give(role: Desk, name: string, input: unknown): Promise<unknown> {
    return (await giveInput(this.actor(role), name, input)).value;
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- As the bench's.
  row<Row>(sql: string, ...values: unknown[]): Row {
    const [row] = this.rows<Row>(sql, ...values);
    if (row === undefined) throw new Error(`Nothing is there for ${sql}`);
    return row;
  }

  rows<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.#database.prepare(sql).all(...values) as Row[];
  }

  freshClaims(count: number, condition = "TRUE"): FreshClaim[] {
    const claims = this.rows<FreshClaim>(
      `SELECT c."id", s."slug" AS story, c."revision", c."contentRevision", c."legalRisk"
       FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
       WHERE c."id" > ? AND c."withdrawnAt" IS NULL AND s."restricted" = 0 AND ${condition}
       ORDER BY c."id" LIMIT ?`,
      ...[this.#lastClaim, count],
    );
    if (claims.length < count) throw new Error("There are no claims left to change.");
    this.#lastClaim = claims.at(-1)?.id ?? this.#lastClaim;
    return claims;
  }

  freshClaim(condition?: string): FreshClaim {
    return this.freshClaims(1, condition)[0]!;
  }

  /** Changes with whatever anybody commits, in this process or another. */
  version(): unknown {
    return this.#database.pragma("data_version", { simple: true });
  }

  close(): void {
    this.#database.close();
  }
}
