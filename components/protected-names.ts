"use client";

/**
 * What the server refuses because it holds a protected name is put to whoever sent it, wherever it
 * was sent from, and sent again where they say so.
 */
import type { ProtectedNames, WrittenName } from "@/lib/ledger/identities/guard";

/** The header that says so. */
export const EVEN_IF_PROTECTED = { "Even-If-Protected": "1" };

type Ask = (names: readonly WrittenName[]) => Promise<boolean>;

/** Of the page, not of a component: commands are given outside React, too. */
let ask: Ask | null = null;

export function answerForNames(asking: Ask): () => void {
  ask = asking;
  return () => {
    if (ask === asking) ask = null;
  };
}

/** The names that a refusal is about; none where it is about something else. */
function namesIn(current: unknown): readonly WrittenName[] {
  if (typeof current !== "object" || current === null) return [];
  return (current as Partial<ProtectedNames>).protectedNames ?? [];
}

/** Whether it is to be sent all the same. @param current of the refusal. */
export async function isMeantAllTheSame(current: unknown): Promise<boolean> {
  const names = namesIn(current);
  return names.length > 0 && ask !== null && ask(names);
}
