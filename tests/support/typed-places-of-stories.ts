/** Where something is typed: the places of stories, drafts and what follows publication. See typed-places.ts. */
import { expect } from "@playwright/test";
import {
  requestOf,
  press,
  dialogField,
  newDraft,
  selectWord,
  type TypedPlace,
} from "./typed-steps";

export const STORY_PLACES: readonly TypedPlace[] = [
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
    name: "an error of a published story",
    as: "editor",
    fields: "corrections/report-form.tsx",
    path: ({ publishedSlug }) => `/stories/${publishedSlug}/corrections`,
    enter: async (page) => {
      await press(page, "Report an error");
      return dialogField(page, "What they say");
    },
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
    fields: "typed/note-form.tsx",
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
    path: requestOf,
    enter: async (page) => {
      await press(page, "Change");
      return dialogField(page, "Whom you write to (optional)");
    },
  },
  {
    name: "a reply",
    as: "editor",
    fields: "replies/record-reply.tsx",
    path: requestOf,
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
    path: requestOf,
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
    path: requestOf,
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
];
