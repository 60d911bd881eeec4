import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { setClockForSeeding } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { forgetAttempts, from, sessionOf } from "@/tests/support/sessions";
import {
  acceptByEmail,
  acceptInvitation,
  findOpenInvitation,
  invitePerson,
  revokeInvitation,
} from "./invitations";
import { listOpenInvitations } from "./queries";
import { signInWithPassword } from "./sign-in";

useDatabase();
const password = "a quiet field of barley";
let admin: Actor;
beforeAll(async () => {
  admin = await makePerson("admin", "Helen");
});
afterEach(async () => {
  setClockForSeeding(null);
  await forgetAttempts();
});

let counter = 0;
async function invite(options: { role?: Actor["role"]; days?: 1 | 7 } = {}) {
  counter += 1;
  const email = `guest${counter}@newsroom.example`;
  const made = await invitePerson(admin, { email, role: "reviewer", days: 7, ...options });
  return { ...made, email, token: made.path.replace("/invitation/", "") };
}

const accept = (token: string, name = "Guest") =>
  sessionOf(acceptInvitation({ token, name, password }, from("192.0.2.1")));

describe("an invitation", () => {
  it("is a link whose token is stored as its hash alone", async () => {
    const { id, token } = await invite();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const row = await db().invitation.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    const events = await db().event.findMany();
    expect(JSON.stringify(events)).not.toContain(token);
  });

  it("makes the account it is for, once, and it can sign in", async () => {
    const { email, token } = await invite({ role: "viewer" });
    expect(await findOpenInvitation(token)).toMatchObject({ email, invitedBy: "Helen" });
    const { userId } = await accept(token);
    expect(await db().user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
      email,
      role: "viewer",
    });
    expect(
      await sessionOf(signInWithPassword({ email, password }, from("192.0.2.1"))),
    ).toMatchObject({
      userId,
    });
    expect(await findOpenInvitation(token)).toBeNull();
    const event = await db().event.findFirstOrThrow({ where: { type: "person.joined", userId } });
    expect(JSON.parse(event.data)).toEqual({
      by: "invitation",
      email,
      name: "Guest",
      role: "viewer",
    });
  });

  it("makes one account when it is accepted twice at the same moment", async () => {
    const { email, token } = await invite();
    const codes = await Promise.all([codeOf(accept(token, "One")), codeOf(accept(token, "Two"))]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === "NOT_FOUND")).toHaveLength(1);
    expect(await db().user.count({ where: { email } })).toBe(1);
  });

  it("is refused in the same words when used, revoked, replaced, expired or unknown", async () => {
    const used = await invite();
    await accept(used.token, "Used");
    const revoked = await invite();
    await revokeInvitation(admin, { id: revoked.id });
    const replaced = await invite();
    await invitePerson(admin, { email: replaced.email, role: "viewer", days: 7 });
    setClockForSeeding(new Date(Date.now() - 8 * 24 * 3_600_000));
    const expired = await invite();
    setClockForSeeding(null);
    const answers: string[] = [];
    for (const token of [used, revoked, replaced, expired].map((each) => each.token).concat("x")) {
      expect(await findOpenInvitation(token)).toBeNull();
      const refused = await expectRefused("NOT_FOUND", () => accept(token));
      answers.push(JSON.stringify(refused.toAnswer()));
    }
    expect(new Set(answers).size).toBe(1);
  });

  it("is open to the end of its last minute and listed until then", async () => {
    const { email, expiresAt } = await invite({ days: 1 });
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(24 * 60);
    const listed = (await listOpenInvitations(admin)).find((each) => each.email === email);
    expect(listed).toMatchObject({ role: "reviewer", invitedBy: "Helen" });
  });

  it("refuses an easy password and stays open", async () => {
    const { email, token } = await invite();
    for (const easy of ["short", "password1234", email]) {
      const refused = await expectRefused("INVALID", () =>
        acceptInvitation({ token, name: "Guest", password: easy }, from("192.0.2.1")),
      );
      expect(refused.fields).toHaveProperty("password");
    }
    expect(await findOpenInvitation(token)).not.toBeNull();
  });

  it("is not made for an address that has an account", async () => {
    const { email } = await makePerson("viewer");
    const refused = await expectRefused("INVALID", () =>
      invitePerson(admin, { email, role: "editor", days: 7 }),
    );
    expect(refused.fields).toHaveProperty("email");
  });

  it("is revoked once; again changes nothing; an unknown one is NOT_FOUND", async () => {
    const { id } = await invite();
    await revokeInvitation(admin, { id });
    const before = await db().event.count();
    await revokeInvitation(admin, { id });
    expect(await db().event.count()).toBe(before);
    await expectRefused("NOT_FOUND", () => revokeInvitation(admin, { id: 999_999 }));
  });

  it("serves whom the identity provider vouches for, and closes for the link", async () => {
    const { email, token } = await invite();
    expect(await acceptByEmail("stranger@x.example", { name: "S", oidcSubject: "i|s" })).toBeNull();
    const joined = await acceptByEmail(email, { name: "Guest", oidcSubject: "i|g" });
    expect(joined).toEqual({ userId: expect.any(Number) as number });
    await expectRefused("NOT_FOUND", () => accept(token));
  });
});
