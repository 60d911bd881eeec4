import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { createStory, editStory, type StoryVersion } from "./commands";
import { createStoryInput, editStoryInput } from "./input";
import { addMember, removeMember } from "./members";

useDatabase();
let editor: Actor;
let colleague: Actor;
let admin: Actor;
beforeAll(async () => {
  editor = await makePerson("editor", "Desk editor");
  colleague = await makePerson("editor", "Night editor");
  admin = await makePerson("admin");
});

function create(raw: Record<string, unknown>, actor = editor) {
  return createStory(actor, parseInput(createStoryInput, raw));
}

function edit(storyId: number, revision: number, patch: Record<string, unknown>, actor = editor) {
  return editStory(actor, parseInput(editStoryInput, { storyId, revision, patch }));
}

async function lastEvents(storyId: number) {
  const rows = await db().event.findMany({ where: { storyId }, orderBy: { seq: "asc" } });
  return rows.map((row) => ({ type: row.type, data: JSON.parse(row.data) as unknown }));
}

describe("createStory", () => {
  it("makes a slug from the headline, and its maker the first member", async () => {
    const made = await create({
      headline: " Ferry contract: who signed? ",
      desk: "Investigations",
      deadline: "2026-05-31T18:00:00+01:00",
    });
    expect(made.slug).toBe("ferry-contract-signed");
    const row = await db().story.findUniqueOrThrow({
      where: { id: made.storyId },
      include: { members: true },
    });
    expect(row).toMatchObject({
      headline: "Ferry contract: who signed?",
      desk: "Investigations",
      status: "drafting",
      restricted: false,
      deadlineAt: new Date("2026-05-31T17:00:00Z"),
    });
    expect(row.members.map((member) => member.userId)).toEqual([editor.userId]);
    expect(await lastEvents(made.storyId)).toEqual([
      {
        type: "story.created",
        data: {
          slug: made.slug,
          headline: row.headline,
          restricted: false,
          desk: "Investigations",
          deadlineAt: "2026-05-31T17:00:00.000Z",
        },
      },
    ]);
  });

  it("numbers a derived slug that is taken and refuses a chosen one", async () => {
    expect((await create({ headline: "Hospital waits" })).slug).toBe("hospital-waits");
    expect((await create({ headline: "Hospital waits!" })).slug).toBe("hospital-waits-2");
    const error = await refusal(() => create({ headline: "Other", slug: "hospital-waits" }));
    expect(error).toMatchObject({ code: "INVALID" });
    expect(Object.keys(error.fields ?? {})).toEqual(["slug"]);
  });

  it("draws the slug of a restricted story, which nobody chooses", async () => {
    const hidden = await create({ headline: "Hidden one", restricted: true }, colleague);
    expect(hidden.slug).toMatch(/^story-[0-9a-f]{12}$/);
    expect((await create({ headline: "Hidden one" })).slug).toBe("hidden-one");
    const chosen = () => create({ headline: "x", slug: "secret", restricted: true });
    expect((await refusal(chosen)).fields).toHaveProperty("slug");
    const renamed = () => edit(hidden.storyId, 0, { slug: "secret" }, colleague);
    expect((await refusal(renamed)).fields).toHaveProperty("slug");
  });

  it.each([
    [{ headline: "" }, "headline"],
    [{ headline: "x".repeat(301) }, "headline"],
    [{ headline: "\u0000" }, "headline"],
    [{ headline: "x", slug: "No Spaces" }, "slug"],
    [{ headline: "x", deadline: "tomorrow" }, "deadline"],
    [{ headline: "x", deadline: "2026-02-31T99:00" }, "deadline"],
    [{ headline: "x", deadline: "2026-02-30T10:00" }, "deadline"],
    [{ headline: "x", deadline: "2025-02-29T10:00Z" }, "deadline"],
    [{ headline: "x", deadline: "2026-05-31T24:00" }, "deadline"],
    [{ headline: "x", desk: "d".repeat(81) }, "desk"],
    [{ headline: "x", restricted: "yes" }, "restricted"],
  ])("refuses %j, naming the field", async (raw, field) => {
    const error = await refusal(async () => create(raw));
    expect(error.code).toBe("INVALID");
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  it.each(["reviewer", "viewer"] as const)("is not for a %s", async (role) => {
    const person = await makePerson(role);
    expect((await refusal(() => create({ headline: "x" }, person))).code).toBe("FORBIDDEN");
  });
});

describe("editStory", () => {
  it("writes each changed field with old and new, and nothing for no change", async () => {
    const made = await create({ headline: "Before", desk: "City" });
    const saved = await edit(made.storyId, 0, {
      headline: "After",
      desk: "City",
      deadline: "",
      status: "checking",
    });
    expect(saved).toMatchObject({ slug: made.slug, revision: 1 });
    expect((await lastEvents(made.storyId)).slice(1)).toEqual([
      {
        type: "story.edited",
        data: {
          changes: {
            headline: { from: "Before", to: "After" },
            status: { from: "drafting", to: "checking" },
          },
        },
      },
    ]);
    expect(await edit(made.storyId, 1, { headline: "After" })).toMatchObject({ revision: 1 });
    expect(await lastEvents(made.storyId)).toHaveLength(2);
  });

  it("shows both versions when somebody else was first, and loses neither", async () => {
    const made = await create({ headline: "Race" });
    await edit(made.storyId, 0, { headline: "Theirs", deadline: "2026-05-31T18:00" }, colleague);
    const error = await refusal(() => edit(made.storyId, 0, { headline: "Mine" }));
    expect(error.code).toBe("CONFLICT");
    expect(error.current as StoryVersion).toMatchObject({
      revision: 1,
      headline: "Theirs",
      deadline: "2026-05-31T18:00",
      changedBy: "Night editor",
    });
    const row = await db().story.findUniqueOrThrow({ where: { id: made.storyId } });
    expect(row.headline).toBe("Theirs");
  });

  it("settles two edits at once: one is saved, one is told", async () => {
    const made = await create({ headline: "Both" });
    const outcomes = await Promise.allSettled([
      edit(made.storyId, 0, { headline: "One" }),
      edit(made.storyId, 0, { headline: "Two" }, colleague),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("lets a status follow only where the table says so", async () => {
    const made = await create({ headline: "Statuses" });
    const error = await refusal(() => edit(made.storyId, 0, { status: "published" }));
    expect(error.code).toBe("RULE_UNMET");
    expect(error.unmet).toHaveLength(1);
    await edit(made.storyId, 0, { status: "checking" });
    const byHand = await refusal(() => edit(made.storyId, 1, { status: "cleared" }));
    expect(byHand.unmet).toEqual(["A story is cleared on its clearance page, for one draft."]);
  });

  it("moves to a free slug and refuses a taken one", async () => {
    const made = await create({ headline: "Old name" });
    await create({ headline: "Taken name" });
    const error = await refusal(() => edit(made.storyId, 0, { slug: "taken-name" }));
    expect(error.fields).toHaveProperty("slug");
    expect(await edit(made.storyId, 0, { slug: "new-name" })).toMatchObject({ slug: "new-name" });
  });

  it("keeps whoever restricts a story among its members", async () => {
    const made = await create({ headline: "Shut" }, colleague);
    await edit(made.storyId, 0, { restricted: true }, editor);
    const events = await lastEvents(made.storyId);
    expect(events.map((event) => event.type)).toEqual([
      "story.created",
      "story.edited",
      "story.member_added",
    ]);
    await edit(made.storyId, 1, { headline: "Still inside" }, editor);
  });
});

describe("a restricted story", () => {
  it("is NOT_FOUND to every command of others, and stays untouched", async () => {
    const made = await create({ headline: "Secret", restricted: true });
    const attempts = [
      () => edit(made.storyId, 0, { headline: "Seen" }, admin),
      () => addMember(admin, { storyId: made.storyId, userId: admin.userId }),
      () => removeMember(admin, { storyId: made.storyId, userId: editor.userId }),
    ];
    for (const attempt of attempts) expect((await refusal(attempt)).code).toBe("NOT_FOUND");
    const row = await db().story.findUniqueOrThrow({
      where: { id: made.storyId },
      include: { members: true },
    });
    expect(row.headline).toBe("Secret");
    expect(row.members).toHaveLength(1);
  });

  it("keeps at least one member who can sign in", async () => {
    const made = await create({ headline: "Kept", restricted: true });
    const self = { storyId: made.storyId, userId: editor.userId };
    expect((await refusal(() => removeMember(editor, self))).code).toBe("RULE_UNMET");
    await addMember(editor, { storyId: made.storyId, userId: admin.userId });
    await removeMember(editor, self);
    expect((await refusal(() => removeMember(editor, self))).code).toBe("NOT_FOUND");
    await removeMember(admin, { storyId: made.storyId, userId: admin.userId }).then(
      () => expect.unreachable(),
      (error: unknown) => expect(error).toMatchObject({ code: "RULE_UNMET" }),
    );
  });
});

describe("addMember", () => {
  it("adds once, and only active people", async () => {
    const made = await create({ headline: "Members" });
    await addMember(editor, { storyId: made.storyId, userId: admin.userId });
    await addMember(editor, { storyId: made.storyId, userId: admin.userId });
    const events = await lastEvents(made.storyId);
    expect(events.filter((event) => event.type === "story.member_added")).toHaveLength(1);
    const error = await refusal(() =>
      addMember(editor, { storyId: made.storyId, userId: 999_999 }),
    );
    expect(error.fields).toHaveProperty("userId");
  });
});
