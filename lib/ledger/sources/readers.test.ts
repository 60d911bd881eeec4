/** For whom a source exists, and who may say that it is the newsroom's. */
import { beforeAll, describe, expect, it } from "vitest";
import { addCitation, editCitation } from "@/lib/ledger/citations/commands";
import { logClaim, logClaims } from "@/lib/ledger/claims/commands";
import { db } from "@/lib/platform/db";
import { addMember, removeMember } from "@/lib/stories/members";
import { getShellCounts } from "@/lib/stories/shell-counts";
import { listFacet } from "@/lib/table/facets";
import { readFilterNames } from "@/lib/table/filter-names";
import { listClaims, NEWSROOM } from "@/lib/table/page";
import { requireTableQuery } from "@/lib/table/query";
import { makeCitation, makeClaim, makeSource } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { editSource } from "./changes";
import { createSource, shareSource } from "./commands";
import { listSources } from "./directory";
import { mergeSources } from "./merge/commands";
import { previewMerge } from "./merge/preview";
import { listNearSources, suggestSources } from "./queries";
import { getSource, listSourceEvents } from "./source-page";

useDatabase();
let editor: Reader;
let reviewer: Reader;
let outsider: Reader;
let open: { id: number; slug: string };
let secret: { id: number; slug: string };

beforeAll(async () => {
  editor = await makePerson("editor");
  reviewer = await makePerson("reviewer");
  outsider = await makePerson("admin");
  open = await makeStory(editor, { slug: "open" });
  secret = await makeStory(editor, { slug: "secret", restricted: true, members: [reviewer] });
});

const read = (text: string) => requireTableQuery(new URLSearchParams(text));

/** Everything that a person can find the source by, and whether it did. */
const WAYS: Record<
  string,
  (actor: Reader, source: { id: number; name: string }) => Promise<boolean>
> = {
  "its page": async (actor, { id }) =>
    getSource(actor, id).then(
      () => true,
      () => false,
    ),
  "its history": async (actor, { id }) =>
    listSourceEvents(actor, id).then(
      () => true,
      () => false,
    ),
  "the directory": async (actor, { id, name }) =>
    (await listSources(actor, { search: name })).sources.some((source) => source.id === id),
  "suggestions and the palette": async (actor, { id, name }) =>
    (await suggestSources(actor, name)).some((source) => source.id === id),
  "names like it": async (actor, { id, name }) =>
    (await listNearSources(actor, { name, aliases: "" })).some((source) => source.id === id),
  "the name of a filter": async (actor, { id }) =>
    (await readFilterNames(actor, read(`source=${id}`))).source?.[id] !== undefined,
  "the values of a filter": async (actor, { id, name }) => {
    const facet = await listFacet(actor, NEWSROOM, read(`source=${id}`), "source", name);
    return facet.values.some(({ label }) => label.includes(name));
  },
  "a citation of it": async (actor, { id }) => {
    const claim = await makeClaim(editor, open);
    return addCitation(actor, { claimId: claim.claimId, sourceId: id }).then(
      () => true,
      () => false,
    );
  },
  "what a citation rests on": async (actor, { id }) => {
    const claim = await makeClaim(editor, open);
    const { citationId } = await makeCitation(editor, claim);
    const patch = { restsOn: [id] };
    return editCitation(actor, { citationId, revision: 0, patch }).then(
      () => true,
      () => false,
    );
  },
  "a claim that names it": async (actor, { id }) =>
    logClaim(actor, { story: "open", wording: `Said ${id}`, sourceId: id }).then(
      () => true,
      () => false,
    ),
  "a derivation from it": async (actor, { id }) =>
    createSource(actor, {
      name: `Draws on ${id} for ${actor.userId}`,
      kind: "document",
      derivesFrom: [id],
      shared: false,
      evenIfSimilar: true,
    }).then(
      () => true,
      () => false,
    ),
  "an edit of it": async (actor, { id }) => {
    const { revision } = await db().source.findUniqueOrThrow({ where: { id } });
    return editSource(actor, { sourceId: id, revision, patch: { note: `${actor.userId}` } }).then(
      () => true,
      () => false,
    );
  },
  "a merge into it": async (actor, { id }) => {
    const other = await makeSource(editor);
    return previewMerge(actor, other.id, id).then(
      () => true,
      () => false,
    );
  },
};

describe("a source made in a restricted story", () => {
  it.each(Object.keys(WAYS))("is found by %s by its readers alone", async (way) => {
    const source = await makeSource(editor, { name: `Deep Throat ${way}`, story: "secret" });
    const finds = WAYS[way]!;
    // The outsider first: to cite it in the open story is to show it.
    expect(await finds(outsider, source)).toBe(false);
    expect(await finds(editor, source)).toBe(true);
  });

  it.each(Object.keys(WAYS))(
    "is found by %s by everybody once it is the newsroom’s",
    async (way) => {
      const source = await makeSource(editor, { name: `Known Voice ${way}`, story: "secret" });
      await shareSource(editor, { sourceId: source.id });
      expect(await WAYS[way]!(outsider, source)).toBe(true);
    },
  );

  it("counts for nobody else", async () => {
    const before = [await getShellCounts(outsider), (await listSources(outsider)).total] as const;
    await makeSource(editor, { story: "secret", kind: "recording" });
    const after = [await getShellCounts(outsider), (await listSources(outsider)).total] as const;
    expect(after[0].counts.sources).toBe(before[0].counts.sources);
    expect(after[1]).toBe(before[1]);
  });

  it("takes no name from anybody: two are made, and whoever sees both is told", async () => {
    const hidden = await makeSource(editor, { name: "Harbour Authority", story: "secret" });
    const made = await createSource(outsider, { name: "Harbour Authority", kind: "organisation" });
    expect(made.id).not.toBe(hidden.id);
    const { source } = await getSource(editor, made.id);
    expect(source?.near.map(({ id }) => id)).toEqual([hidden.id]);
    expect((await getSource(outsider, made.id)).source?.near).toEqual([]);
    await mergeSources(editor, { fromId: hidden.id, intoId: made.id });
    expect((await getSource(outsider, made.id)).source?.merges).toEqual([]);
    expect((await getSource(editor, made.id)).source?.merges).toHaveLength(1);
  });

  it("nor do the names of a paste: what only others know is new", async () => {
    await makeSource(editor, { name: "Quay Company", story: "secret" });
    const claims = [{ wording: "Said", source: { name: "Quay Company", kind: "person" as const } }];
    await logClaims(await makePerson("editor"), { story: "open", claims });
    expect(await db().source.count({ where: { name: "Quay Company" } })).toBe(2);
  });
});

describe("a source", () => {
  it("exists for whoever sees a story that cites it, or in which something rests on it", async () => {
    const source = await makeSource(editor, { story: "secret" });
    const resting = await makeSource(editor, { story: "secret" });
    const exists = (id: number) => WAYS["its page"]!(outsider, { id, name: "" });
    expect([await exists(source.id), await exists(resting.id)]).toEqual([false, false]);
    const claim = await makeClaim(editor, open);
    await makeCitation(editor, claim, { sourceId: source.id, restsOn: [resting.id] });
    expect([await exists(source.id), await exists(resting.id)]).toEqual([true, true]);
  });

  it("exists for those who become members, and no longer for those who were", async () => {
    const source = await makeSource(editor, { story: "secret" });
    const guest = await makePerson("viewer");
    const exists = () => WAYS["its page"]!(guest, source);
    expect(await exists()).toBe(false);
    await addMember(editor, { storyId: secret.id, userId: guest.userId });
    expect(await exists()).toBe(true);
    await removeMember(editor, { storyId: secret.id, userId: guest.userId });
    expect(await exists()).toBe(false);
  });

  it("kept back in the directory exists for whoever made it", async () => {
    const source = await createSource(reviewer, { name: "Mine", kind: "person", shared: false });
    expect(await WAYS["its page"]!(reviewer, source)).toBe(true);
    expect(await WAYS["its page"]!(editor, source)).toBe(false);
  });

  it("named in a story that is open, or made in the directory, is the newsroom’s", async () => {
    for (const story of [undefined, "open"]) {
      const source = await makeSource(editor, story === undefined ? {} : { story });
      expect(await WAYS["its page"]!(outsider, source)).toBe(true);
    }
  });

  it("is made the newsroom’s by those who share stories, and never unmade", async () => {
    const source = await makeSource(editor, { story: "secret" });
    const refused = [
      await refusal(() => shareSource(reviewer, { sourceId: source.id })),
      await refusal(() => shareSource(outsider, { sourceId: source.id })),
      await refusal(() =>
        createSource(reviewer, { name: "New", kind: "person", story: "secret", shared: true }),
      ),
    ];
    expect(refused.map(({ code }) => code)).toEqual(["FORBIDDEN", "NOT_FOUND", "FORBIDDEN"]);
    await shareSource(editor, { sourceId: source.id });
    const events = await db().event.findMany({ where: { sourceId: source.id } });
    expect(events.map(({ type, storyId }) => [type, storyId])).toEqual([
      ["source.created", secret.id],
      ["source.shared", null],
    ]);
    const again = await shareSource(editor, { sourceId: source.id });
    expect(again).toEqual({ sourceId: source.id, revision: 1 });
    const seen = await listSourceEvents(outsider, source.id);
    expect(seen.events.map(({ type }) => type)).toEqual(["source.shared"]);
  });

  it("that everybody knows derives from none, and is merged into none, that some may not see", async () => {
    const hidden = await makeSource(editor, { name: "Hidden origin", story: "secret" });
    const known = await makeSource(editor, { name: "Known report" });
    const derive = () =>
      editSource(editor, { sourceId: known.id, revision: 0, patch: { derivesFrom: [hidden.id] } });
    expect((await refusal(derive)).fields).toHaveProperty("derivesFrom");
    const merge = () => mergeSources(editor, { fromId: known.id, intoId: hidden.id });
    expect((await refusal(merge)).code).toBe("RULE_UNMET");
    const drawing = await makeSource(editor, { story: "secret", derivesFrom: [hidden.id] });
    const share = () => shareSource(editor, { sourceId: drawing.id });
    expect((await refusal(share)).unmet).toEqual(["Make Hidden origin the newsroom’s first."]);
    await shareSource(editor, { sourceId: hidden.id });
    await share();
    expect(await WAYS["its page"]!(outsider, drawing)).toBe(true);
  });

  it("keeps what the editor of its derivations may not see", async () => {
    const hidden = await makeSource(editor, { story: "secret" });
    const known = await makeSource(editor);
    const source = await makeSource(editor, { story: "secret", derivesFrom: [hidden.id] });
    await makeCitation(editor, await makeClaim(editor, open), { sourceId: source.id });
    const { source: seen } = await getSource(outsider, source.id);
    expect(seen?.derivesFrom).toEqual([]);
    const patch = { derivesFrom: [known.id] };
    await editSource(outsider, { sourceId: source.id, revision: 0, patch });
    const kept = await db().sourceDerivation.findMany({ where: { sourceId: source.id } });
    expect(kept.map(({ originId }) => originId).sort()).toEqual([hidden.id, known.id].sort());
  });

  it("tells no name of its own to those who knew the one it is merged into", async () => {
    const hidden = await makeSource(editor, { name: "Real Name", story: "secret" });
    const known = await makeSource(editor, { name: "Stage Name" });
    await mergeSources(editor, { fromId: hidden.id, intoId: known.id });
    const { source } = await getSource(outsider, known.id);
    expect(source?.aliases).toEqual([]);
    const { events } = await listSourceEvents(outsider, known.id);
    expect(JSON.stringify(events)).not.toContain("Real Name");
    const { rows } = await listClaims(outsider, NEWSROOM, read(`source=${hidden.id}`));
    expect(rows).toEqual([]);
  });
});
