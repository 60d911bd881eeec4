/**
 * Whoever may see who a source is, is asked before a text that names it is kept: by every command
 * and every upload there is, whatever the field. A new one is tried without anybody remembering it.
 */
import { beforeAll, describe, expect, it, vi } from "vitest";
import { POST as sendAttachment } from "@/app/api/v1/attachments/route";
import { POST as sendCommand } from "@/app/api/v1/commands/[name]/route";
import { POST as sendDraft } from "@/app/api/v1/drafts/route";
import type { Actor } from "@/lib/access/actor";
import { createConfidential } from "@/lib/ledger/identities/commands";
import { giveCommand, registry } from "@/lib/registry";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { makeCitation, makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

useDatabase();
let desk: Desk;
let other: Actor;
let story: { slug: string; id: number };
const NAME = "Zenobia Farquhar";
const HANDLE = "Source Z-3";

beforeAll(async () => {
  desk = await makeDesk();
  other = await makePerson("editor");
  story = await makeStory(desk.admin);
  const who = { name: NAME, otherNames: "", contact: "", note: "" };
  // An administrator keeps it, so that there is somebody who may give every command.
  await createConfidential(desk.admin, { handle: HANDLE, kind: "person", identity: who });
});

const asked = { protectedNames: [{ written: "Zenobia FARQUHAR", source: HANDLE }] };

/** Their texts are not kept where somebody reads them, or are the identity itself. */
const NOT_ASKED = /^account\.|^drafts\.preview$|^identities\.(create|keep)$/;

describe("a text that names somebody protected", () => {
  const names = Object.keys(registry).filter((name) => !NOT_ASKED.test(name));
  it.each(names)("is asked about by %s", async (name) => {
    const input = {
      nothing: undefined,
      deep: [undefined, null, { in: ["it", "was Zenobia FARQUHAR’s boat"] }],
    };
    const error = await expectRefused("RULE_UNMET", () =>
      giveCommand(desk.admin, name, () => Promise.resolve(input)),
    );
    expect(error.current).toEqual(asked);
  });

  const log = (actor: Actor) => {
    const input = { story: story.slug, wording: "Zenobia Farquhar saw the ship" };
    return giveCommand(actor, "claims.log", () => Promise.resolve(input));
  };

  it("tells nobody anything who may not see the name", async () => {
    for (const person of [other, desk.editor]) {
      expect((await log(person)).value).toHaveProperty("ref");
    }
  });

  it("is kept where whoever sent it says so", async () => {
    await signIn(jar, desk.admin);
    const send = (headers: Record<string, string>) =>
      sendCommand(
        new Request("http://localhost/api/v1/commands/claims.log", {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify({ story: story.slug, wording: `${NAME} saw the ship` }),
        }),
        { params: Promise.resolve({ name: "claims.log" }) },
      );
    expect((await send({})).status).toBe(422);
    expect((await send({ "even-if-protected": "1" })).status).toBe(200);
  });

  const upload = (url: string, file: File) => {
    const form = new FormData();
    form.set("file", file);
    return new Request(`http://localhost/api/v1/${url}`, { method: "POST", body: form });
  };
  const answer = async (sent: Promise<Response>) =>
    (await (await sent).json()) as { error: { current: typeof asked } };

  it("is asked about in a draft that comes as a file, whatever marks stand between", async () => {
    await signIn(jar, desk.admin);
    const page = "<p>It was <b>Zenobia</b> <i>FARQUHAR</i>’s boat.</p>";
    const file = new File([page], "story.html", { type: "text/html" });
    const params = Promise.resolve({});
    const sent = sendDraft(upload(`drafts?story=${story.slug}`, file), { params });
    expect((await answer(sent)).error.current).toEqual(asked);
  });

  it("is asked about in the name of a file", async () => {
    await signIn(jar, desk.admin);
    const { citationId } = await makeCitation(desk.admin, await makeClaim(desk.admin, story));
    const file = new File(["x"], "notes on Zenobia FARQUHAR.txt", { type: "text/plain" });
    const params = Promise.resolve({});
    const sent = sendAttachment(upload(`attachments?citationId=${citationId}`, file), { params });
    const [name] = (await answer(sent)).error.current.protectedNames;
    expect(name).toEqual({ written: "Zenobia FARQUHAR.txt", source: HANDLE });
  });
});
