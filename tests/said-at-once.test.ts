/**
 * Forms before the newsroom's doors say everything that is wrong in one answer: whoever mends one
 * field is not told of the next one only then. Every choice of wrong fields is tried.
 */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { changePassword } from "@/lib/people/account-commands";
import { createAccount } from "@/lib/people/commands";
import { addTotp, beginTotp } from "@/lib/people/factors";
import { addTotpInput, changePasswordInput, signInInput } from "@/lib/people/input";
import { acceptInvitation, invitePerson } from "@/lib/people/invitations";
import { ensureSetUpCode } from "@/lib/people/set-up-code";
import { setUpNewsroom } from "@/lib/people/set-up";
import { useDatabase } from "./support/database";
import { refusal } from "./support/refusal";
import { forgetAttempts, from, makeSession } from "./support/sessions";

useDatabase();
beforeEach(() => forgetAttempts());

const password = "a quiet field of barley";
const here = "192.0.2.1";

type Form = {
  /** What is in order. */
  good: () => Promise<Record<string, unknown>>;
  /** For each field a person fills in, what they may get wrong there. */
  wrong: Record<string, readonly string[]>;
  send: (given: Record<string, unknown>) => Promise<unknown>;
};

/** Every choice of at least one of them. */
function choices<Item>(items: readonly Item[]): Item[][] {
  return items
    .reduce<Item[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]])
    .filter(({ length }) => length > 0);
}

function eachChoice({ wrong }: Form): Array<Record<string, string>> {
  const most = Math.max(...Object.values(wrong).map(({ length }) => length));
  return choices(Object.keys(wrong)).flatMap((fields) =>
    Array.from({ length: most }, (_, index) =>
      Object.fromEntries(
        fields.map((field) => {
          const ways = wrong[field]!;
          return [field, ways[index % ways.length]!];
        }),
      ),
    ),
  );
}

async function expectAllSaid(form: Form): Promise<void> {
  for (const given of eachChoice(form)) {
    await forgetAttempts();
    const refused = await refusal(async () => form.send({ ...(await form.good()), ...given }));
    expect(refused.code).toBe("INVALID");
    expect(Object.keys(refused.fields ?? {}).sort(), JSON.stringify(given)).toEqual(
      Object.keys(given).sort(),
    );
    expect(Object.values(refused.fields ?? {}).every((fault) => fault.length > 10)).toBe(true);
  }
}

const easy = ["", "short", "password1234"];

/** The first test needs a newsroom without accounts. */
describe("everything that is wrong is said at once", () => {
  it("by set-up", async () => {
    const code = await ensureSetUpCode();
    await expectAllSaid({
      good: () =>
        Promise.resolve({ code, name: "First", email: "first@newsroom.example", password }),
      wrong: {
        code: ["", "AAAA-AAAA-AAAA"],
        name: ["", "Sourceline", "x".repeat(130)],
        email: ["", "first", "a b@newsroom.example"],
        password: easy,
      },
      send: (given) => setUpNewsroom(given, here),
    });
  });

  describe("for people with an account", () => {
    let person: Actor;
    beforeAll(async () => {
      const account = { email: "ada@newsroom.example", name: "Ada Vey", role: "admin", password };
      person = await createAccount(SYSTEM, { ...account, role: "admin" }, "set-up");
    });

    it("by an invitation", async () => {
      const { path } = await invitePerson(person, {
        email: "guest@newsroom.example",
        role: "viewer",
        days: 7,
      });
      const token = path.replace("/invitation/", "");
      await expectAllSaid({
        good: () => Promise.resolve({ token, name: "Guest", password }),
        wrong: { name: ["", "ada vey", "x".repeat(130)], password: [...easy, "guest"] },
        send: (given) => acceptInvitation(given, from(here)),
      });
    });

    it("by a change of password", async () => {
      await expectAllSaid({
        good: () => Promise.resolve({ current: password, password: "a loud street of trams" }),
        wrong: { current: ["", "another one"], password: [...easy, person.email] },
        send: async (given) =>
          changePassword(
            person,
            parseInput(changePasswordInput, given),
            await makeSession(person.userId),
          ),
      });
    });

    it("by an authenticator app", async () => {
      await expectAllSaid({
        good: async () => {
          const { stepId } = await beginTotp(person);
          return { stepId, name: "App", code: "" };
        },
        // A right code cannot be asked for twice; the name alone is tried with a wrong one too.
        wrong: { code: ["", "123"] },
        send: (given) => addTotp(person, parseInput(addTotpInput, given)),
      });
      const { stepId } = await beginTotp(person);
      const refused = await refusal(() =>
        addTotp(person, parseInput(addTotpInput, { stepId, name: " ", code: "123" })),
      );
      expect(Object.keys(refused.fields ?? {}).sort()).toEqual(["code", "name"]);
    });

    it("by signing in", async () => {
      await expectAllSaid({
        good: () => Promise.resolve({ email: "ada@newsroom.example", password }),
        wrong: { email: [""], password: [""] },
        send: (given) => Promise.resolve().then(() => parseInput(signInInput, given)),
      });
    });
  });
});
