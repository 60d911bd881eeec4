/**
 * What this tab is called: the same over a reload and where the browser brings it back, so that
 * what it left can be told from what another tab holds (typed/tab.ts).
 */
import { makeKey } from "./make-key";

const NAME = "sourceline.tab";

/** Where storage is blocked: a name for as long as the page is open. */
let remembered: string | null = null;

export function tabName(): string {
  return readName() ?? remembered ?? renameTab();
}

/** @returns the new name. */
export function renameTab(): string {
  remembered = makeKey();
  try {
    sessionStorage.setItem(NAME, remembered);
  } catch {
    // Storage is blocked: it is remembered above.
  }
  return remembered;
}

function readName(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}
