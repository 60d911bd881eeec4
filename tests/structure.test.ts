/** The layout that lets a newcomer guess where a thing is: lib's folders and their file names. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";

type Structure = {
  order: Array<{ folder: string; is: string }>;
  vocabulary: string[];
  named: Record<string, Record<string, "pure" | "server">>;
  kinds: Record<string, "pure" | "server">;
};

const root = path.join(import.meta.dirname, "..");
const require = createRequire(import.meta.url);
const structure = require("../scripts/lib/structure.cjs") as Structure;
const folders = structure.order.map((entry) => entry.folder);

function entriesOf(folder: string) {
  return readdirSync(path.join(root, folder), { withFileTypes: true });
}

/** Every folder under lib that holds files, by its path from lib. */
function foldersOfLib(): string[] {
  const files = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" });
  const holding = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.posix.dirname(file.split(path.sep).join("/")));
  return [...new Set(holding)].filter((folder) => folder !== ".").sort();
}

describe("lib", () => {
  it("holds the announced folders, the registry, and nothing else", () => {
    const unannounced = entriesOf("lib")
      .filter((entry) => (entry.isDirectory() ? !folders.includes(entry.name) : true))
      .map((entry) => entry.name)
      .filter((name) => name !== "registry.ts");
    expect(unannounced, "announce a new folder in scripts/lib/structure.cjs").toEqual([]);
  });

  it("announces named files only for folders that are in the order", () => {
    const strange = [...Object.keys(structure.named), ...Object.keys(structure.kinds)].filter(
      (folder) => !folders.includes(folder.split("/")[0] ?? ""),
    );
    expect(strange).toEqual([]);
  });

  const existing = foldersOfLib();
  it.each(existing)("%s keeps to the file vocabulary", (folder) => {
    if (structure.kinds[folder]) return;
    const allowed = [...structure.vocabulary, ...Object.keys(structure.named[folder] ?? {})];
    const strangers = entriesOf(`lib/${folder}`)
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      // A test may be about more than one file, and is then named for its subject.
      .filter((name) => !name.endsWith(".test.ts") && !allowed.includes(name.replace(/\.ts$/, "")));
    expect(
      strangers,
      "use rules, input, queries, commands or actions, or announce the file in scripts/lib/structure.cjs",
    ).toEqual([]);
  });

  it.each(existing)("%s opens each file with what it promises", (folder) => {
    const silent = entriesOf(`lib/${folder}`)
      .map((entry) => entry.name)
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .filter((name) => {
        const text = readFileSync(path.join(root, "lib", folder, name), "utf8");
        return !/^(["']use server["'];\s*)?\/\*\*/.test(text);
      });
    expect(silent).toEqual([]);
  });
});

describe("names", () => {
  it("are kebab-case everywhere, but for Next's [parameters] and (groups)", () => {
    const strange = ["app", "components", "lib", "scripts", "tests"]
      .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map(String))
      .flatMap((file) => file.split(path.sep))
      .filter((part) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(part))
      .filter((part) => !/^(\[{1,2}(\.\.\.)?[a-zA-Z]+\]{1,2}|\([a-z-]+\)|[@_][a-z-]+)$/.test(part));
    expect([...new Set(strange)]).toEqual([]);
  });
});

describe(".env.example", () => {
  it("explains every key that the configuration reads", () => {
    const keysIn = (file: string, line: RegExp) =>
      [...readFileSync(path.join(root, file), "utf8").matchAll(line)].map((match) => match[1]);
    const read = keysIn("lib/platform/env.ts", /^ {4}([A-Z_]+): /gm);
    const explained = keysIn(".env.example", /^#([A-Z_]+)=/gm);
    expect(read).toContain("DATA_DIR");
    // Set by `npm run demo`, and by nobody else.
    expect([...explained, "SOURCELINE_DEMO"].sort()).toEqual(read.sort());
  });
});

describe("package-lock.json", () => {
  type Package = { resolved?: string; optionalDependencies?: Record<string, string> };
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Package>;
  };

  it("names no registry, so that each newsroom's own is used", () => {
    const resolved = Object.keys(lock.packages).filter((key) => lock.packages[key]?.resolved);
    expect(resolved).toEqual([]);
  });

  // Without the entries of other platforms `npm ci` refuses the whole file; an install beside an
  // existing node_modules can lose them.
  it("lists the optional packages of every platform", () => {
    const missing = Object.entries(lock.packages).flatMap(([key, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) =>
          !lock.packages[`${key}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});
