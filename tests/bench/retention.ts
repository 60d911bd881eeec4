/** Of the seeded newsroom: stories that are due, held and asked about, for the commands on them. */
import type { Makers } from "./commands/given";
import type { Newsroom } from "./newsroom";

type Insert = (
  table: "Story" | "RetentionPolicy" | "StoryErasure" | "StoryHold",
  row: Record<string, string | number | null>,
) => void;

const DAYS = { notesDays: 30, contactsDays: 30, identitiesDays: 30, filesDays: 30, draftsDays: 30 };

/**
 * @param first the id of the first story that is free.
 * @param by somebody whom no command is about.
 * @param later so late that a request waits for as long as the file is kept.
 */
export function seedRetention(
  insert: Insert,
  { first, by, at, later }: { first: number; by: number; at: string; later: string },
): void {
  const proposed = { ...DAYS, proposedById: by, proposedAt: later };
  insert("RetentionPolicy", { ...proposed, desk: "", confirmedById: 2, confirmedAt: at });
  for (const desk of ["Sports", "Culture"]) insert("RetentionPolicy", { ...proposed, desk });
  for (let id = first; id < first + 8; id += 1) {
    insert("Story", {
      ...{ id, slug: `due-${id}`, headline: "Out for long", restricted: 0, status: "published" },
      ...{ nextClaimNumber: 1, createdById: 1, createdAt: at, updatedAt: at, publishedAt: at },
    });
  }
  for (const storyId of [first + 2, first + 3]) {
    insert("StoryErasure", { storyId, classes: "notes", askedById: by, askedAt: later });
  }
  const held = { reason: "A claim was filed", placedById: by, placedAt: at };
  for (const storyId of [first + 4, first + 5]) insert("StoryHold", { storyId, ...held });
  for (const storyId of [first + 6, first + 7]) {
    const lift = { liftReason: "Settled", liftAskedById: by, liftAskedAt: at };
    insert("StoryHold", { storyId, ...held, ...lift });
  }
}

/** A due story that is neither held nor asked about. */
function due(newsroom: Newsroom): number {
  return newsroom.row<{ id: number }>(
    `SELECT s."id" FROM "Story" s WHERE s."slug" LIKE 'due-%'
     AND s."id" NOT IN (SELECT "storyId" FROM "StoryErasure")
     AND s."id" NOT IN (SELECT "storyId" FROM "StoryHold") ORDER BY s."id" LIMIT 1`,
  ).id;
}

function policy(newsroom: Newsroom): { policyId: number } {
  return newsroom.row(
    `SELECT "id" AS "policyId" FROM "RetentionPolicy"
     WHERE "confirmedAt" IS NULL AND "withdrawnAt" IS NULL AND "proposedById" <> 1
     ORDER BY "id" LIMIT 1`,
  );
}

function erasure(newsroom: Newsroom): { erasureId: number } {
  return newsroom.row(
    `SELECT "id" AS "erasureId" FROM "StoryErasure"
     WHERE "confirmedAt" IS NULL AND "withdrawnAt" IS NULL AND "askedById" <> 1
     ORDER BY "id" LIMIT 1`,
  );
}

function hold(newsroom: Newsroom, condition: string): { holdId: number } {
  return newsroom.row(
    `SELECT "id" AS "holdId" FROM "StoryHold"
     WHERE "liftedAt" IS NULL AND "placedById" <> 1 AND ${condition} ORDER BY "id" LIMIT 1`,
  );
}

const LIFT_ASKED = `"liftAskedAt" IS NOT NULL AND "liftAskedById" <> 1`;

export const retentionCommands = {
  "retention.propose": () => ({
    by: "admin",
    input: {
      ...{ desk: "Foreign", notes: 90, contacts: 180, identities: null },
      ...{ files: 365, drafts: null },
    },
  }),
  "retention.confirm": (newsroom) => ({ by: "admin", input: policy(newsroom) }),
  "retention.withdraw": (newsroom) => ({ by: "admin", input: policy(newsroom) }),
  "erasure.ask": (newsroom) => ({
    by: "admin",
    input: { number: due(newsroom), classes: ["notes", "drafts"] },
  }),
  "erasure.confirm": (newsroom) => ({ by: "admin", input: erasure(newsroom) }),
  "erasure.withdraw": (newsroom) => ({ by: "admin", input: erasure(newsroom) }),
  "holds.place": (newsroom) => ({
    by: "admin",
    input: { story: `due-${due(newsroom)}`, reason: "A claim was filed" },
  }),
  "holds.confirm": (newsroom) => ({
    by: "admin",
    input: hold(newsroom, `"confirmedAt" IS NULL AND "liftAskedAt" IS NULL`),
  }),
  "holds.askLift": (newsroom) => ({
    by: "admin",
    input: { ...hold(newsroom, `"liftAskedAt" IS NULL`), reason: "It was settled" },
  }),
  "holds.withdrawLift": (newsroom) => ({ by: "admin", input: hold(newsroom, LIFT_ASKED) }),
  "holds.lift": (newsroom) => ({ by: "admin", input: hold(newsroom, LIFT_ASKED) }),
} satisfies Partial<Makers>;
