/** What a place where something is typed is told by, and the steps that lead to several of them. */
import type { Locator, Page } from "@playwright/test";
import type { Role } from "@/lib/access/policy";

/** What stands ready for the walk: a story with three claims, a draft, a citation and a question. */
export type Ready = {
  slug: string;
  /** Logged by the editor, with a citation of `sourceName`, and a question of the reviewer's on it. */
  ref: string;
  /** Handed over for review. */
  waitingRef: string;
  /** Leans on a source that the editor retracted. */
  suspectRef: string;
  /** With a citation, on the record, that says of nothing where it was found. */
  incompleteRef: string;
  sourceId: number;
  /** Cleared and not published; published, with an error that a reader reported. */
  clearedSlug: string;
  publishedSlug: string;
  sourceName: string;
  /** A confidential source that the editor keeps. */
  confidentialId: number;
  personName: string;
  /** Who can be called about the claim. */
  calledId: number;
  /** To Tarrow Yard, sent and overdue, about the claim. */
  requestId: number;
};

export type TypedPlace = {
  name: string;
  as: Role;
  /** Where its fields stand, from components/. */
  fields: string;
  /** Where what is typed in them is kept, if elsewhere. */
  holder?: string;
  /** Nothing sends it: it stays in the browser that it was typed in. */
  isNeverSent?: true;
  path: (at: Ready) => string;
  /** From the page to the field. */
  enter: (page: Page, at: Ready) => Promise<Locator>;
};

export const claimsOf = ({ slug }: Ready) => `/stories/${slug}/claims`;
export const requestOf = ({ slug, requestId }: Ready) =>
  `/stories/${slug}/replies?open=${requestId}`;
export const callOf = ({ slug, calledId }: Ready) => `/sources/${calledId}/call?story=${slug}`;
export const panelOf = (at: Ready) => `${claimsOf(at)}?open=${at.ref}`;
export const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
export const dialogField = (page: Page, label: string) =>
  page.getByRole("dialog").getByLabel(label, { exact: true });
export const newDraft = ({ slug }: Ready) => `/stories/${slug}/drafts/new`;

export async function fromMenu(page: Page, menu: RegExp, item: string): Promise<void> {
  await press(page, menu);
  await page.getByRole("menuitem", { name: item }).click();
}

export async function selectWord(page: Page, word: string): Promise<void> {
  await page.evaluate((sought) => {
    const text = document.querySelector("article");
    const walker = document.createTreeWalker(text ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
      return;
    }
    throw new Error(`“${sought}” is not in the text.`);
  }, word);
}
