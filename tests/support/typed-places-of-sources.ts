/** Where something is typed: the places of sources, calls and people. See typed-places.ts. */
import { callOf, press, dialogField, type TypedPlace } from "./typed-steps";

export const SOURCE_PLACES: readonly TypedPlace[] = [
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
    name: "the words of a question",
    as: "reviewer",
    fields: "calls/reword-question.tsx",
    path: callOf,
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
    path: callOf,
    enter: async (page, { ref }) => {
      const field = page.getByLabel(`What they say about ${ref} instead`);
      // Once it is corrected, the field stands there.
      await page
        .getByRole("button", { name: /^Correct/ })
        .or(field)
        .first()
        .waitFor();
      if (!(await field.isVisible())) await press(page, /^Correct/);
      return field;
    },
  },
  {
    name: "a note on a call",
    as: "reviewer",
    fields: "calls/call-panel.tsx",
    holder: "calls/call-sheet.tsx",
    // A call is ended once, by its own button: no key of a field sends it.
    isNeverSent: true,
    path: callOf,
    enter: (page) => Promise.resolve(page.getByLabel("Note (optional)")),
  },
  {
    name: "a try that reached nobody",
    as: "reviewer",
    fields: "calls/log-try.tsx",
    path: callOf,
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
