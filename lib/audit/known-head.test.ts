import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { headText, readHead } from "./head";
import { cutLog, knownHeadFile, watchHead } from "./known-head";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
  vi.useFakeTimers({ toFake: ["setInterval"] });
});

const headNow = async () => headText((await readHead())!);
const known = () => readFileSync(knownHeadFile(), "utf8").trim();

describe("the head that the log had", () => {
  it("is written down at the start, and when it moves", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await watchHead();
    expect(known()).toBe(await headNow());
    expect(statSync(knownHeadFile()).mode & 0o777).toBe(0o600);
    expect(String(said.mock.lastCall?.[0])).toContain(`at the start: ${await headNow()}`);
    said.mockRestore();
    await makeStory(desk.editor);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(async () => {
      expect(known()).toBe(await headNow());
    });
    expect(cutLog()).toBeNull();
  });

  it("is missed where the log was cut, in the server's log and in its health", async () => {
    const { seq, hash } = (await readHead())!;
    const gone = headText({
      seq: seq + 3,
      hash: hash.replace(/^./, hash.startsWith("0") ? "1" : "0"),
    });
    writeFileSync(knownHeadFile(), `${gone}\n`);
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await watchHead();
    expect(said.mock.calls.join("\n")).toContain(`The log lacks event ${seq + 3}`);
    said.mockRestore();
    expect(cutLog()).toContain(gone);
    const answer = await health();
    expect(answer.status).toBe(200);
    const told = (await answer.json()) as { log: string; cut: string };
    expect(told.log).toBe("was cut");
    expect(told.cut).toContain("The log lacks what it had");
    // Strangers may ask: neither the head nor where the data lies is theirs to know.
    expect(JSON.stringify(told)).not.toContain(hash.slice(1));
    expect(JSON.stringify(told)).not.toContain(path.dirname(knownHeadFile()));
    // Kept for whoever looks into it: the head of today takes its place.
    expect(readFileSync(`${knownHeadFile()}.missing`, "utf8").trim()).toBe(gone);
    expect(known()).toBe(await headNow());
  });

  it("is missed at every start until somebody takes the file away", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await watchHead();
    expect(cutLog()).not.toBeNull();
    rmSync(`${knownHeadFile()}.missing`);
    await watchHead();
    said.mockRestore();
    expect(cutLog()).toBeNull();
    expect(await (await health()).json()).toMatchObject({ log: "ok" });
  });
});
