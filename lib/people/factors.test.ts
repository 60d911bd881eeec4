import { statSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { GRACE_DAYS } from "@/lib/access/factor-rule";
import type { Role } from "@/lib/access/policy";
import { actorFromToken, visitorFromToken } from "@/lib/access/session";
import { setClockForSeeding } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { inTransaction } from "@/lib/platform/transaction";
import { codeFor, fromBase32 } from "@/tests/support/authenticator";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import {
  cookieOf,
  expectCounted,
  forgetAttempts,
  from,
  makeSession,
  sessionOf,
} from "@/tests/support/sessions";
import { createAccount } from "./commands";
import { openSecret, sealSecret } from "./factor-key";
import { removeFactors, removeFactorsOf, requireFactor } from "./factor-rules";
import { addTotp, beginTotp, getFactors, removeFactor, renewRecoveryCodes } from "./factors";
import type { RemoveFactorInput, SecondStepInput } from "./input";
import { acceptInvitation } from "./invitations";
import { listNotices } from "./notices";
import { makePasswordLink } from "./password-links";
import { takeSecondStep } from "./second-step";
import { signInWithPassword } from "./sign-in";

const place = useDatabase();
const password = "a quiet field of barley";
const here = from("192.0.2.1");
const noPasskeys = () => Promise.resolve(null);
let admin: Actor;
beforeAll(async () => {
  admin = await makePerson("admin");
});
beforeEach(forgetAttempts);
afterEach(() => setClockForSeeding(null));

let counter = 0;
async function hire(role: Role = "editor"): Promise<Actor> {
  counter += 1;
  const email = `p${counter}@newsroom.example`;
  const name = `P ${"x".repeat(counter)}`;
  return createAccount(SYSTEM, { email, name, role, password }, "set-up");
}

/** Sets an app up with the code of the step before, so that the present one is still to come. */
async function enrol(person: Actor) {
  const { stepId, secret } = await beginTotp(person);
  const added = await addTotp(person, { stepId, code: codeFor(secret, -1), name: "Telephone" });
  return { secret, ...added, recoveryCodes: added.recoveryCodes ?? [] };
}

async function firstStep({ email }: Actor): Promise<string> {
  const admitted = await signInWithPassword({ email, password }, here);
  if (!("stepId" in admitted)) throw new Error("No second step was asked for.");
  return admitted.stepId;
}

const second = (stepId: string, given: SecondStepInput) =>
  takeSecondStep(stepId, given, here, noPasskeys);

describe("an authenticator app", () => {
  it("counts from the first right code on, and comes with recovery codes once", async () => {
    const person = await hire();
    const { stepId, secret } = await beginTotp(person);
    await expectRefused("INVALID", () => addTotp(person, { stepId, code: "000000x", name: "A" }));
    expect((await getFactors(person)).factors).toEqual([]);
    expect(await signInWithPassword({ email: person.email, password }, here)).toHaveProperty(
      "signedIn",
    );

    const given = { stepId, code: codeFor(secret), name: "A" };
    const { recoveryCodes } = await addTotp(person, given);
    expect(new Set(recoveryCodes).size).toBe(10);
    await expectRefused("NOT_FOUND", () => addTotp(person, given));
    const stranger = await hire();
    await expectRefused("NOT_FOUND", () => addTotp(stranger, given));
    const { factors, recoveryCodes: left } = await getFactors(person);
    expect(factors).toMatchObject([{ kind: "totp", name: "A" }]);
    expect(left).toBe(10);
    expect((await enrol(person)).recoveryCodes).toEqual([]);
  });

  it("is stored sealed, and its secret and the codes stand in no event", async () => {
    const person = await hire();
    const { secret, recoveryCodes } = await enrol(person);
    const everything = JSON.stringify([
      await db().factor.findMany(),
      await db().factorStep.findMany(),
      await db().recoveryCode.findMany(),
      await db().event.findMany(),
    ]);
    const raw = fromBase32(secret);
    for (const form of [secret, raw.toString("base64url"), raw.toString("hex"), ...recoveryCodes]) {
      expect(everything).not.toContain(form);
    }
    expect(statSync(path.join(place.dataDir, "factor-key")).mode & 0o777).toBe(0o600);
  });

  it("opens for its own person alone, and says so where the key is another", () => {
    const sealed = sealSecret(Buffer.from("twenty bytes of it.."), 7);
    expect(openSecret(sealed, 7).toString()).toBe("twenty bytes of it..");
    for (const wrong of [sealed.slice(0, -2), "", "1..", sealed.replace("1.", "2.")]) {
      expect(() => openSecret(wrong, 7)).toThrow("factor-key");
    }
    expect(() => openSecret(sealed, 8)).toThrow("factor-key");
  });
});

describe("the second step", () => {
  it("is asked for after the password; there is no session before it", async () => {
    const person = await hire();
    const { secret } = await enrol(person);
    const sessions = () => db().session.count({ where: { userId: person.userId } });
    const stepId = await firstStep(person);
    expect(await sessions()).toBe(0);
    const { userId, sessionId } = await second(stepId, { code: codeFor(secret) });
    expect(await actorFromToken(await cookieOf(userId, sessionId))).toEqual(person);
    const event = await db().event.findFirstOrThrow({
      where: { type: "person.signed_in", userId },
      orderBy: { seq: "desc" },
    });
    expect(JSON.parse(event.data)).toMatchObject({ by: "password", second: "totp" });
    await expectRefused("UNAUTHENTICATED", () => second(stepId, { code: codeFor(secret, 1) }));
  });

  it("takes a code once, also of two sign-ins at the same moment", async () => {
    const person = await hire();
    const { secret } = await enrol(person);
    const steps = [await firstStep(person), await firstStep(person)];
    const code = codeFor(secret);
    const codes = await Promise.all(steps.map((stepId) => codeOf(second(stepId, { code }))));
    expect(codes.sort()).toEqual(["INVALID", null]);
  });

  it("takes each recovery code once, and tells how many are left", async () => {
    const person = await hire();
    const { recoveryCodes } = await enrol(person);
    const recoveryCode = ` ${recoveryCodes[3]!.toLowerCase().replaceAll("-", " ")} `;
    const { sessionId } = await second(await firstStep(person), { recoveryCode });
    expect(await listNotices(person, sessionId)).toMatchObject([
      { kind: "recovery_code_used", detail: "9" },
    ]);
    const again = await firstStep(person);
    await expectCounted("INVALID", () => second(again, { recoveryCode }));
    const strangers = (await enrol(await hire())).recoveryCodes[0]!;
    await expectCounted("INVALID", () => second(again, { recoveryCode: strangers }));
  });

  it("refuses after five wrong ones, the right one included", async () => {
    const person = await hire();
    const { secret } = await enrol(person);
    const stepId = await firstStep(person);
    for (let index = 0; index < 5; index += 1) {
      await expectCounted("INVALID", () => second(stepId, { code: `00000${index}x` }));
    }
    await expectCounted("THROTTLED", () => second(stepId, { code: codeFor(secret) }));
  });

  it("is over with the account, with a new password, and after ten minutes", async () => {
    const person = await hire();
    const { secret } = await enrol(person);
    const late = await firstStep(person);
    await inTransaction((tx) =>
      tx.factorStep.update({
        where: { id: late },
        data: { createdAt: new Date(Date.now() - 11 * 60_000) },
      }),
    );
    await expectRefused("UNAUTHENTICATED", () => second(late, { code: codeFor(secret) }));
    for (const stepId of ["", "x", late]) {
      await expectRefused("UNAUTHENTICATED", () => second(stepId, { code: codeFor(secret) }));
    }
    const overtaken = await firstStep(person);
    const { path: link } = await makePasswordLink(admin, { userId: person.userId });
    const token = link.replace("/invitation/", "");
    const admitted = await acceptInvitation({ token, name: "", password: `${password} two` }, here);
    // The link is one factor; the other is asked for all the same.
    expect(admitted).toHaveProperty("stepId");
    await expectRefused("UNAUTHENTICATED", () => second(overtaken, { code: codeFor(secret) }));
    if ("stepId" in admitted) await second(admitted.stepId, { code: codeFor(secret) });
  });
});

describe("taking a factor off", () => {
  const remove = async (person: Actor, input: RemoveFactorInput) =>
    removeFactor(person, input, await makeSession(person.userId));

  it("wants the password, and leaves nothing to be asked for", async () => {
    const person = await hire();
    const { factorId } = await enrol(person);
    await expectCounted("INVALID", () => remove(person, { factorId, current: "guess" }));
    await expectCounted("INVALID", () => renewRecoveryCodes(person, { current: "" }));
    const stranger = await hire();
    await expectCounted("NOT_FOUND", () => remove(stranger, { factorId, current: password }));
    await remove(person, { factorId, current: password });
    expect(await getFactors(person)).toEqual({ factors: [], recoveryCodes: 0 });
    expect(await signInWithPassword({ email: person.email, password }, here)).toHaveProperty(
      "signedIn",
    );
  });

  it("is told on every browser but the one on which it was done", async () => {
    const person = await hire();
    const signIn = () => sessionOf(signInWithPassword({ email: person.email, password }, here));
    const [one, other] = [await signIn(), await signIn()];
    const { factorId } = await enrol(person);
    await removeFactor(person, { factorId, current: password }, one.sessionId);
    const told = { kind: "factor_removed", detail: "Telephone" };
    expect(await listNotices(person, other.sessionId)).toContainEqual(
      expect.objectContaining(told),
    );
    const later = await signIn();
    expect(await listNotices(person, later.sessionId)).toContainEqual(
      expect.objectContaining(told),
    );
    const kinds = (await listNotices(person, one.sessionId)).map(({ kind }) => kind);
    expect(kinds).not.toContain("factor_removed");
  });

  it("is an administrator's for others, who are told", async () => {
    const person = await hire();
    await enrol(person);
    const { userId } = person;
    for (const role of ["editor", "reviewer", "viewer"] as const) {
      const other = await makePerson(role);
      await expectRefused("FORBIDDEN", () => removeFactors(other, { userId }));
    }
    await removeFactors(admin, { userId });
    const sessionId = await makeSession(userId);
    expect(await listNotices(person, sessionId)).toMatchObject([
      { kind: "factors_removed", detail: admin.name },
    ]);
    await enrol(person);
    await removeFactorsOf(person.email.toUpperCase());
    expect((await getFactors(person)).factors).toEqual([]);
  });

  it("makes new recovery codes open and old ones not", async () => {
    const person = await hire();
    const { recoveryCodes: old } = await enrol(person);
    const { recoveryCodes } = await renewRecoveryCodes(person, { current: password });
    const stepId = await firstStep(person);
    await expectCounted("INVALID", () => second(stepId, { recoveryCode: old[0]! }));
    await second(stepId, { recoveryCode: recoveryCodes[0]! });
  });
});

describe("a role that needs a second factor", () => {
  it("has its days of grace, and then opens nothing but the setting-up", async () => {
    const person = await hire("viewer");
    await requireFactor(admin, { role: "viewer", required: true });
    const visit = async (by = "password") =>
      visitorFromToken(await cookieOf(person.userId, await makeSession(person.userId, { by })));
    const due = (await visit())?.enrolBy;
    const days = ((due?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(GRACE_DAYS);
    expect(await visit()).toMatchObject({ mustEnrol: false });

    const since = new Date(Date.now() - (GRACE_DAYS + 1) * 86_400_000);
    await inTransaction((tx) =>
      tx.factorRule.update({ where: { role: "viewer" }, data: { since } }),
    );
    expect(await visit()).toMatchObject({ mustEnrol: true, actor: person });
    expect(await actorFromToken(await cookieOf(person.userId))).toBeNull();
    expect(await visit("oidc")).toMatchObject({ mustEnrol: false, enrolBy: null });

    const { factorId } = await enrol(person);
    expect(await visit()).toMatchObject({ mustEnrol: false, enrolBy: null });
    const refused = await expectCounted("RULE_UNMET", () =>
      removeFactor(person, { factorId, current: password }, "none"),
    );
    expect(refused.message).toMatch(/Your role needs a second factor/);
    await requireFactor(admin, { role: "viewer", required: false });
    expect(await actorFromToken(await cookieOf(person.userId))).toEqual(person);
  });

  it("is said by administrators, whose own cannot be unsaid", async () => {
    for (const role of ["editor", "reviewer", "viewer"] as const) {
      const other = await makePerson(role);
      const input = { role: "reviewer", required: true } as const;
      await expectRefused("FORBIDDEN", () => requireFactor(other, input));
    }
    await requireFactor(admin, { role: "admin", required: true });
    await expectRefused("RULE_UNMET", () =>
      requireFactor(admin, { role: "admin", required: false }),
    );
  });
});
