/**
 * Every place where something is typed that a person would miss: how a journey gets there, and in
 * which file it is kept. `tests/typed-fields.test.ts` compares the list with the components, so that
 * a new field is either walked or said to need no keeping.
 */
import { expect, type Locator, type Page } from "@playwright/test";
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

const claims = ({ slug }: Ready) => `/stories/${slug}/claims`;
const request = ({ slug, requestId }: Ready) => `/stories/${slug}/replies?open=${requestId}`;
const call = ({ slug, calledId }: Ready) => `/sources/${calledId}/call?story=${slug}`;
const panel = (at: Ready) => `${claims(at)}?open=${at.ref}`;
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
const dialogField = (page: Page, label: string) =>
  page.getByRole("dialog").getByLabel(label, { exact: true });
const newDraft = ({ slug }: Ready) => `/stories/${slug}/drafts/new`;

async function fromMenu(page: Page, menu: RegExp, item: string): Promise<void> {
  await press(page, menu);
  await page.getByRole("menuitem", { name: item }).click();
}

async function selectWord(page: Page, word: string): Promise<void> {
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

export const TYPED_PLACES: readonly TypedPlace[] = [
  {
    name: "the entry line",
    as: "editor",
    fields: "claims/table/entry-bar.tsx",
    path: claims,
    enter: (page) => Promise.resolve(page.getByLabel("New claim: what the story says")),
  },
  {
    name: "the full form of a new claim",
    as: "editor",
    fields: "claims/panel/claim-form.tsx",
    holder: "claims/panel/log-claim.tsx",
    path: claims,
    enter: async (page) => {
      await press(page, "More fields");
      return dialogField(page, "Note (optional)");
    },
  },
  {
    name: "a cell of the table",
    as: "editor",
    fields: "claims/table/cell-editor.tsx",
    holder: "claims/table/use-cell-edit.ts",
    path: claims,
    enter: async (page, { ref }) => {
      await press(page, `Edit the wording of ${ref} (w)`);
      return page.getByLabel(`What the story says of ${ref}`);
    },
  },
  {
    name: "a claim’s wording",
    as: "editor",
    fields: "claims/panel/claim-wording.tsx",
    path: panel,
    enter: async (page, { ref }) => {
      await press(page, `Edit the wording of ${ref}`);
      return page.getByRole("complementary").getByLabel("What the story says", { exact: true });
    },
  },
  {
    name: "a claim’s details",
    as: "editor",
    fields: "claims/panel/claim-form.tsx",
    holder: "claims/panel/edit-claim.tsx",
    path: panel,
    enter: async (page, { ref }) => {
      await press(page, `Edit all fields of ${ref}`);
      return dialogField(page, "Note (optional)");
    },
  },
  {
    name: "a new citation",
    as: "editor",
    fields: "claims/panel/citation-form.tsx",
    holder: "claims/panel/add-citation.tsx",
    path: panel,
    enter: async (page) => {
      await press(page, /^Add e$/);
      return dialogField(page, "Quote (optional)");
    },
  },
  {
    name: "a citation that is edited",
    as: "editor",
    fields: "claims/panel/citation-form.tsx",
    holder: "claims/panel/citation-menu.tsx",
    path: panel,
    enter: async (page) => {
      await fromMenu(page, /^More about the citation/, "Edit citation");
      return dialogField(page, "Quote (optional)");
    },
  },
  {
    name: "a source’s words, to be attached",
    as: "editor",
    fields: "claims/panel/attach-text.tsx",
    path: panel,
    enter: async (page) => {
      await fromMenu(page, /^More about the citation/, "Attach pasted text");
      return dialogField(page, "Text");
    },
  },
  {
    name: "the parts of a claim that is split",
    as: "editor",
    fields: "claims/panel/split-claim.tsx",
    path: panel,
    enter: async (page, { ref }) => {
      await press(page, /^Split s$/);
      return dialogField(page, `${ref} says`);
    },
  },
  {
    name: "why a claim is handed over incomplete",
    as: "editor",
    fields: "claims/panel/hand-over.tsx",
    path: (at) => `${claims(at)}?open=${at.incompleteRef}`,
    enter: async (page) => {
      await press(page, /^Hand over for review/);
      return dialogField(page, "Why it goes without");
    },
  },
  {
    name: "why a claim is withdrawn",
    as: "editor",
    fields: "claims/panel/claim-moves.tsx",
    path: panel,
    enter: async (page) => {
      await press(page, "Withdraw");
      return dialogField(page, "Why");
    },
  },
  {
    name: "why several are withdrawn",
    as: "editor",
    fields: "claims/table/withdraw-dialog.tsx",
    path: claims,
    enter: async (page, { ref }) => {
      await page.getByRole("checkbox", { name: `Select ${ref}` }).check();
      await press(page, "Withdraw…");
      return dialogField(page, "Why");
    },
  },
  {
    name: "the name of a view",
    as: "editor",
    fields: "claims/table/name-view.tsx",
    // What is shown without a filter needs no name.
    path: (at) => `${claims(at)}?q=harbour`,
    enter: async (page) => {
      await press(page, /^Views/);
      await press(page, /Save what is shown/);
      return dialogField(page, "Name");
    },
  },
  {
    name: "a verdict’s note",
    as: "reviewer",
    fields: "review/verdict-form.tsx",
    path: (at) => `${claims(at)}?open=${at.waitingRef}`,
    enter: (page) => Promise.resolve(page.getByRole("complementary").getByLabel("Why")),
  },
  {
    name: "a question",
    as: "reviewer",
    fields: "review/questions.tsx",
    path: panel,
    enter: async (page) => {
      await press(page, /^(Ask a question|Send back with a question)$/);
      return dialogField(page, "Question");
    },
  },
  {
    name: "an answer",
    as: "editor",
    fields: "review/questions.tsx",
    path: panel,
    enter: async (page) => {
      await press(page, "Answer");
      return page.getByRole("complementary").getByLabel("Answer");
    },
  },
  {
    name: "a claim on selected words",
    as: "editor",
    fields: "drafts/reader/log-from-words.tsx",
    path: ({ slug }) => `/stories/${slug}/drafts/1`,
    enter: async (page) => {
      const field = dialogField(page, "What the story says");
      const goOn = page.getByRole("button", { name: "Go on", exact: true });
      const isKept = await goOn.or(page.getByText("harbour").first()).first().isVisible();
      if (isKept && (await goOn.count()) > 0) await goOn.click();
      else {
        await selectWord(page, "harbour");
        await page.keyboard.press("c");
      }
      await expect(field).toBeVisible();
      return field;
    },
  },
  {
    name: "a part that is added to a draft",
    as: "editor",
    fields: "drafts/panel/parts.tsx",
    path: ({ slug }) => `/stories/${slug}/drafts/1`,
    enter: async (page) => {
      const words = page.getByLabel("Its words");
      const summary = page.getByText("All paragraphs are body text");
      await expect(summary).toBeVisible();
      if (!(await words.isVisible())) await summary.click();
      return words;
    },
  },
  {
    name: "the text of a draft",
    as: "editor",
    fields: "drafts/new/story-text.tsx",
    holder: "drafts/new/use-pasted-text.ts",
    path: newDraft,
    enter: (page) => Promise.resolve(page.getByLabel("The story’s text")),
  },
  {
    name: "a draft that is looked over",
    as: "editor",
    fields: "drafts/new/paragraph-row.tsx",
    holder: "drafts/new/use-mending.ts",
    path: newDraft,
    enter: async (page) => {
      const paragraph = page.getByLabel("Paragraph 1", { exact: true });
      const text = page.getByLabel("The story’s text");
      await expect(paragraph.or(text)).toBeVisible();
      const aside = page.getByRole("button", { name: "Go on looking it over" });
      if (await aside.isVisible()) await aside.click();
      else if (await text.isVisible()) {
        await text.fill("The harbour office paid twice.");
        await press(page, "Look it over");
      }
      return paragraph;
    },
  },
  {
    name: "a new story",
    as: "editor",
    fields: "stories/story-form.tsx",
    holder: "stories/new-story-form.tsx",
    path: () => "/stories/new",
    enter: (page) => Promise.resolve(page.getByLabel("Instructions (optional)")),
  },
  {
    name: "a story that is edited",
    as: "editor",
    fields: "stories/story-form.tsx",
    holder: "stories/edit-story-form.tsx",
    path: ({ slug }) => `/stories/${slug}/edit`,
    enter: (page) => Promise.resolve(page.getByLabel("Instructions (optional)")),
  },
  {
    name: "a new source",
    as: "editor",
    fields: "sources/source-fields.tsx",
    holder: "sources/new-source-form.tsx",
    path: () => "/sources/new",
    enter: (page) => Promise.resolve(page.getByLabel("Note (optional)")),
  },
  {
    name: "a new confidential source",
    as: "editor",
    fields: "identities/new-confidential-form.tsx",
    path: () => "/sources/new/confidential",
    enter: (page) => Promise.resolve(page.getByLabel("Note (optional)")),
  },
  {
    name: "what a confidential source may be called",
    as: "editor",
    fields: "identities/description.tsx",
    path: ({ confidentialId }) => `/sources/${confidentialId}`,
    enter: async (page) => {
      await press(page, "Change what it may be called");
      return dialogField(page, "May be called");
    },
  },
  {
    name: "a source that is edited",
    as: "editor",
    fields: "sources/source-fields.tsx",
    holder: "sources/edit-source-form.tsx",
    path: ({ sourceId }) => `/sources/${sourceId}/edit`,
    enter: (page) => Promise.resolve(page.getByLabel("Note (optional)")),
  },
  {
    name: "why a source is downgraded",
    as: "editor",
    fields: "sources/edit-source-form.tsx",
    path: ({ sourceId }) => `/sources/${sourceId}/edit`,
    enter: async (page) => {
      await page.getByLabel("Reliability").selectOption("E");
      return page.getByLabel("Why it is less to be relied on");
    },
  },
  {
    name: "why a source is retracted",
    as: "editor",
    fields: "falls/retract-form.tsx",
    path: ({ sourceId }) => `/sources/${sourceId}/retract`,
    enter: (page) => Promise.resolve(page.getByLabel("Why it is retracted")),
  },
  {
    name: "why a suspect claim stands",
    as: "reviewer",
    fields: "falls/suspect-notice.tsx",
    path: (at) => `${claims(at)}?open=${at.suspectRef}`,
    enter: async (page, { suspectRef }) => {
      await press(page, "Re-confirm the claim");
      return page.getByLabel(`Why ${suspectRef} stands all the same`);
    },
  },
  {
    name: "an error of a published story",
    as: "editor",
    fields: "corrections/report-form.tsx",
    path: ({ publishedSlug }) => `/stories/${publishedSlug}/corrections`,
    enter: (page) => Promise.resolve(page.getByLabel("What is said to be wrong")),
  },
  {
    name: "a correction",
    as: "editor",
    fields: "corrections/correction-form.tsx",
    path: ({ publishedSlug }) => `/stories/${publishedSlug}/corrections`,
    enter: async (page) => {
      await press(page, "Correct it");
      return dialogField(page, "What readers are told");
    },
  },
  {
    name: "why there is no error",
    as: "editor",
    fields: "corrections/reason-form.tsx",
    path: ({ publishedSlug }) => `/stories/${publishedSlug}/corrections`,
    enter: async (page) => {
      await press(page, "No error");
      return dialogField(page, "Why");
    },
  },
  {
    name: "where a story is published",
    as: "editor",
    fields: "corrections/publish-form.tsx",
    path: ({ clearedSlug }) => `/stories/${clearedSlug}/corrections`,
    enter: (page) => Promise.resolve(page.getByLabel("Its address")),
  },
  {
    name: "a request for a reply",
    as: "editor",
    fields: "replies/request-form.tsx",
    holder: "replies/ask-somebody.tsx",
    path: ({ slug }) => `/stories/${slug}/replies`,
    enter: async (page) => {
      await press(page, "Ask somebody n");
      return dialogField(page, "Subject of the allegation");
    },
  },
  {
    name: "a request that is changed",
    as: "editor",
    fields: "replies/request-form.tsx",
    holder: "replies/change-request.tsx",
    path: request,
    enter: async (page) => {
      await press(page, "Change");
      return dialogField(page, "Whom you write to (optional)");
    },
  },
  {
    name: "a reply",
    as: "editor",
    fields: "replies/record-reply.tsx",
    path: request,
    enter: async (page) => {
      await press(page, "Record the reply o");
      await page.getByRole("radio", { name: /^Responded/ }).check();
      return dialogField(page, "What they answered");
    },
  },
  {
    name: "why a request is withdrawn",
    as: "editor",
    fields: "replies/withdraw-request.tsx",
    path: request,
    enter: async (page) => {
      await page.getByRole("complementary").getByRole("button", { name: "Withdraw" }).click();
      return dialogField(page, "Why");
    },
  },
  {
    name: "a letter",
    as: "editor",
    isNeverSent: true,
    fields: "replies/letter.tsx",
    path: request,
    enter: async (page) => {
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      return page.getByLabel("Text of the letter");
    },
  },
  {
    name: "why a blocker is overridden",
    as: "editor",
    fields: "clearance/override-form.tsx",
    path: ({ slug }) => `/stories/${slug}/clearance`,
    enter: (page) =>
      Promise.resolve(page.getByRole("region", { name: "Override one" }).getByLabel("Why")),
  },
  {
    name: "the words of a question",
    as: "reviewer",
    fields: "calls/reword-question.tsx",
    path: call,
    enter: async (page, { ref }) => {
      await press(page, `Reword the question on ${ref}`);
      return page.getByLabel(`What you will ask about ${ref}`);
    },
  },
  {
    name: "what they say instead",
    as: "reviewer",
    fields: "calls/call-line.tsx",
    holder: "calls/call-sheet.tsx",
    // A call is ended once, by its own button: no key of a field sends it.
    isNeverSent: true,
    path: call,
    enter: async (page, { ref }) => {
      await press(page, /^Correct/);
      return page.getByLabel(`What they say about ${ref} instead`);
    },
  },
  {
    name: "a note on a call",
    as: "reviewer",
    fields: "calls/call-panel.tsx",
    holder: "calls/call-sheet.tsx",
    // A call is ended once, by its own button: no key of a field sends it.
    isNeverSent: true,
    path: call,
    enter: (page) => Promise.resolve(page.getByLabel("Note (optional)")),
  },
  {
    name: "a try that reached nobody",
    as: "reviewer",
    fields: "calls/log-try.tsx",
    path: call,
    enter: async (page) => {
      await press(page, "Log a try");
      return dialogField(page, "Note (optional)");
    },
  },
  {
    name: "a person’s new name",
    as: "admin",
    fields: "people/rename-dialog.tsx",
    path: () => "/people",
    enter: async (page, { personName }) => {
      await press(page, `Change ${personName}'s account`);
      await page.getByRole("menuitem", { name: "Change the name…" }).click();
      return dialogField(page, "Name");
    },
  },
  {
    name: "an invitation",
    as: "admin",
    fields: "people/invite-button.tsx",
    path: () => "/people",
    enter: async (page) => {
      await press(page, "Invite");
      return dialogField(page, "Email");
    },
  },
];

/** Kept, and walked by journeys of their own, because getting there takes a journey. */
export const WALKED_ELSEWHERE: Readonly<Record<string, { holder: string; by: string }>> = {
  "claims/table/entry-rows.tsx": { holder: "claims/table/entry-rows.tsx", by: "entry.spec.ts" },
  "claims/table/left-entries-notice.tsx": {
    holder: "claims/table/left-entries-notice.tsx",
    by: "typed.spec.ts",
  },
  "claims/paste/paste-row.tsx": { holder: "claims/paste/use-sheet.ts", by: "paste.spec.ts" },
  "claims/paste/paste-panel.tsx": { holder: "claims/paste/use-sheet.ts", by: "paste.spec.ts" },
  "clearance/note-form.tsx": { holder: "clearance/note-form.tsx", by: "clearance.spec.ts" },
  "lint/waive-form.tsx": { holder: "lint/waive-form.tsx", by: "lint.spec.ts" },
  "stories/orphan-list.tsx": { holder: "stories/orphan-list.tsx", by: "powers.spec.ts" },
  "drafts/panel/proposal-desk.tsx": {
    holder: "drafts/panel/proposal-desk.tsx",
    by: "typed.spec.ts",
  },
};

/** Fields whose text nobody would miss, or nobody may keep; each with the reason. */
export const NOT_KEPT: Readonly<Record<string, string>> = {
  "claims/fields/field-control.tsx": "the control itself; whoever uses it keeps its text",
  "claims/fields/field-in-form.tsx": "the control itself; whoever uses it keeps its text",
  "claims/fields/source-field.tsx": "the control itself; whoever uses it keeps its choice",
  "sources/source-picker.tsx": "the control itself; whoever uses it keeps its choice",
  "claims/table/bulk-field.tsx": "belongs to a selection, which ends with the page",
  "claims/table/filter-values.tsx": "a search among the values of a filter",
  "claims/table/day-filter.tsx": "a filter: two days, which stand in the address",
  "search/search-box.tsx": "a search, which stands in the address",
  "claims/panel/merge-claim.tsx": "a choice of a claim, found again by its words",
  "drafts/panel/people-chooser.tsx": "a choice of sources, made again in a moment",
  "drafts/panel/source-choice.tsx": "a choice of a source, made again in a moment",
  "drafts/placements/find-words.tsx": "a search in the draft",
  "drafts/reader/place-on-words.tsx": "a choice of a claim, found again by its words",
  "replies/claim-chooser.tsx": "a choice of claims; the form around it keeps them",
  "replies/send-request.tsx": "a channel and two times, one of which stands there already",
  "clearance/policy-form.tsx": "a name and a few choices, which stand there already",
  "clearance/policy-section.tsx": "a choice of a policy, which is saved at once",
  "calls/change-contact.tsx": "how somebody is reached: no browser keeps it",
  "log/log-filter-bar.tsx": "a filter, which stands in the address",
  "shell/command-palette.tsx": "a search",
  "sources/merge-form.tsx": "a choice of a source, which stands in the address",
  "sources/source-filter-bar.tsx": "a search, which stands in the address",
  "stories/story-filter-bar.tsx": "a search, which stands in the address",
  "stories/story-members.tsx": "a choice of a person",
  "identities/identity-fields.tsx": "who a confidential source is: no browser keeps it",
  "people/accept-invitation-form.tsx": "a password, and nobody is signed in yet",
  "people/app-form.tsx": "a code that holds for half a minute",
  "people/factor-settings.tsx": "a passkey’s name, asked for once it is made",
  "people/new-password-field.tsx": "a password",
  "people/one-time-link.tsx": "shown to be copied",
  "people/password-form.tsx": "passwords",
  "people/prove-form.tsx": "a password or a code",
  "people/second-step-form.tsx": "a code",
  "people/set-up-form.tsx": "a password, and nobody is signed in yet",
  "people/sign-in-form.tsx": "a password",
};
