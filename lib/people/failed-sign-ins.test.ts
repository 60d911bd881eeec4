import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { forgetAttempts, from } from "@/tests/support/sessions";
import { createAccount, disablePerson } from "./commands";
import { FAILURE_LIMIT, recordFailure } from "./failed-sign-ins";
import { signInWithPassword } from "./sign-in";

useDatabase();
const password = "a quiet field of barley";
const email = "daniel@newsroom.example";
const here = "192.0.2.1";
let person: Actor;
beforeAll(async () => {
  const account = { email, name: "Daniel", role: "editor", password } as const;
  person = await createAccount(SYSTEM, account, "set-up");
});
beforeEach(() => forgetAttempts());

const wrong = (address = here, who = email) =>
  refusal(() => signInWithPassword({ email: who, password: "not the password" }, from(address)));

function eventsOf(type: string) {
  return db().event.findMany({ where: { type }, orderBy: { seq: "asc" } });
}

describe("a failed sign-in in the log", () => {
  const failures = async () =>
    (await eventsOf("person.sign_in_failed")).map(({ actorId, userId, data }) => ({
      actorId,
      userId,
      ...(JSON.parse(data) as { because: string; more?: true }),
    }));

  it("says whose account and from where; never the password, nor a name that nobody has", async () => {
    const before = (await failures()).length;
    await wrong();
    await wrong("198.51.100.7", "my secret passphrase");
    expect((await failures()).slice(before)).toEqual([
      { actorId: null, userId: person.userId, by: "password", because: "password", address: here },
      { actorId: null, userId: null, by: "password", because: "unknown", address: "198.51.100.7" },
    ]);
    const log = JSON.stringify(await db().event.findMany());
    expect(log).not.toContain("secret passphrase");
    expect(log).not.toContain("not the password");
  });

  it("tells a disabled account whose password was right", async () => {
    const admin = await makePerson("admin");
    const account = { email: "left@newsroom.example", name: "Left", role: "viewer", password };
    const left = await createAccount(SYSTEM, { ...account, role: "viewer" }, "set-up");
    await disablePerson(admin, { userId: left.userId, revision: 0 });
    await refusal(() => signInWithPassword({ email: left.email, password }, from(here)));
    expect((await failures()).at(-1)).toMatchObject({ userId: left.userId, because: "disabled" });
  });

  it("cannot fill the log: the hundredth says that more followed, whoever was named", async () => {
    for (let count = (await failures()).length; count < 105; count += 1) {
      const userId = count % 2 === 0 ? person.userId : undefined;
      await recordFailure({ userId, by: "password", because: "password", address: here });
    }
    const all = await failures();
    expect(all).toHaveLength(FAILURE_LIMIT.most);
    expect(all.map(({ more }) => more ?? false)).toEqual([...Array<boolean>(99).fill(false), true]);
    expect(await refusal(() => signInWithPassword({ email, password: "no" }, from("192.0.2.200")))).toMatchObject({ code: "UNAUTHENTICATED" }); // prettier-ignore
    expect(await failures()).toHaveLength(FAILURE_LIMIT.most);
  });
});
