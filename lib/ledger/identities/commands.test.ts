/** Rule 5 of the desk, confidential by default deny: who may do what, and what it leaves behind. */
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { parseInput } from "@/lib/access/action";
import { addCitation, editCitation } from "@/lib/ledger/citations/commands";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { addCitationInput, editCitationInput } from "@/lib/ledger/claims/input";
import { editSource } from "@/lib/ledger/sources/changes";
import { mergeSources } from "@/lib/ledger/sources/merge/commands";
import { suggestSources } from "@/lib/ledger/sources/queries";
import { createAccount, disablePerson } from "@/lib/people/commands";
import { db } from "@/lib/platform/db";
import { makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused, refusal } from "@/tests/support/refusal";
import {
  attestIdentity,
  createConfidential,
  describeConfidential,
  eraseIdentity,
  keepIdentity,
  lookAtIdentity,
} from "./commands";
import { handIdentityOver, nameReader, removeReader } from "./entrust";
import { createConfidentialInput } from "./input";
import { getIdentityState } from "./queries";
import { drawHandle } from "./rules";

const place = useDatabase();
let desk: Desk;
let other: Actor;
let story: { slug: string; id: number };
beforeAll(async () => {
  desk = await makeDesk();
  other = await makePerson("editor");
  story = await makeStory(desk.editor);
});

const WHO = { name: "Wilhelmina Quist", otherNames: "Billie", contact: "", note: "" };

let made = 0;
function make(options: Record<string, unknown> = {}) {
  made += 1;
  const input = { handle: `Source T-${made}`, kind: "person", identity: WHO, ...options };
  return createConfidential(desk.editor, parseInput(createConfidentialInput, input));
}

const sealedOf = async (sourceId: number) =>
  (await db().sourceIdentity.findUniqueOrThrow({ where: { sourceId } })).sealed;

const typesOf = async (sourceId: number) =>
  (await db().event.findMany({ where: { sourceId }, orderBy: { seq: "asc" } })).map(
    ({ type }) => type,
  );

describe("a confidential source", () => {
  it("is made by whoever keeps it; everybody finds its handle and nobody its name", async () => {
    const { id, name } = await make({ agreedDescription: "a port official", attest: true });
    expect(await typesOf(id)).toEqual(["source.created", "identity.kept", "identity.attested"]);
    const [found] = await suggestSources(desk.viewer, name);
    expect(found).toMatchObject({ id, name, confidential: true, detail: "a port official" });
    expect(await suggestSources(desk.editor, "Wilhelmina")).toEqual([]);
    const state = await getIdentityState(desk.viewer, id);
    expect(state.can).toEqual({ look: false, keep: false, handOver: false, attest: false });
    expect(JSON.stringify(state)).not.toContain("Quist");
  });

  it("does not say who it is where everybody reads", async () => {
    const told = {
      handle: "Billie’s friend",
      agreedDescription: "a Quist of the port",
      note: "Ms QUIST rang",
    };
    const error = await expectRefused("INVALID", () => make(told));
    expect(Object.keys(error.fields ?? {})).toEqual(["handle", "agreedDescription", "note"]);
  });

  it("has no title, employer, other name or address", async () => {
    const { id } = await make();
    for (const field of ["title", "employer", "aliases", "url"]) {
      const patch = { [field]: "https://port.example" };
      const error = await expectRefused("INVALID", () =>
        editSource(desk.editor, { sourceId: id, revision: 0, patch }),
      );
      expect(Object.keys(error.fields ?? {})).toEqual([field]);
    }
  });

  it("is merged with nothing, in neither direction", async () => {
    const { id } = await make();
    const { id: named } = await makeSource(desk.editor);
    await expectRefused("RULE_UNMET", () =>
      mergeSources(desk.editor, { fromId: id, intoId: named }),
    );
    await expectRefused("RULE_UNMET", () =>
      mergeSources(desk.editor, { fromId: named, intoId: id }),
    );
  });

  it("keeps its handle for itself", async () => {
    const { name } = await make();
    const error = await expectRefused("INVALID", () => make({ handle: name }));
    expect(error.fields).toHaveProperty("handle");
  });

  it("is never on the record", async () => {
    const { id: sourceId } = await make({ agreedDescription: "a port official" });
    const { claimId } = await makeClaim(desk.editor, story);
    const cite = (terms: string) =>
      addCitation(desk.editor, parseInput(addCitationInput, { claimId, sourceId, terms }));
    const error = await expectRefused("INVALID", () => cite("on_record"));
    expect(error.fields).toHaveProperty("terms");
    const { citationId } = await cite("background");
    const cited = await db().citation.findUniqueOrThrow({ where: { id: citationId } });
    expect(cited.agreedDescription).toBe("a port official");
    const patch = { terms: "on_record" };
    await expectRefused("INVALID", () =>
      editCitation(desk.editor, parseInput(editCitationInput, { citationId, revision: 0, patch })),
    );
    const unsaid = await makeClaim(desk.editor, story, { sourceId });
    const say = (terms: "on_record" | "background") =>
      changeClaims(desk.editor, { claimIds: [unsaid.claimId], change: { sayTerms: terms } });
    expect((await say("on_record")).skipped).toMatchObject([{ ref: unsaid.ref }]);
    expect(await say("background")).toEqual({ changed: 1, skipped: [] });
    const said = await db().citation.findFirstOrThrow({ where: { claimId: unsaid.claimId } });
    expect(said).toMatchObject({ terms: "background", agreedDescription: "a port official" });
  });

  it("is called otherwise by command, and citations keep what they have", async () => {
    const { id: sourceId } = await make({ agreedDescription: "a port official" });
    const described = { sourceId, revision: 0, agreedDescription: "somebody at the port" };
    expect(await describeConfidential(desk.reviewer, described)).toEqual({ sourceId, revision: 1 });
    expect((await typesOf(sourceId)).at(-1)).toBe("source.described");
    await expectRefused("CONFLICT", () =>
      describeConfidential(desk.editor, { ...described, agreedDescription: "nobody" }),
    );
  });

  it("has a handle that is drawn", () => {
    expect(drawHandle(() => 0)).toBe("Source A-2");
    expect(drawHandle((below) => below - 1)).toBe("Source Z-99");
  });
});

describe("who it is", () => {
  it("is seen by its keeper and whom the keeper names, each look an event", async () => {
    const { id: sourceId } = await make();
    expect(await lookAtIdentity(desk.editor, { sourceId })).toEqual({ ...WHO, revision: 0 });
    for (const person of [desk.admin, desk.reviewer, other]) {
      const error = await expectRefused("FORBIDDEN", () => lookAtIdentity(person, { sourceId }));
      expect(error.message).toContain(desk.editor.name);
    }
    await expectRefused("FORBIDDEN", () => lookAtIdentity(desk.viewer, { sourceId }));

    await nameReader(desk.editor, { sourceId, userId: other.userId });
    expect(await lookAtIdentity(other, { sourceId })).toMatchObject(WHO);
    await removeReader(desk.editor, { sourceId, userId: other.userId });
    await expectRefused("FORBIDDEN", () => lookAtIdentity(other, { sourceId }));
    const looks = await db().event.findMany({
      where: { sourceId, type: "identity.seen" },
      orderBy: { seq: "asc" },
    });
    expect(looks.map(({ actorId }) => actorId)).toEqual([desk.editor.userId, other.userId]);
    expect(JSON.stringify(looks)).not.toContain("Quist");
  });

  it("is entrusted by its keeper alone, to people who work here and see the source", async () => {
    const { id: sourceId } = await make();
    const toOther = { sourceId, userId: other.userId };
    for (const person of [desk.admin, desk.reviewer, other]) {
      await expectRefused("FORBIDDEN", () => nameReader(person, toOther));
      await expectRefused("FORBIDDEN", () => removeReader(person, toOther));
      await expectRefused("FORBIDDEN", () => handIdentityOver(person, toOther));
      await expectRefused("FORBIDDEN", () =>
        keepIdentity(person, { sourceId, revision: 0, identity: WHO }),
      );
      await expectRefused("FORBIDDEN", () => eraseIdentity(person, { sourceId, revision: 0 }));
    }
    const toViewer = { sourceId, userId: desk.viewer.userId };
    await expectRefused("INVALID", () => nameReader(desk.editor, toViewer));

    const hidden = await makeStory(desk.editor, { restricted: true });
    const { id: kept } = await make({ story: hidden.slug });
    await expectRefused("INVALID", () =>
      nameReader(desk.editor, { sourceId: kept, userId: other.userId }),
    );
    await expectRefused("NOT_FOUND", () => lookAtIdentity(other, { sourceId: kept }));
  });

  it("is handed over, and not seen any more by whoever did", async () => {
    const { id: sourceId } = await make();
    await handIdentityOver(desk.editor, { sourceId, userId: other.userId });
    await expectRefused("FORBIDDEN", () => lookAtIdentity(desk.editor, { sourceId }));
    expect(await lookAtIdentity(other, { sourceId })).toMatchObject(WHO);
  });

  it("is taken over by somebody named, where its keeper left", async () => {
    const leaving = await createAccount(
      SYSTEM,
      {
        email: "leaving@newsroom.example",
        name: "Leaving",
        role: "editor",
        password: "a quiet field of barley",
      },
      "set-up",
    );
    const input = { handle: "Source L-9", kind: "person" as const, identity: WHO };
    const { id: sourceId } = await createConfidential(leaving, input);
    await nameReader(leaving, { sourceId, userId: other.userId });
    const toOther = { sourceId, userId: other.userId };
    await expectRefused("FORBIDDEN", () => handIdentityOver(other, toOther));
    await disablePerson(desk.admin, {
      userId: leaving.userId,
      revision: 0,
      takesOverId: desk.editor.userId,
    });
    await expectRefused("FORBIDDEN", () =>
      handIdentityOver(desk.admin, { sourceId, userId: desk.admin.userId }),
    );
    expect(await handIdentityOver(other, toOther)).toEqual(toOther);
    expect((await getIdentityState(other, sourceId)).can).toMatchObject({ keep: true });
  });

  it("is sealed anew and erased by revision", async () => {
    const { id: sourceId } = await make();
    const before = await sealedOf(sourceId);
    const identity = { ...WHO, name: "Ottilie Brandt" };
    expect(await keepIdentity(desk.editor, { sourceId, revision: 0, identity })).toEqual({
      ...{ sourceId, revision: 1 },
    });
    expect(await sealedOf(sourceId)).not.toBe(before);
    await expectRefused("CONFLICT", () => eraseIdentity(desk.editor, { sourceId, revision: 0 }));
    await eraseIdentity(desk.editor, { sourceId, revision: 1 });
    expect(await sealedOf(sourceId)).toBe("");
    await expectRefused("RULE_UNMET", () => lookAtIdentity(desk.editor, { sourceId }));
    expect(await typesOf(sourceId)).toEqual([
      ...["source.created", "identity.kept", "identity.kept", "identity.erased"],
    ]);
  });

  it("is not sealed while everybody reads it", async () => {
    const { id: sourceId } = await make({ identity: undefined, note: "Ms Abara rang" });
    const identity = { ...WHO, name: "Leontine Abara" };
    const error = await expectRefused("RULE_UNMET", () =>
      keepIdentity(desk.editor, { sourceId, revision: 0, identity }),
    );
    expect(error.unmet).toEqual([expect.stringContaining("“Abara”")]);
  });

  it("can be attested and not kept", async () => {
    const { id: sourceId } = await make({ identity: undefined });
    expect(await attestIdentity(desk.reviewer, { sourceId, known: true })).toMatchObject({
      known: true,
    });
    const { attestedBy, isKept } = await getIdentityState(desk.viewer, sourceId);
    expect(isKept).toBe(false);
    expect(attestedBy.map(({ name }) => name)).toEqual([desk.reviewer.name]);
    await attestIdentity(desk.reviewer, { sourceId, known: false });
    expect((await getIdentityState(desk.viewer, sourceId)).attestedBy).toEqual([]);
  });

  it("opens in no other row", async () => {
    const [one, two] = [await make(), await make({ identity: { ...WHO, name: "Ottilie Brandt" } })];
    const sealed = await sealedOf(one.id);
    const file = new Database(place.databaseFile);
    file
      .prepare(`UPDATE "SourceIdentity" SET "sealed" = ? WHERE "sourceId" = ?`)
      .run(sealed, two.id);
    file.close();
    const error = await refusal(() => lookAtIdentity(desk.editor, { sourceId: two.id }));
    expect(error.code).toBe("RULE_UNMET");
  });

  it("is not in the database's file, nor in its log", async () => {
    await make();
    const bytes = readFileSync(place.databaseFile).toString("latin1");
    const wal = readFileSync(`${place.databaseFile}-wal`).toString("latin1");
    for (const word of ["Wilhelmina", "Quist", "Billie"]) {
      expect(bytes).not.toContain(word);
      expect(wal).not.toContain(word);
    }
  });
});
