/** For tests of refusals: what a command threw, or a failure where it went through. */
import { existsSync, readdirSync } from "node:fs";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { env } from "@/lib/platform/env";
import { SourcelineError, type ErrorCode } from "@/lib/platform/errors";

export async function refusal(attempt: () => Promise<unknown>): Promise<SourcelineError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof SourcelineError) return error;
    throw error;
  }
  throw new Error("This was meant to be refused and went through.");
}

/** Commits and files that the data folder has seen; a refusal must leave both as they were. */
function stateOfData(file: Database.Database): { commits: unknown; files: string[] } {
  const folder = env().attachmentsDir;
  return {
    // Moves with every transaction that another connection commits, whatever it wrote.
    commits: file.pragma("data_version", { simple: true }),
    files: existsSync(folder) ? readdirSync(folder).sort() : [],
  };
}

/**
 * Runs an attempt that must be refused with this code, and sees to it that nothing at all was
 * written meanwhile: no row, no event, no file.
 */
export async function expectRefused(
  code: ErrorCode,
  attempt: () => Promise<unknown>,
): Promise<SourcelineError> {
  const file = new Database(env().databaseFile, { readonly: true });
  try {
    const before = stateOfData(file);
    const error = await refusal(attempt);
    expect(`${error.code}: ${error.message}`).toBe(`${code}: ${error.message}`);
    expect(stateOfData(file)).toEqual(before);
    return error;
  } finally {
    file.close();
  }
}

/** The code of what an attempt is refused with; null where it goes through. */
export async function codeOf(attempt: Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof SourcelineError) return error.code;
    throw error;
  }
}
