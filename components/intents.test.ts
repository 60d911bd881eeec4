/** Under which keys things are sent: once for each thing that is meant, whatever other tabs do. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answered, keyFor } from "./intents";

/** What a browser's storage does, as far as it is used. */
function makeStore(start: readonly [string, string][] = []) {
  const items = new Map(start);
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

const blocked = {
  getItem() {
    throw new DOMException("Storage is blocked.", "SecurityError");
  },
  setItem() {
    throw new DOMException("Storage is blocked.", "SecurityError");
  },
  removeItem() {
    throw new DOMException("Storage is blocked.", "SecurityError");
  },
};

const tabCalled = (name: string) => makeStore([["sourceline.tab", name]]);
const [one, other] = [tabCalled("one"), tabCalled("other")];
/** What is done from here on is done in that tab. */
const inTab = (tab: ReturnType<typeof makeStore>) => vi.stubGlobal("sessionStorage", tab);

const question = { claimId: 12, question: "Who says so?" };
const note = { claimId: 12, note: "The minutes say otherwise" };

beforeEach(() => {
  vi.stubGlobal("localStorage", makeStore());
  inTab(one);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the key of what is sent", () => {
  it("is the same as long as its answer is missing, and another for something else", () => {
    const key = keyFor("questions.raise", question);
    expect(keyFor("questions.raise", question)).toBe(key);
    expect(keyFor("questions.raise", { ...question, claimId: 13 })).not.toBe(key);
    expect(keyFor("questions.answer", question)).not.toBe(key);
    answered("questions.raise", key, false);
    expect(keyFor("questions.raise", question)).not.toBe(key);
  });

  it("is meant anew once its tab has done something else", () => {
    const key = keyFor("questions.raise", question);
    answered("verdicts.give", keyFor("verdicts.give", note), true);
    expect(keyFor("questions.raise", question)).not.toBe(key);
  });

  it("stays while another tab does something", () => {
    const key = keyFor("questions.raise", question);
    inTab(other);
    answered("verdicts.give", keyFor("verdicts.give", note), true);
    inTab(one);
    expect(keyFor("questions.raise", question)).toBe(key);
  });

  it("is had by whoever takes up what a closed tab left, and gone for all once answered", () => {
    const key = keyFor("questions.raise", question);
    inTab(other);
    expect(keyFor("questions.raise", question)).toBe(key);
    answered("questions.raise", key, true);
    inTab(one);
    expect(keyFor("questions.raise", question)).not.toBe(key);
  });

  it("is another once the server has forgotten what it answered", () => {
    vi.useFakeTimers({ now: new Date("2026-03-02T09:00:00Z") });
    const key = keyFor("questions.raise", question);
    vi.setSystemTime(new Date("2026-03-09T08:59:00Z"));
    expect(keyFor("questions.raise", question)).toBe(key);
    vi.setSystemTime(new Date("2026-03-09T09:00:00Z"));
    expect(keyFor("questions.raise", question)).not.toBe(key);
  });

  it("of a password leaves nothing in storage, and is not lost over other commands", () => {
    const key = keyFor("account.changePassword", { password: "a long one" });
    expect(localStorage.getItem("sourceline.unanswered")).toBeNull();
    answered("verdicts.give", keyFor("verdicts.give", note), false);
    expect(keyFor("account.changePassword", { password: "a long one" })).toBe(key);
  });

  it("holds as long as the page is open where storage is blocked", () => {
    vi.stubGlobal("localStorage", blocked);
    vi.stubGlobal("sessionStorage", blocked);
    const key = keyFor("questions.raise", question);
    expect(keyFor("questions.raise", question)).toBe(key);
    answered("verdicts.give", keyFor("verdicts.give", note), true);
    expect(keyFor("questions.raise", question)).not.toBe(key);
  });
});
