/** Where something is typed: the places of claims. See typed-places.ts. */
import { claimsOf, panelOf, press, dialogField, fromMenu, type TypedPlace } from "./typed-steps";

export const CLAIM_PLACES: readonly TypedPlace[] = [
  {
    name: "the entry line",
    as: "editor",
    fields: "claims/table/entry-bar.tsx",
    path: claimsOf,
    enter: (page) => Promise.resolve(page.getByLabel("New claim: what the story says")),
  },
  {
    name: "the full form of a new claim",
    as: "editor",
    fields: "claims/panel/claim-form.tsx",
    holder: "claims/panel/log-claim.tsx",
    path: claimsOf,
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
    path: claimsOf,
    enter: async (page, { ref }) => {
      await press(page, `Edit the wording of ${ref} (w)`);
      return page.getByLabel(`What the story says of ${ref}`);
    },
  },
  {
    name: "a claim’s wording",
    as: "editor",
    fields: "claims/panel/claim-wording.tsx",
    path: panelOf,
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
    path: panelOf,
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
    path: panelOf,
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
    path: panelOf,
    enter: async (page) => {
      await fromMenu(page, /^More about the citation/, "Edit citation");
      return dialogField(page, "Quote (optional)");
    },
  },
  {
    name: "a source’s words, to be attached",
    as: "editor",
    fields: "claims/panel/attach-text.tsx",
    path: panelOf,
    enter: async (page) => {
      await fromMenu(page, /^More about the citation/, "Attach pasted text");
      return dialogField(page, "Text");
    },
  },
  {
    name: "the parts of a claim that is split",
    as: "editor",
    fields: "claims/panel/split-claim.tsx",
    path: panelOf,
    enter: async (page, { ref }) => {
      await press(page, /^Split s$/);
      return dialogField(page, `${ref} says`);
    },
  },
  {
    name: "why a claim is handed over incomplete",
    as: "editor",
    fields: "typed/note-form.tsx",
    path: (at) => `${claimsOf(at)}?open=${at.incompleteRef}`,
    enter: async (page) => {
      await press(page, /^Hand over for review/);
      return dialogField(page, "Why it goes without");
    },
  },
  {
    name: "why a claim is withdrawn",
    as: "editor",
    fields: "claims/panel/claim-moves.tsx",
    path: panelOf,
    enter: async (page) => {
      await press(page, "Withdraw");
      return dialogField(page, "Why");
    },
  },
  {
    name: "why several are withdrawn",
    as: "editor",
    fields: "claims/table/withdraw-dialog.tsx",
    path: claimsOf,
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
    path: (at) => `${claimsOf(at)}?q=harbour`,
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
    path: (at) => `${claimsOf(at)}?open=${at.waitingRef}`,
    enter: (page) => Promise.resolve(page.getByRole("complementary").getByLabel("Why")),
  },
  {
    name: "a question",
    as: "reviewer",
    fields: "questions/ask-question.tsx",
    path: panelOf,
    enter: async (page) => {
      await press(page, /^(Ask a question|Send back with a question)$/);
      return dialogField(page, "Question");
    },
  },
  {
    name: "an answer",
    as: "editor",
    fields: "questions/question-moves.tsx",
    path: panelOf,
    enter: async (page) => {
      await press(page, "Answer");
      return page.getByRole("complementary").getByLabel("Answer");
    },
  },
  {
    name: "a reply to a question",
    as: "editor",
    fields: "questions/reply-field.tsx",
    path: panelOf,
    enter: (page) =>
      Promise.resolve(page.getByRole("complementary").getByLabel(/^Reply to .* question$/)),
  },
  {
    name: "why a suspect claim stands",
    as: "reviewer",
    fields: "typed/inline-note.tsx",
    path: (at) => `${claimsOf(at)}?open=${at.suspectRef}`,
    enter: async (page, { suspectRef }) => {
      await press(page, "Re-confirm the claim");
      return page.getByLabel(`Why ${suspectRef} stands all the same`);
    },
  },
];
