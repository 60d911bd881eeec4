import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { ROLES } from "@/lib/access/policy";
import { actorFromToken } from "@/lib/access/session";
import { sealSession } from "@/lib/access/session-token";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { changePassword, signOutEverywhere } from "./account-commands";
import { createAccount } from "./commands";
import { getAccount } from "./queries";
import { forgetAttempts, signInWithPassword } from "./sign-in";

useDatabase();
const password = "a quiet field of barley";
const next = "a loud street of trams";

let counter = 0;
async function hire(role: Actor["role"] = "editor"): Promise<Actor> {
  counter += 1;
  const account = {
    email: `p${counter}@newsroom.example`,
    name: `P ${"x".repeat(counter)}`,
    role,
    password,
  } as const;
  return createAccount(SYSTEM, account, "set-up");
}
beforeEach(() => forgetAttempts());

const cookieFor = async (userId: number, epoch: number) =>
  (await sealSession({ userId, epoch }, new Date())).value;

describe("one's own account", () => {
  it.each(ROLES)("is everybody's to keep: %s", async (role) => {
    const person = await hire(role);
    expect(await getAccount(person)).toMatchObject({ role, hasPassword: true });
    await changePassword(person, { current: password, password: next });
    await signOutEverywhere(person);
    const types = (await db().event.findMany({ where: { userId: person.userId } })).map(
      ({ type, actorId }) => [type, actorId],
    );
    expect(types.slice(1)).toEqual([
      ["person.password_changed", person.userId],
      ["person.signed_out_everywhere", person.userId],
    ]);
  });
});

describe("changing the password", () => {
  it("ends every session but the one made from its answer", async () => {
    const person = await hire();
    const old = await cookieFor(person.userId, 0);
    const { epoch } = await changePassword(person, { current: password, password: next });
    expect(await actorFromToken(old)).toBeNull();
    expect(await actorFromToken(await cookieFor(person.userId, epoch))).toEqual(person);
    const { email } = person;
    expect(await codeOf(signInWithPassword({ email, password }, "a"))).toBe("UNAUTHENTICATED");
    expect(await codeOf(signInWithPassword({ email, password: next }, "a"))).toBeNull();
  });

  it("wants the present one, a good new one, and another than before", async () => {
    const person = await hire();
    const cases: Array<[current: string, password: string, field: string]> = [
      ["wrong password", next, "current"],
      [password, "short", "password"],
      [password, person.email, "password"],
      [password, password, "password"],
    ];
    for (const [current, wanted, field] of cases) {
      const refused = await expectRefused("INVALID", () =>
        changePassword(person, { current, password: wanted }),
      );
      expect(Object.keys(refused.fields ?? {})).toEqual([field]);
    }
  });

  it("cannot be used to guess the present one", async () => {
    const person = await hire();
    for (let index = 0; index < 5; index += 1) {
      await expectRefused("INVALID", () =>
        changePassword(person, { current: `guess ${index}`, password: next }),
      );
    }
    await expectRefused("THROTTLED", () =>
      changePassword(person, { current: password, password: next }),
    );
  });

  it("happens once when it is asked for twice at the same moment", async () => {
    const person = await hire();
    const codes = await Promise.all(
      [next, `${next} and more`].map((wanted) =>
        codeOf(changePassword(person, { current: password, password: wanted })),
      ),
    );
    expect(codes.sort()).toEqual(["INVALID", null]);
  });

  it("is not for people who have none here", async () => {
    const person = await makePerson("editor");
    await expectRefused("RULE_UNMET", () =>
      changePassword(person, { current: password, password: next }),
    );
  });
});

describe("signing out everywhere", () => {
  it("ends every session", async () => {
    const person = await hire();
    const cookie = await cookieFor(person.userId, 0);
    await signOutEverywhere(person);
    expect(await actorFromToken(cookie)).toBeNull();
  });
});
