/** What is typed and not sent: by whom it can be read, and what another tab makes of it. */
import { describe, expect, it } from "vitest";
import { Keeper } from "./keeper";
import { excerptOf } from "./kept-notice";
import { sealUnder } from "./seal";

/** A browser's storage, as far as it is used; `room` is what it takes before it is full. */
class Store implements Storage {
  private readonly items = new Map<string, string>();
  [name: string]: unknown;
  constructor(readonly room = Infinity) {}
  get length() {
    return this.items.size;
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    const size = [...this.items.values()].join("").length + value.length;
    if (size > this.room) throw new DOMException("There is no room.", "QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
  clear() {
    this.items.clear();
  }
}

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const INES = keyOf(1);
const OMAR = keyOf(2);

/** A page in a tab, of a browser in which these tabs live. */
function openPage(storage: Storage | null, tab: string, living: string[], key = INES): Keeper {
  const doors = {
    storage,
    seal: sealUnder(key),
    tab: {
      name: () => tab,
      onRename: () => undefined,
      living: () => Promise.resolve(new Set(living)),
    },
  };
  return new Keeper(doors);
}

const place = "verdict 12";
const typed = { note: "The minutes say otherwise", choice: null };

describe("what is typed", () => {
  it("is there again after a reload, and gone once it is sent", () => {
    const storage = new Store();
    openPage(storage, "one", ["one"]).write(place, typed);
    const after = openPage(storage, "one", ["one"]);
    expect(after.read(place)?.value).toEqual(typed);
    expect(after.read("verdict 1")).toBeNull();
    after.forget(place);
    expect(storage.length).toBe(0);
    expect(openPage(storage, "one", ["one"]).read(place)).toBeNull();
  });

  it("says nothing to whoever opens the storage, nor where it was typed", () => {
    const storage = new Store();
    openPage(storage, "one", ["one"]).write(place, typed);
    const [name] = [storage.key(0) ?? ""];
    const everything = `${name} ${storage.getItem(name) ?? ""}`;
    for (const word of ["minutes", "verdict", "note", "one"]) {
      expect(everything).not.toContain(word);
      expect(Buffer.from(storage.getItem(name) ?? "", "base64").toString()).not.toContain(word);
    }
  });

  it("is nobody else's, and stays for whose it is", async () => {
    const storage = new Store();
    openPage(storage, "one", ["one"]).write(place, typed);
    const other = openPage(storage, "one", ["one"], OMAR);
    await other.lookAround();
    expect(other.read(place)).toBeNull();
    expect(other.leftAt("")).toEqual([]);
    other.write(place, { note: "Omar’s", choice: null });
    expect(openPage(storage, "one", ["one"]).read(place)?.value).toEqual(typed);
    expect(openPage(storage, "one", ["one"], OMAR).read(place)?.value).toMatchObject({
      note: "Omar’s",
    });
  });

  it("that somebody changed in the storage is not read", () => {
    const storage = new Store();
    openPage(storage, "one", ["one"]).write(place, typed);
    const name = storage.key(0) ?? "";
    const sealed = storage.getItem(name) ?? "";
    storage.setItem(name, `${sealed.slice(0, -6)}AAAA${sealed.slice(-2)}`);
    expect(openPage(storage, "one", ["one"]).read(place)).toBeNull();
  });

  it("is over after sixty days, whoever’s it is", () => {
    const storage = new Store();
    const today = Math.floor(Date.now() / 86_400_000);
    storage.setItem(`sourceline.typed.${today - 61}.old`, "sealed under another key");
    storage.setItem(`sourceline.typed.${today - 59}.recent`, "sealed under another key");
    openPage(storage, "one", ["one"]);
    expect(storage.key(0)).toContain("recent");
    expect(storage.length).toBe(1);
  });
});

describe("two tabs", () => {
  it("write at one place without overwriting one another", () => {
    const storage = new Store();
    const both = ["one", "two"];
    const [one, two] = [openPage(storage, "one", both), openPage(storage, "two", both)];
    one.write(place, "from the first");
    two.write(place, "from the second");
    one.write(place, "from the first, and more");
    expect(openPage(storage, "one", both).read(place)?.value).toBe("from the first, and more");
    expect(openPage(storage, "two", both).read(place)?.value).toBe("from the second");
    two.forget(place);
    expect(openPage(storage, "one", both).read(place)?.value).toBe("from the first, and more");
  });

  it("offer one another nothing while both live, and what is left once one is no more", async () => {
    const storage = new Store();
    openPage(storage, "one", ["one", "two"]).write(place, typed);
    const living = openPage(storage, "two", ["one", "two"]);
    await living.lookAround();
    expect(living.leftAt(place)).toEqual([]);

    const survivor = openPage(storage, "two", ["two"]);
    // As long as nobody was asked, nobody is taken for dead.
    expect(survivor.leftAt(place)).toEqual([]);
    await survivor.lookAround();
    const [left] = survivor.leftAt(place);
    expect(left?.value).toEqual(typed);
    survivor.adopt(left!);
    expect(survivor.read(place)?.value).toEqual(typed);
    expect(survivor.leftAt(place)).toEqual([]);
    expect(storage.length).toBe(1);
    expect(openPage(storage, "two", ["two"]).read(place)?.value).toEqual(typed);
  });

  it("hear of what the other keeps and drops", async () => {
    const storage = new Store();
    const survivor = openPage(storage, "two", ["two"]);
    await survivor.lookAround();
    const other = openPage(storage, "one", []);
    other.write(place, typed);
    const name = storage.key(0) ?? "";
    survivor.onStorage({ key: name, newValue: storage.getItem(name) });
    expect(survivor.leftAt(place)).toHaveLength(1);
    survivor.onStorage({ key: name, newValue: null });
    expect(survivor.leftAt(place)).toEqual([]);
  });

  it("that are taken for dead go on holding what they hold", () => {
    const storage = new Store();
    const frozen = openPage(storage, "one", ["two"]);
    frozen.write(place, typed);
    const name = storage.key(0) ?? "";
    frozen.onStorage({ key: name, newValue: null });
    expect(frozen.read(place)?.value).toEqual(typed);
  });

  it("of one name, where one is a copy of the other, part with what was typed in each", async () => {
    const storage = new Store();
    openPage(storage, "one", ["one"]).write(place, "typed in the original");
    let name = "one";
    let rename: () => void = () => undefined;
    const copy = new Keeper({
      storage,
      seal: sealUnder(INES),
      tab: {
        name: () => name,
        onRename: (listener) => (rename = listener),
        living: () => Promise.resolve(new Set(["one", name])),
      },
    });
    copy.write("question 3", "typed in the copy");
    name = "copy";
    rename();
    await copy.lookAround();
    expect(copy.read("question 3")?.value).toBe("typed in the copy");
    expect(copy.read(place)).toBeNull();
    expect(copy.leftAt("")).toEqual([]);
    const original = openPage(storage, "one", ["one", "copy"]);
    expect(original.read(place)?.value).toBe("typed in the original");
    expect(original.read("question 3")).toBeNull();
  });

  it("in a browser that cannot tell which live are left alone until they are quiet", async () => {
    const storage = new Store();
    openPage(storage, "one", []).write(place, typed);
    const doors = {
      storage,
      seal: sealUnder(INES),
      tab: { name: () => "two", onRename: () => undefined, living: () => Promise.resolve(null) },
    };
    const unsure = new Keeper(doors);
    await unsure.lookAround();
    expect(unsure.leftAt(place)).toEqual([]);
  });
});

describe("a browser that keeps nothing", () => {
  it("is named once something is typed, and holds it as long as the page is open", () => {
    const keeper = openPage(null, "one", ["one"]);
    expect(keeper.refused()).toBeNull();
    keeper.write(place, typed);
    expect(keeper.refused()).toBe("blocked");
    expect(keeper.read(place)?.value).toEqual(typed);
    keeper.forget(place);
    expect(keeper.refused()).toBeNull();
  });

  it("is told from one that is full, and is used again once there is room", () => {
    const storage = new Store(2_000);
    const keeper = openPage(storage, "one", ["one"]);
    keeper.write("text of a story", "x".repeat(5_000));
    expect(keeper.refused()).toBe("full");
    expect(keeper.read("text of a story")?.value).toBe("x".repeat(5_000));
    keeper.write(place, typed);
    expect(keeper.refused()).toBeNull();
  });
});

it("tells its listeners, and hands out the same list as long as nothing in it changes", () => {
  const keeper = openPage(new Store(), "one", ["one"]);
  let told = 0;
  const stop = keeper.listen(() => (told += 1));
  keeper.write("entry /claims a", 1);
  const list = keeper.readAt("entry /claims ");
  keeper.write(place, typed);
  expect(keeper.readAt("entry /claims ")).toBe(list);
  expect(told).toBe(2);
  stop();
  keeper.forget(place);
  expect(told).toBe(2);
});

it("is known by its words, not by what it belongs to or stood there before", () => {
  expect(excerptOf("half a note")).toBe("half a note");
  expect(excerptOf({ story: "a-long-name-in-an-address", wording: "It sank" })).toBe("It sank");
  expect(
    excerptOf({
      before: { wording: "The ferry sank", note: "" },
      values: { wording: "The ferry sank", note: "ask again" },
    }),
  ).toBe("ask again");
  expect(excerptOf({ note: "", tags: "ferry" })).toBe("ferry");
  expect(excerptOf({ choice: { level: "verified", of: 3 }, note: "" })).toBe("verified");
});
