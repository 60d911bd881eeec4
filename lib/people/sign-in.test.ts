import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { actorFromToken } from "@/lib/access/session";
import { db } from "@/lib/platform/db";
import type { SourcelineError } from "@/lib/platform/errors";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { cookieOf, forgetAttempts, from, sessionOf } from "@/tests/support/sessions";
import { createAccount, disablePerson } from "./commands";
import { dismissNotice, listNotices } from "./notices";
import { beginSession, proofOf } from "./sessions";
import { signInToDemo, signInWithPassword } from "./sign-in";

useDatabase();
const password = "a quiet field of barley";
const email = "daniel@newsroom.example";
let person: Actor;

beforeAll(async () => {
  const account = { email, name: "Daniel", role: "editor", password } as const;
  person = await createAccount(SYSTEM, account, "set-up");
});
beforeEach(() => forgetAttempts());

const here = "192.0.2.1";
const right = (address = here, deviceToken: string | null = null) =>
  sessionOf(signInWithPassword({ email, password }, from(address, deviceToken)));
const wrong = (address = here, who = email, deviceToken: string | null = null) =>
  refusal(() =>
    signInWithPassword({ email: who, password: "not the password" }, from(address, deviceToken)),
  );

function eventsOf(type: string) {
  return db().event.findMany({ where: { type }, orderBy: { seq: "asc" } });
}

describe("signing in with a password", () => {
  it("begins a session, and is in the log", async () => {
    const { userId, sessionId } = await right();
    expect(userId).toBe(person.userId);
    expect(await actorFromToken(await cookieOf(userId, sessionId))).toEqual(person);
    const [event] = await eventsOf("person.signed_in");
    expect(event).toMatchObject({ actorId: person.userId, userId: person.userId });
    expect(event?.data).toBe('{"by":"password","device":"Firefox on Linux"}');
    const row = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(row).toMatchObject({ by: "password", network: "192.0.2.x", endedAt: null });
  });

  it("opens nothing with a password that was changed while it was compared", async () => {
    const { id: userId } = await db().user.findUniqueOrThrow({ where: { email } });
    const beginning = { userId, by: "password", arrival: from(here) } as const;
    const refused = await refusal(() => beginSession({ ...beginning, proof: proofOf("before") }));
    expect(refused.code).toBe("UNAUTHENTICATED");
  });

  it("is refused in the same words whatever is wrong", async () => {
    const admin = await makePerson("admin");
    const gone = await createAccount(
      SYSTEM,
      { email: "gone@newsroom.example", name: "Gone", role: "viewer", password },
      "set-up",
    );
    await disablePerson(admin, { userId: gone.userId, revision: 0 });
    const withoutPassword = await makePerson("viewer");
    const refusals = [
      await wrong(),
      await wrong(here, "nobody@newsroom.example"),
      await refusal(() => signInWithPassword({ email: gone.email, password }, from(here))),
      await refusal(() =>
        signInWithPassword({ email: withoutPassword.email, password }, from(here)),
      ),
    ];
    const answers = refusals.map((error: SourcelineError) => JSON.stringify(error.toAnswer()));
    expect(new Set(answers)).toEqual(
      new Set(['{"code":"UNAUTHENTICATED","message":"Email or password is wrong."}']),
    );
  });
});

describe("throttling", () => {
  it("stops the sixth try on an account from one address, the right password included", async () => {
    for (let index = 0; index < 5; index += 1) expect((await wrong()).code).toBe("UNAUTHENTICATED");
    const stopped = await refusal(() => right());
    expect(stopped.code).toBe("THROTTLED");
    expect(stopped.message).toMatch(/^Too many failed attempts\. Try again in 1[45] minutes\.$/);
    expect((await wrong()).code).toBe("THROTTLED");
  });

  it("answers the same for an account that does not exist", async () => {
    for (let index = 0; index < 5; index += 1) await wrong(here, "nobody@newsroom.example");
    expect((await wrong(here, "nobody@newsroom.example")).code).toBe("THROTTLED");
  });

  it("lets no burst of guesses through at once", async () => {
    const burst = await Promise.all(Array.from({ length: 12 }, () => wrong()));
    expect(burst.filter((error) => error.code === "UNAUTHENTICATED")).toHaveLength(5);
  });

  it("is in the log once per lock, with the address", async () => {
    const before = (await eventsOf("person.sign_in_throttled")).length;
    for (let index = 0; index < 9; index += 1) await wrong("192.0.2.77");
    const events = (await eventsOf("person.sign_in_throttled")).slice(before);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ userId: person.userId, data: '{"address":"192.0.2.77"}' });
  });

  it("stops one address from trying many accounts", async () => {
    for (let index = 0; index < 20; index += 1) {
      expect((await wrong(here, `someone${index}@newsroom.example`)).code).toBe("UNAUTHENTICATED");
    }
    expect((await wrong(here, "someone20@newsroom.example")).code).toBe("THROTTLED");
    expect((await refusal(() => right())).code).toBe("THROTTLED");
    expect(await right("192.0.2.9")).toMatchObject({ userId: person.userId });
  });

  it("forgives the failures before a success", async () => {
    for (let index = 0; index < 4; index += 1) await wrong();
    await right();
    for (let index = 0; index < 5; index += 1) expect((await wrong()).code).toBe("UNAUTHENTICATED");
  });

  it("stops guessing from many addresses, but not the owner on a browser that is known", async () => {
    const { deviceToken } = await right();
    for (let index = 0; index < 20; index += 1) await wrong(`198.51.100.${index}`);
    const stranger = await wrong("203.0.113.1");
    expect(stranger.message).toMatch(/^Too many failed attempts\. Try again in [2-5] minutes\.$/);
    expect((await refusal(() => right())).code).toBe("THROTTLED");
    expect(await right(here, deviceToken)).toMatchObject({ userId: person.userId });
  });

  it("does not shut out a browser that is known by what others do at its address", async () => {
    const { deviceToken } = await right();
    for (let index = 0; index < 20; index += 1) await wrong(here, `someone${index}@example.org`);
    expect((await wrong()).code).toBe("THROTTLED");
    expect((await refusal(() => right())).code).toBe("THROTTLED");
    expect(await right(here, deviceToken)).toMatchObject({ userId: person.userId });
  });

  it("counts a browser that is known by itself, and not without end", async () => {
    const { deviceToken } = await right();
    for (let index = 0; index < 10; index += 1) {
      expect((await wrong(here, email, deviceToken)).code).toBe("UNAUTHENTICATED");
    }
    expect((await refusal(() => right(here, deviceToken))).code).toBe("THROTTLED");
    // What it did wrong is not held against anybody else.
    expect(await right()).toMatchObject({ userId: person.userId });
  });

  it("knows a browser for the people who signed in on it, and for no others", async () => {
    const { deviceToken } = await right();
    const other = await createAccount(
      SYSTEM,
      { email: "other@newsroom.example", name: "Other", role: "editor", password },
      "set-up",
    );
    for (let index = 0; index < 5; index += 1) await wrong(here, other.email, deviceToken);
    expect((await wrong(here, other.email, deviceToken)).code).toBe("THROTTLED");
    for (const forged of [
      "A".repeat(43),
      deviceToken.replace(/^./, (first) => (first === "A" ? "B" : "A")),
    ]) {
      for (let index = 0; index < 5; index += 1) await wrong(here, email, forged);
      expect((await wrong(here, email, forged)).code).toBe("THROTTLED");
      await forgetAttempts();
    }
  });
});

describe("a browser that nobody has signed in on before", () => {
  const hire = (name: string) =>
    createAccount(
      SYSTEM,
      { email: `${name}@newsroom.example`, name, role: "editor", password },
      "set-up",
    );
  const signIn = ({ email: address }: Actor, deviceToken: string | null = null) =>
    sessionOf(signInWithPassword({ email: address, password }, from(here, deviceToken)));

  it("is told to its person on the others, and not where it happened", async () => {
    const ines = await hire("ines");
    const first = await signIn(ines);
    expect(await listNotices(ines, first.sessionId)).toEqual([]);
    const again = await signIn(ines, first.deviceToken);
    expect(again.deviceToken).toBe(first.deviceToken);
    expect(await listNotices(ines, again.sessionId)).toEqual([]);

    const elsewhere = await signIn(ines);
    expect(await listNotices(ines, elsewhere.sessionId)).toEqual([]);
    expect(await listNotices(ines, first.sessionId)).toMatchObject([
      { kind: "new_device", detail: "Firefox on Linux, 192.0.2.x" },
    ]);
  });

  it("is dismissed by whoever is told, and by nobody else", async () => {
    const mara = await hire("mara");
    const first = await signIn(mara);
    const elsewhere = await signIn(mara);
    const [notice] = await listNotices(mara, first.sessionId);
    const { id } = notice!;
    const dismiss = (who: Actor, sessionId: string) => dismissNotice(who, sessionId, id);
    expect((await refusal(() => dismiss(mara, elsewhere.sessionId))).code).toBe("NOT_FOUND");
    expect((await refusal(() => dismiss(person, first.sessionId))).code).toBe("NOT_FOUND");
    await dismiss(mara, first.sessionId);
    expect(await listNotices(mara, first.sessionId)).toEqual([]);
  });

  it("is kept among so many and no more", async () => {
    const busy = await hire("busy");
    for (let index = 0; index < 55; index += 1) {
      await beginSession({ userId: busy.userId, by: "password", arrival: from(here) });
    }
    expect(await db().device.count({ where: { userId: busy.userId } })).toBe(50);
  });
});

describe("one click in the demo", () => {
  it("opens the demo's four accounts and no other", async () => {
    expect((await refusal(() => signInToDemo(email, from(here)))).code).toBe("NOT_FOUND");
    expect((await refusal(() => signInToDemo("viewer@newsroom.example", from(here)))).code).toBe(
      "NOT_FOUND",
    );
    const demo = await createAccount(
      SYSTEM,
      { email: "viewer@newsroom.example", name: "Vera", role: "viewer", password },
      "demo",
    );
    expect(await sessionOf(signInToDemo("viewer@newsroom.example", from(here)))).toMatchObject({
      userId: demo.userId,
    });
  });
});
