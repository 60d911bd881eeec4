/** The forms in which claims are logged and changed offer each field as its definition has it. */
import type { Locator, Page } from "@playwright/test";
import {
  citationField,
  citationFields,
  fieldsAskedFor,
} from "@/components/claims/fields/citation-fields";
import { emptyCitation } from "@/components/claims/fields/citation-values";
import {
  BULK_FIELD_NAMES,
  CELL_FIELD_NAMES,
  CLAIM_FIELD_NAMES,
  claimField,
  claimFields,
  sourceField,
} from "@/components/claims/fields/claim-fields";
import {
  choicesOf,
  hintOf,
  labelWithin,
  lengthFault,
  termOf,
  type Field,
} from "@/components/claims/fields/field";
import { WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import { columnLabel } from "@/lib/table/columns";
import { expect, test } from "@/tests/support/journey";
import { addDocument, give, logClaim, startStory } from "@/tests/support/newsroom";
import { open } from "@/tests/support/page-state";

const claim = CLAIM_FIELD_NAMES.map(claimField);
/** As a citation's form begins: what it asks for under other terms comes with them. */
const citationNames = fieldsAskedFor(emptyCitation);
const citation = citationNames.map(citationField);

type Use = {
  /** The accessible name, where the form asks in other words. */
  label?: string;
  /** What an open choice is called there. */
  none?: string;
  isHinted?: boolean;
};

function tooLongFor({ control }: Field): string | null {
  if (control.as === "line" || control.as === "text") return "x".repeat(control.limit + 1);
  return control.as === "tags" ? "x".repeat(control.length + 1) : null;
}

/** Choices, hint and limit of a field in a form. What was typed there is left too long. */
async function expectField(within: Locator | Page, field: Field, use: Use = {}): Promise<void> {
  const { label = field.label, isHinted = true } = use;
  const control = within.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
  await expect(control, label).toHaveCount(1);

  const none = use.none ?? ("none" in field.control ? field.control.none : undefined);
  const offered = await control.getByRole("option").allTextContents();
  if (field.control.as === "person") {
    expect(offered[0], label).toBe(none);
    expect(offered.length, label).toBeGreaterThan(1);
  } else {
    const choices = choicesOf(field).map((choice) => choice.label);
    expect(offered, label).toEqual(none === undefined ? choices : [none, ...choices]);
  }

  const hint = hintOf(field, await control.inputValue());
  if (isHinted && hint) await expect(control, label).toHaveAccessibleDescription(hint);

  const text = tooLongFor(field);
  if (text === null) return;
  const fault = lengthFault(field, text);
  expect(fault, label).not.toBeNull();
  // Nothing is cut off, and what is wrong is said before it is sent.
  await control.fill(text);
  await expect(control, label).toHaveValue(text);
  await expect(control, label).toHaveAttribute("aria-invalid", "true");
  await expect(within.getByText(fault ?? "").first(), label).toBeVisible();
  await control.fill(text.slice(1));
  await expect(control, label).not.toHaveAttribute("aria-invalid", "true");
}

const labelOf = (field: Field) => `${field.label}${field.isOptional ? " (optional)" : ""}`;

test("the full forms offer all fields of a claim, in one order", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "One set of fields");
  const { ref } = await logClaim(page, story, "The ferry sailed without a permit");
  await open(page, `/stories/${story.slug}/claims?open=${ref}`);

  await page.getByRole("button", { name: `Edit all fields of ${ref}` }).click();
  const edit = page.getByRole("dialog", { name: `Edit ${ref}` });
  await expect(edit.locator("label")).toHaveText(claim.map(labelOf));
  for (const field of claim) await expectField(edit, field);
  await edit.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "More fields" }).click();
  const log = page.getByRole("dialog", { name: "Log a claim" });
  const [wording = "", ...others] = claim.map(labelOf);
  await expect(log.locator("label")).toHaveText([
    wording,
    `${sourceField.label} (optional)`,
    ...others,
    "Log another after this one",
  ]);
  for (const field of claim) await expectField(log, field);
});

test("the form for a citation offers all that a citation holds", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "One set of citation fields");
  const { ref } = await logClaim(page, story, "The ferry sailed", { evidence: true });
  await open(page, `/stories/${story.slug}/claims?open=${ref}`);
  for (const name of ["Add e", "Edit citation"]) {
    if (name === "Edit citation") {
      await page.getByRole("button", { name: /^More about the citation/ }).click();
      await page.getByRole("menuitem", { name }).click();
    } else await page.getByRole("button", { name, exact: true }).click();
    const form = page.getByRole("dialog");
    const labels = citation.map(labelOf);
    labels.splice(citationNames.indexOf("locator") + 1, 0, "Rests on (optional)");
    await expect(form.locator("label")).toHaveText([sourceField.label, ...labels]);
    for (const field of citation) await expectField(form, field);
    await form.getByLabel("Terms").selectOption("background");
    await expectField(form, citationFields.agreedDescription);
    await form.getByLabel("Terms").selectOption("deep_background");
    await expect(form.getByLabel(/^Agreed description/)).toHaveCount(0);
    await form.getByRole("button", { name: "Cancel" }).click();
    await expect(form).toHaveCount(0);
  }
});

test("a citation is not saved without its source, and says so", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "A citation of nothing");
  const { ref } = await logClaim(page, story, "The ferry sailed", { evidence: true });
  await open(page, `/stories/${story.slug}/claims?open=${ref}`);
  await page.getByRole("button", { name: /^More about the citation/ }).click();
  await page.getByRole("menuitem", { name: "Edit citation" }).click();
  const form = page.getByRole("dialog");
  const source = form.getByLabel(sourceField.label, { exact: true });
  await expect(source).not.toHaveValue("");
  await source.fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText(sourceField.missing)).toBeVisible();
});

test("many claims and single cells are changed by the same fields", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Fields in the table");
  const { ref } = await logClaim(page, story, "The ferry sailed without a permit");
  const columns = ["ref", ...CELL_FIELD_NAMES.map((name) => claimFields[name].column)];
  await open(page, `/stories/${story.slug}/claims?cols=${columns.join(",")}`);

  for (const name of CELL_FIELD_NAMES) {
    const field = claimField(name);
    if (name === "wording") {
      await page.getByRole("link", { name: new RegExp(`^${ref}: `) }).focus();
      await page.keyboard.press("w");
    } else {
      const column = columnLabel(claimFields[name].column);
      await page.getByRole("button", { name: new RegExp(`^${column} of ${ref}: `) }).click();
    }
    await expectField(page.getByRole("region", { name: "Claims" }), field, {
      label: `${field.label} of ${ref}`,
      isHinted: false,
    });
    await page.keyboard.press("Escape");
  }

  await page.getByRole("checkbox", { name: `Select ${ref}` }).check();
  const bar = page.getByRole("toolbar", { name: "Change the selected claims" });
  for (const name of BULK_FIELD_NAMES) {
    const field = claimField(name);
    await bar.getByRole("button", { name: termOf(field), exact: true }).click();
    if (field.control.as === "choice") {
      await expect(page.getByRole("menuitem")).toHaveText(
        choicesOf(field).map(({ label }) => label),
      );
    } else if (field.control.as === "person") {
      await expect(page.getByRole("menuitem").last()).toHaveText(field.control.none);
    } else await expectField(page.getByRole("dialog", { name: field.label }), field);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menuitem").or(page.getByRole("dialog"))).toHaveCount(0);
  }
});

test("a claim is logged by the same fields from a line, a paste and a draft", async ({
  page,
  signInAs,
}) => {
  const { wording, attribution } = claimFields;
  await signInAs("editor");
  const story = await startStory(page, "Fields beside the table");
  await open(page, `/stories/${story.slug}/claims`);

  const line = page.getByRole("form", { name: "Log a claim" });
  await expectField(line, attribution, { none: attribution.label, isHinted: false });
  await expectField(line, wording, {
    label: `New claim: ${labelWithin(wording)}`,
    isHinted: false,
  });
  // What is too long is not sent.
  const entry = line.getByLabel(`New claim: ${labelWithin(wording)}`);
  const tooLong = "x".repeat(WORDING_LIMIT + 1);
  await entry.fill(tooLong);
  await entry.press("Enter");
  await expect(entry).toHaveValue(tooLong);
  await expect(entry).toBeFocused();
  await entry.fill("");

  await entry.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "The ferry sailed\nThe ferry sank");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  const paste = page.getByRole("complementary", { name: "Pasted claims" });
  await expectField(paste, attribution, {
    label: `${attribution.label} of all`,
    none: "As the source suggests",
    isHinted: false,
  });
  await expect(paste.getByLabel("Claim, row 1")).toHaveValue("The ferry sailed");
  await paste.getByRole("button", { name: /^Discard/ }).click();

  const draft = "The ferry sailed without a permit on Monday, the harbour office said.";
  await give(page, "drafts.paste", { story: story.slug, plain: draft });
  await open(page, `/stories/${story.slug}/drafts/1`);
  await page.evaluate(() => {
    const paragraph = document.querySelector("article p");
    if (paragraph) document.getSelection()?.selectAllChildren(paragraph);
  });
  await page.keyboard.press("c");
  const words = page.getByRole("dialog", { name: "Log a claim" });
  await expect(words.locator("label")).toHaveText([
    labelOf(wording),
    `${sourceField.label} (optional)`,
    labelOf(attribution),
  ]);
  await expectField(words, wording);
  await expectField(words, attribution, { isHinted: false });
  await words.getByRole("button", { name: "Cancel" }).click();

  await page.keyboard.press("p");
  const proposal = page.getByRole("complementary", { name: /^Proposal/ });
  for (const name of ["wording", "kind", "attribution", "assertedBy"] as const) {
    await expectField(proposal, claimFields[name], { isHinted: false });
  }
});

test("a chosen attribution outlasts another source", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Attributed on purpose");
  const known = await addDocument(page);
  await open(page, `/stories/${story.slug}/claims`);
  await page.getByRole("button", { name: "More fields" }).click();
  const form = page.getByRole("dialog", { name: "Log a claim" });
  const attribution = form.getByLabel("Attribution");
  const source = form.getByRole("combobox", { name: "Source" });

  await source.fill(known.name);
  await page.getByRole("option", { name: known.name }).click();
  await expect(attribution).toHaveValue("document");

  await attribution.selectOption("unnamed");
  await source.fill("");
  await source.fill(known.name);
  await page.getByRole("option", { name: known.name }).click();
  await expect(attribution).toHaveValue("unnamed");
});
