/** The key that identities are sealed under: made, changed, lost, and given by the environment. */
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { refusal } from "@/tests/support/refusal";
import { createConfidential, lookAtIdentity } from "./commands";
import { identityKeys } from "./identity-key";
import { sealAllAnew } from "./rekey";
import { keyIdOf } from "./sealing";

const place = useDatabase();
let desk: Desk;
const sourceIds: number[] = [];
const file = () => path.join(place.dataDir, "identity-key");
const WHO = { name: "Ottilie Brandt", otherNames: "", contact: "", note: "" };

beforeAll(async () => {
  desk = await makeDesk();
  for (const handle of ["Source A-2", "Source B-3"]) {
    const input = { handle, kind: "person" as const, identity: WHO };
    sourceIds.push((await createConfidential(desk.editor, input)).id);
  }
});
afterEach(() => {
  Object.assign(env(), { identityKey: undefined, formerIdentityKey: undefined });
});

const keyIds = async () =>
  (await db().sourceIdentity.findMany()).map(({ sealed }) => keyIdOf(sealed));
const look = () => lookAtIdentity(desk.editor, { sourceId: sourceIds[0]! });

describe("the key of identities", () => {
  it("lies in a file that this account alone reads", () => {
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(identityKeys()).toHaveLength(1);
  });

  it("is changed: all are sealed anew, and the old key opens nothing any more", async () => {
    const before = readFileSync(file(), "utf8");
    const { count, keyId } = await sealAllAnew();
    expect(count).toBe(2);
    expect(await keyIds()).toEqual([keyId, keyId]);
    expect(readFileSync(file(), "utf8")).not.toContain(before.trim());
    expect(identityKeys().map(({ id }) => id)).toEqual([keyId]);
    expect(await look()).toMatchObject(WHO);
  });

  it("is changed once more where it was cut off between two keys", async () => {
    const [first] = readFileSync(file(), "utf8").split("\n");
    writeFileSync(file(), `a new key that was begun with and not gone on with\n${first}\n`);
    expect(await look()).toMatchObject(WHO);
    expect((await sealAllAnew()).count).toBe(2);
    expect(await look()).toMatchObject(WHO);
    const { type, data } = await db().event.findFirstOrThrow({
      where: { type: "identities.sealed_anew" },
      orderBy: { seq: "desc" },
    });
    expect([type, data]).toEqual(["identities.sealed_anew", '{"count":2}']);
  });

  it("is named where it is not here, and nothing is lost by that", async () => {
    const [keyId] = await keyIds();
    renameSync(file(), `${file()}.away`);
    const error = await refusal(look);
    expect(error.message).toContain(keyId);
    const anew = await refusal(sealAllAnew);
    expect(anew.message).toContain(keyId);
    renameSync(`${file()}.away`, file());
    expect(await look()).toMatchObject(WHO);
  });

  it("comes from the environment, with the one of before until all are sealed anew", async () => {
    const [kept = ""] = readFileSync(file(), "utf8").split("\n");
    const identityKey = "a key of the environment, long enough";
    Object.assign(env(), { identityKey });
    expect((await refusal(sealAllAnew)).message).toContain("IDENTITY_KEY_BEFORE");
    Object.assign(env(), { formerIdentityKey: kept });
    expect((await sealAllAnew()).count).toBe(2);
    Object.assign(env(), { formerIdentityKey: undefined });
    expect(await look()).toMatchObject(WHO);
  });
});
