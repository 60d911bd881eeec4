/**
 * Text that was written to do harm: through the command endpoint it is kept or refused by name,
 * never a fault, and on the pages it is text. The whole list of naughty strings goes through the
 * same commands in tests/hostile.
 */
import { expect, test } from "@/tests/support/journey";

const HARMFUL = [
  "<script>window.harmed = 1</script>",
  '<img src="x" onerror="window.harmed = 2">',
  "'\"><svg onload=window.harmed=3>",
  '</textarea></title></script><script>alert("harmed")</script>',
  "javascript:window.harmed=4",
  "{{constructor.constructor('window.harmed = 5')()}} ${window.harmed = 6}",
  '=HYPERLINK("https://attacker.example","open")',
  '\'; DROP TABLE "Claim"; --',
  '" OR NEAR(a b) * ^wording:x -- \\',
  "\u202egnp.live",
  "Z\u0351\u036ba\u0323l\u030cgo",
  "第二外国语学院 🏳️‍🌈 ﷽",
  "__proto__",
  "%00%2e%2e%2f..\\..//etc/passwd",
  "x".repeat(100_000),
  "\u0000",
  "\ud800",
  "\u001b[2J",
  " \t\n ",
  "",
];

/** What is not text at all. */
const SHAPES: readonly unknown[] = [null, 7, [], {}, { toString: "x" }, [["x"]], true];

test("harmful text is kept as text or refused by name", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("editor");
  const give = async (command: string, data: unknown) => {
    const answer = await page.request.post(`/api/v1/commands/${command}`, { data });
    const body = (await answer.json()) as {
      value?: Record<string, unknown>;
      error?: { code: string; fields?: Record<string, string> };
    };
    return { status: answer.status(), ...body };
  };
  const story = await give("stories.create", { headline: "A story under attack" });
  const slug = String(story.value?.["slug"]);

  const refusals: string[] = [];
  for (const text of [...HARMFUL, ...SHAPES]) {
    const answers = {
      headline: await give("stories.edit", {
        storyId: story.value?.["storyId"],
        revision: 0,
        patch: { headline: text },
      }),
      name: await give("sources.create", { name: text, kind: "person", evenIfSimilar: true }),
      wording: await give("claims.log", { story: slug, wording: text }),
      note: await give("claims.log", { story: slug, wording: "Noted", note: text }),
    };
    for (const [field, { status, error }] of Object.entries(answers)) {
      if (status === 200) continue;
      // The story moves on with the first headline that is kept; later ones are conflicts.
      if (field === "headline" && status === 409) continue;
      expect([status, error?.code], `${field}: ${JSON.stringify(text)}`).toEqual([400, "INVALID"]);
      expect(Object.keys(error?.fields ?? {}).join(), JSON.stringify(text)).toContain(field);
      refusals.push(field);
    }
  }
  expect(refusals.length).toBeGreaterThan(0);

  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const searches = HARMFUL.slice(0, 12).map((text) => `/claims?q=${encodeURIComponent(text)}`);
  for (const address of [`/stories/${slug}/claims`, "/stories", "/sources", ...searches]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    expect(await page.evaluate("window.harmed"), address).toBeUndefined();
  }
  await page.goto(`/stories/${slug}/claims?open=C1`);
  await expect(page.getByText("<script>window.harmed = 1</script>").first()).toBeVisible();
  expect(await page.evaluate("window.harmed")).toBeUndefined();
  expect(dialogs).toEqual([]);
});

test("a body that is no command's input is refused", async ({ page, signInAs }) => {
  await signInAs("editor");
  const post = (name: string, body: string, type = "application/json") =>
    page.request.post(`/api/v1/commands/${name}`, {
      data: body,
      headers: { "content-type": type },
    });
  for (const body of ["", "{", "[]", "null", '"x"', "1", '{"__proto__":{"x":1}}']) {
    expect((await post("claims.log", body)).status(), body).toBe(400);
  }
  expect((await post("claims.log", "{}", "text/plain")).status()).toBe(400);
  expect((await post("claims.log", `"${"x".repeat(3_000_000)}"`)).status()).toBe(413);
  for (const name of ["claims.delete", "__proto__", "constructor", "..%2f..%2fhealth"]) {
    expect((await post(name, "{}")).status(), name).toBe(404);
  }
});

test("a page is only read: nothing that is sent to one is looked into", async ({
  page,
  signInAs,
}) => {
  await signInAs("editor");
  const action = { "next-action": "40d2f4e3c0ffee0000000000000000000000000000" };
  const form = { $ACTION_ID_40d2f4e3c0ffee0000000000000000000000000000: "" };
  for (const address of ["/", "/sign-in", "/claims", "/nothing-here"]) {
    for (const answer of [
      await page.request.post(address, { headers: action, data: "[]" }),
      await page.request.post(address, { multipart: form }),
      await page.request.put(address, { data: "x" }),
      await page.request.delete(address),
      await page.request.get(address, { headers: action }),
    ]) {
      expect(answer.status(), address).toBe(405);
      expect(await answer.text()).toBe("Pages are only read. Send to the API.");
    }
  }
});
