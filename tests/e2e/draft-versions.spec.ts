/** A story's text comes in, again and again: files and pastes, what became of each claim, what changed. */
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journey";
import { give, logClaim, startStory, type JourneyStory } from "@/tests/support/newsroom";
import { open, stickingOut } from "@/tests/support/page-state";
import { run, wordFile, wordParagraph } from "@/tests/support/word-parts";

const at = ({ slug }: JourneyStory, rest: string) => `/stories/${slug}/${rest}`;
const text = (page: Page) => page.getByLabel("The story’s text");
const file = (page: Page) => page.getByLabel("The story’s file");
const add = (page: Page, number: number) =>
  page.getByRole("button", { name: `Add draft ${number}`, exact: true });
const look = (page: Page) => page.getByRole("button", { name: "Look it over" });
/** Reads it, and adds what is then shown. */
async function bring(page: Page, number: number) {
  await look(page).click();
  await add(page, number).click();
}
const claim = (page: Page, wording: string) => page.getByRole("listitem", { name: wording });

const BEFORE = [
  "Guests arrived early at the hall.",
  "The mayor opened the new pier on Monday.",
  "Music played until midnight at the square.",
  "The harbour office may have paid 40,000 pounds.",
  "A tree fell near the church on Friday.",
];
const AFTER = [
  "Guests arrived early at the hall.",
  "In May the mayor opened the new pier, some said.",
  "In June the mayor opened the new pier, others said.",
  "Music played until midnight at the square.",
  "The harbour office paid 40,000 pounds.",
  "An old oak came down beside the chapel.",
];

const asWord = (paragraphs: readonly string[]) =>
  paragraphs.map((words) => wordParagraph(run(words))).join("");
const asText = (paragraphs: readonly string[]) => paragraphs.join("\n\n");

/** A story whose claims stand in its first draft, each at the words of its wording. */
async function startWithDraft(page: Page, headline: string, wordings: readonly string[]) {
  const story = await startStory(page, headline);
  for (const wording of wordings) await logClaim(page, story, wording);
  await give(page, "drafts.paste", { story: story.slug, plain: asText(BEFORE) });
  await open(page, at(story, "placements"));
  await page.locator("summary", { hasText: "Without a place" }).click();
  for (const wording of wordings) {
    await claim(page, wording).getByRole("button", { name: "Find its words" }).click();
    await page.getByLabel(/^Find where C\d+ stands$/).fill(wording);
    await claim(page, wording)
      .getByRole("button", { name: /^Take these words/ })
      .click();
    await expect(claim(page, wording)).toHaveCount(0);
  }
  return story;
}

test("a file comes in; one that is refused costs nothing", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Texts in many forms");
  await open(page, at(story, "drafts/new"));
  await text(page).fill("Typed before");

  const refuse = async (name: string, content: string | Buffer, words: RegExp) => {
    const buffer = Buffer.from(content);
    await file(page).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    if (buffer.toString().startsWith("PK")) await look(page).click();
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await expect(text(page)).toHaveValue("Typed before");
  };
  await refuse("story.pdf", "%PDF-1.7", /PDF file.*paste the text/);
  await refuse("empty.txt", "", /is empty/);
  // What only the server can see.
  await refuse("broken.docx", "PK\x03\x04 and then nothing of the kind", /damaged/);
  await page.getByRole("button", { name: "Leave broken.docx out" }).click();

  const word = { name: "story.docx", mimeType: "application/octet-stream" };
  await file(page).setInputFiles({ ...word, buffer: await wordFile(asWord(BEFORE)) });
  await expect(page.getByText("The file below is brought in, not this text")).toBeVisible();
  await bring(page, 1);
  await expect(page).toHaveURL(/\/drafts\/1$/);
  await expect(page.getByText(/^Draft 1 is in/)).toBeVisible();

  await open(page, at(story, "drafts/new"));
  const plain = { name: "story.txt", mimeType: "text/plain", buffer: Buffer.from(asText(AFTER)) };
  await file(page).setInputFiles(plain);
  await bring(page, 2);
  await expect(page).toHaveURL(/\/drafts\/2$/);
  await open(page, at(story, "history"));
  await expect(page.getByText(/brought in draft 2 from story\.txt/)).toBeVisible();
});

test("a file dropped anywhere is taken, several are not", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Dropped on the desk");
  await open(page, at(story, "drafts/new"));
  const drop = (names: string[]) =>
    page.evaluate((all) => {
      const dataTransfer = new DataTransfer();
      for (const name of all) dataTransfer.items.add(new File(["The hall was full."], name));
      for (const type of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true }));
      }
    }, names);
  await drop(["one.txt", "two.txt"]);
  await expect(page.getByText("A draft is one file; these are 2.")).toBeVisible();
  await drop(["one.txt"]);
  await expect(page.getByText("one.txt")).toBeVisible();
  await page.getByRole("button", { name: "Leave one.txt out" }).click();
  await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
});

test("a paste keeps its formatting until it is edited, and itself when refused", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const story = await startStory(page, "Pasted from elsewhere");
  await open(page, at(story, "drafts/new"));
  await look(page).click();
  await expect(
    page.getByText("Paste the story’s text here, or choose a file below."),
  ).toBeVisible();

  await page.evaluate(() => {
    const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    const item = new ClipboardItem({
      ...part("text/html", "<h2>The pier</h2><p>It opened.</p>"),
      ...part("text/plain", "The pier\n\nIt opened."),
    });
    return navigator.clipboard.write([item]);
  });
  await text(page).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(text(page)).toHaveValue("The pier\n\nIt opened.");
  await expect(page.getByText("Its headings, lists and links come in too.")).toBeVisible();
  await page.keyboard.type(" At last.");
  await expect(page.getByText(/Edited since it was pasted/)).toBeVisible();
  await text(page).fill("");
  await page.keyboard.press("ControlOrMeta+v");

  await page.route("**/api/v1/commands/**", (route) => route.abort());
  await look(page).click();
  await expect(page.getByText(/no connection/)).toBeVisible();
  await expect(text(page)).toHaveValue("The pier\n\nIt opened.");
  await page.unroute("**/api/v1/commands/**");

  const other = await newBrowser();
  await signInAs("admin", other);
  await give(other, "drafts.paste", { story: story.slug, plain: "Somebody else’s text." });
  // Kept over a reload, it goes on following what was the newest when it was begun.
  await open(page, page.url());
  await expect(text(page)).toHaveValue("The pier\n\nIt opened.");
  await text(page).press("ControlOrMeta+Enter");
  await page.getByLabel("Paragraph 2", { exact: true }).press("ControlOrMeta+Enter");
  const conflict = page.getByRole("alert").filter({ hasText: "added draft 1 meanwhile" });
  await expect(conflict.getByRole("link", { name: /Look at draft 1/ })).toBeVisible();
  const sent = page.waitForRequest(/drafts\.add/);
  await conflict.getByRole("button", { name: "Add mine as draft 2" }).click();
  expect((await sent).postDataJSON()).toMatchObject({
    after: 1,
    paragraphs: [{ kind: "heading", level: 2, text: "The pier" }, { text: "It opened." }],
  });
  await expect(page).toHaveURL(/\/drafts\/2$/);
});

test("a pasted text is mended before it comes in, and keeps its links", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const story = await startStory(page, "Mended on the way in");
  await open(page, at(story, "drafts/new"));
  await page.evaluate(() => {
    const html =
      "<h2>The pier</h2><p>Share this page</p><p>It <a href='https://pier.example/a'>opened</a><a class=msocomanchor href='#_msocom_1'>[A1]</a> in</p><p>May.</p><p>The end<del>, they hope</del>.</p><div style='mso-element:comment-list'><div style='mso-element:comment'><div id='_com_1'><p>Who says?</p></div></div></div>";
    const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    const plain = part("text/plain", "The pier\n\nAnd so on.");
    return navigator.clipboard.write([new ClipboardItem({ ...part("text/html", html), ...plain })]);
  });
  await text(page).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await look(page).click();
  await expect(page.getByRole("listitem").filter({ hasText: /^Comment Who says\?/ })).toBeVisible();
  const leftOut = page.getByRole("region", { name: "Left out: 1 thing" });
  await expect(leftOut).toContainText("Deleted text “, they hope”");
  await leftOut.getByRole("button", { name: "Paragraph 5, after “The end”" }).click();
  await expect(page.getByLabel("Paragraph 5", { exact: true })).toBeFocused();

  await page.setViewportSize({ width: 360, height: 780 });
  expect(await stickingOut(page)).toBeNull();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Remove paragraph 2" }).click();
  await page.getByRole("button", { name: "Undo: removing paragraph 2" }).click();
  await expect(page.getByLabel("Paragraph 2", { exact: true })).toHaveValue("Share this page");
  await page.getByRole("button", { name: "Remove paragraph 2" }).click();
  await page.getByRole("button", { name: "Join paragraph 2 with the next" }).click();
  await page.getByLabel("Paragraph 2", { exact: true }).fill("At last it opened in May.");
  await expect(page.getByText("Link: opened → https://pier.example/a")).toBeVisible();
  await page.getByLabel("Part of paragraph 1").selectOption("Headline");
  await page.getByLabel("Form of paragraph 1").selectOption("Heading 1");
  await page.getByLabel("Paragraph 3", { exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  for (const _letter of "The") await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Paragraph 4", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Paragraph 4", { exact: true })).toHaveValue("end.");
  await page.keyboard.press("Backspace");
  await expect(page.getByLabel("Paragraph 3", { exact: true })).toHaveValue("The end.");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByLabel("Paragraph 4", { exact: true })).toHaveValue("end.");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(page.getByLabel("Paragraph 4", { exact: true })).toHaveCount(0);

  // Left in the middle of it, by a reload or on purpose, it is there again.
  await page.reload();
  await expect(page.getByLabel("Paragraph 2", { exact: true })).toHaveValue(
    "At last it opened in May.",
  );
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Go on looking it over" }).click();
  await page.getByLabel("Paragraph 2", { exact: true }).press("ControlOrMeta+Enter");
  await expect(page).toHaveURL(/\/drafts\/1$/);
  await expect(page.getByRole("link", { name: "opened", exact: true })).toHaveAttribute(
    "href",
    "https://pier.example/a",
  );
  await expect(page.getByRole("heading", { name: "The pier" })).toBeVisible();
  // The comment is a note of the draft, and no text.
  await expect(page.getByRole("link", { name: "Comment 1: Who says?" })).toBeVisible();
  await expect(page.getByRole("article").getByText("Who says?")).toHaveCount(0);
  await open(page, at(story, "drafts/new"));
  await expect(page.getByText(/not added yet/)).toHaveCount(0);
});

/** What the two write on the clipboard or into a page, comments and all. */
const BY_EDITORS = [
  {
    editor: "Word",
    html: "<html xmlns:w='urn:schemas-microsoft-com:office:word'><head><style><!-- p.MsoNormal {margin:0} --></style></head><body><!--StartFragment--><p class=MsoTitle>The yard was paid twice</p><p class=MsoNormal>The yard sent forty invoices<a style='mso-comment-reference:AB_1;mso-comment-date:20260503T1200'></a><span class=MsoCommentReference><span style='mso-special-character:comment'><a class=msocomanchor id='_anchor_1' href='#_msocom_1' name='_msoanchor_1'>[AB1]</a>&nbsp;</span></span>, the auditor said.<span style='display:none;mso-hide:all'> Keep this to us.</span></p><p class=MsoNormal>It was <del cite='mailto:a'>surely </del><ins cite='mailto:a'>perhaps </ins>an error.</p><!--EndFragment--><div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id='_com_1' class=msocomtxt><span style='mso-comment-author:\"Ann Berg\"'><a name='_msocom_1'></a></span><p class=MsoCommentText>Forty or four?</p></div></div></div></body></html>",
    author: ", Ann Berg",
    leftOut: /Hidden text “Keep this to us\.”.*Deleted text “surely”/,
    items: [],
  },
  {
    editor: "Google Docs",
    html: "<html><head><style>.lst-kix_a-0>li:before{content:\"\" counter(lst-ctn-kix_a-0,decimal) \". \"}</style></head><body class=doc-content><p class=title><span>The yard was paid twice</span></p><p><span>The yard sent forty invoices</span><sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup><span>, the auditor said.</span></p><p><span>It was perhaps an error.</span></p><ol class='lst-kix_a-0 start' start=1><li><span>One hull</span></li><li><span>One bill</span></li></ol><div class=c11><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Forty or four?</span></p></div></body></html>",
    author: "",
    leftOut: null,
    items: ["1. One hull", "2. One bill"],
  },
] as const;

for (const { editor, html, author, leftOut, items } of BY_EDITORS) {
  test(`a paste from ${editor} with comments: they are notes, and no text`, async ({
    page,
    signInAs,
  }) => {
    await signInAs("editor");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const story = await startStory(page, `Pasted from ${editor}`);
    await open(page, at(story, "drafts/new"));
    // Put there as the program itself would: a browser that writes markup cleans it.
    await text(page).evaluate((field: HTMLTextAreaElement, markup) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", markup);
      const paste = { clipboardData, bubbles: true, cancelable: true };
      field.dispatchEvent(new ClipboardEvent("paste", paste));
    }, html);
    await text(page).press("ControlOrMeta+Enter");
    const expected = [
      "The yard was paid twice",
      "The yard sent forty invoices, the auditor said.",
      "It was perhaps an error.",
      ...items,
    ];
    const paragraphs = page.getByRole("textbox", { name: /^Paragraph \d+$/ });
    await expect(paragraphs).toHaveCount(expected.length);
    for (const [index, words] of expected.entries()) {
      await expect(paragraphs.nth(index)).toHaveValue(words);
    }
    await expect(page.getByRole("listitem").filter({ hasText: /^Comment/ })).toHaveText(
      `Comment${author} Forty or four? after “…yard sent forty invoices”`,
    );
    if (leftOut) await expect(page.getByRole("region", { name: /^Left out/ })).toHaveText(leftOut);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page).toHaveURL(/\/drafts\/1$/);
    await expect(page.getByText("Draft 1 is in")).toBeVisible();
    await expect(page.getByRole("link", { name: "Comment 1: Forty or four?" })).toBeVisible();
    const article = page.getByRole("article");
    await expect(article.getByText(/Forty or four|Keep this to us/)).toHaveCount(0);
    // What was deleted stands in the text as what changed, and nowhere else.
    await expect(article.getByText("surely")).toHaveCount(leftOut ? 1 : 0);
    await expect(
      page.getByRole("heading", { name: "The yard was paid twice" }).first(),
    ).toBeVisible();
  });
}

for (const { name, bytes, encoding, words } of [
  {
    name: "Chinese in GBK",
    bytes: [0xd5, 0xfe, 0xb8, 0xae, 0xd7, 0xf2, 0xcc, 0xec],
    encoding: "Chinese, simplified (GBK)",
    words: "政府昨天",
  },
  {
    name: "Japanese in Shift_JIS",
    bytes: [0x93, 0xfa, 0x96, 0x7b, 0x82, 0xcc, 0x90, 0xad, 0x95, 0x7b],
    encoding: "Japanese (Shift_JIS)",
    words: "日本の政府",
  },
  {
    name: "a stray zero byte",
    bytes: [...Buffer.from("First\0Second\nThird")],
    encoding: "Unicode (UTF-8)",
    words: "First\ufffdSecond",
  },
]) {
  test(`${name} is asked about, and read as chosen`, async ({ page, signInAs }) => {
    await signInAs("editor");
    const story = await startStory(page, "Bytes of another kind");
    await open(page, at(story, "drafts/new"));
    const buffer = Buffer.from(bytes);
    await file(page).setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer });
    await look(page).click();
    const question = page.getByRole("alert").filter({ hasText: "Which line reads right?" });
    await expect(question.getByText(words, { exact: true }).first()).toBeVisible();
    await question.getByRole("button", { name: `Read as ${encoding}`, exact: true }).click();
    await expect(page.getByText(`read as ${encoding}`)).toBeVisible();
    await expect(page.getByLabel("Paragraph 1", { exact: true })).toHaveValue(words);
  });
}

test("a file whose encoding is not sure is asked about", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "In another alphabet");
  await open(page, at(story, "drafts/new"));
  const buffer = Buffer.from("He said it\xd5s \xd2not true\xd3 in the caf\x8e.", "latin1");
  await file(page).setInputFiles({ name: "mac.txt", mimeType: "text/plain", buffer });
  await look(page).click();
  const question = page.getByRole("alert").filter({ hasText: "Which line reads right?" });
  await expect(question.getByText("He said it’s “not true” in the café.")).toBeVisible();
  await question.getByRole("button", { name: "Read as Western Europe (Mac Roman)" }).click();
  await expect(page.getByLabel("Paragraph 1", { exact: true })).toHaveValue(
    "He said it’s “not true” in the café.",
  );
});

test("each claim whose place is in doubt is settled by hand", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const [pier, office, tree] = [
    "The mayor opened the new pier",
    "The harbour office may have paid 40,000 pounds",
    "A tree fell near the church on Friday",
  ] as const;
  const story = await startWithDraft(page, "What moved", [pier, office, tree]);
  await open(page, at(story, "drafts/new"));
  await text(page).fill(asText(AFTER));
  await bring(page, 2);
  await expect(page).toHaveURL(/\/placements\?draft=2$/);
  await expect(
    page.getByText(/^Draft 2 is in: 0 claims placed, 1 moved, 1 pending, 1 orphaned/),
  ).toBeVisible();

  const reader = await newBrowser();
  await signInAs("viewer", reader);
  await open(reader, at(story, "placements"));
  await expect(claim(reader, office)).toContainText("‘may have’ is gone");
  await expect(reader.locator("main ul").getByRole("button")).toHaveCount(0);

  await page.keyboard.press("j");
  await expect(claim(page, office)).toBeFocused();
  await expect(claim(page, office).locator("del")).toContainText("may have");
  await page.keyboard.press("Enter");
  await expect(page.getByText("C2 confirmed in draft 2")).toBeVisible();
  await expect(claim(page, office)).toHaveCount(0);
  await expect(claim(page, pier)).toBeFocused();

  const inJune = claim(page, pier).getByRole("listitem").filter({ hasText: "In June" });
  await inJune.getByRole("button", { name: /^It is here/ }).click();
  await expect(page.getByText("C1 placed in draft 2")).toBeVisible();

  await expect(claim(page, tree)).toContainText("Words gone");
  await claim(page, tree)
    .getByRole("button", { name: /^Find its words/ })
    .click();
  await page.getByLabel("Find where C3 stands").fill("OLD oak");
  await claim(page, tree)
    .getByRole("button", { name: /^Take the whole sentence/ })
    .click();
  await expect(page.getByRole("heading", { name: "All settled" })).toBeVisible();

  await open(page, at(story, "history"));
  await expect(page.getByText(/“An old oak came down beside the chapel\.?”/)).toBeVisible();
  await expect(page.getByText(/confirmed its place in draft 2/)).toBeVisible();
});

test("somebody who settled it first is named, and the list shows how it stands", async ({
  page,
  signInAs,
  newBrowser,
}) => {
  await signInAs("editor");
  const wording = "The harbour office may have paid 40,000 pounds";
  const story = await startWithDraft(page, "Two at one place", [wording]);
  await give(page, "drafts.paste", { story: story.slug, plain: asText(AFTER) });
  const other = await newBrowser();
  await signInAs("admin", other);
  // What others do is not heard here: both decide on what they were shown.
  await page.route("**/api/v1/live**", (route) => route.abort());
  for (const each of [page, other]) await open(each, at(story, "placements"));
  await claim(other, wording)
    .getByRole("button", { name: /^Still states it/ })
    .click();
  await expect(other.getByRole("heading", { name: "All settled" })).toBeVisible();
  await claim(page, wording)
    .getByRole("button", { name: /^Still states it/ })
    .click();
  const notifications = page.getByRole("region", { name: "Notifications" });
  await expect(notifications.getByText(/Helen Marsh placed C1 while you were at it/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "All settled" })).toBeVisible();
});

test("two drafts stand side by side with every change marked", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Then and now");
  await open(page, at(story, "compare"));
  await expect(page.getByRole("heading", { name: "No draft yet" })).toBeVisible();
  const quiet = Array.from({ length: 8 }, (_, index) => `Nothing happened on day ${index + 1}.`);
  const drafts = [
    [...quiet, ...BEFORE],
    [...quiet, ...AFTER],
    ["A third text altogether.", ...AFTER],
  ];
  for (const paragraphs of drafts) {
    await give(page, "drafts.paste", { story: story.slug, plain: asText(paragraphs) });
  }
  await open(page, at(story, "compare?from=1&to=2"));
  await expect(page.getByText(/^2 paragraphs changed/)).toBeVisible();
  await expect(page.locator("del").filter({ hasText: "may have" })).toBeVisible();
  await expect(page.locator("ins").filter({ hasText: "In May" })).toBeVisible();
  await expect(page.getByText("Nothing happened on day 3.").first()).toBeHidden();
  await page.getByText(/^Show \d+ unchanged paragraphs$/).click();
  await expect(page.getByText("Nothing happened on day 3.").first()).toBeVisible();

  await page.getByLabel("After").selectOption("3");
  await expect(page).toHaveURL(/compare\?from=1&to=3$/);
  await expect(page.locator("ins").filter({ hasText: "A third text altogether." })).toBeVisible();
});

test("a viewer brings nothing in", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startStory(page, "Only to be read");
  await signInAs("viewer");
  await open(page, at(story, "placements"));
  await expect(page.getByRole("heading", { name: "No draft yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bring in the text" })).toHaveCount(0);
  await page.goto(at(story, "drafts/new"));
  await expect(text(page)).toHaveCount(0);
});

test("a small screen loses nothing sideways", async ({ page, signInAs }) => {
  await signInAs("editor");
  const story = await startWithDraft(page, "In one hand", [
    "The mayor opened the new pier",
    "The harbour office may have paid 40,000 pounds",
  ]);
  await give(page, "drafts.paste", { story: story.slug, plain: asText(AFTER) });
  await page.setViewportSize({ width: 360, height: 780 });
  for (const rest of ["drafts/new", "placements", "compare"]) {
    await open(page, at(story, rest));
    expect(await stickingOut(page), rest).toBeNull();
  }
});
