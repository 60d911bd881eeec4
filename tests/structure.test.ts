/** The layout that lets a newcomer guess where a thing is: lib's folders and their file names. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";
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

/** The names that a file exports as its own, values and types; not what it passes on. */
function exportsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names = statements.flatMap((statement): Array<string | undefined> => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      const isOwn =
        moduleSpecifier === undefined && exportClause && ts.isNamedExports(exportClause);
      return isOwn ? exportClause.elements.map(({ name }) => name.text) : [];
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    return [(statement as ts.DeclarationStatement).name?.getText()];
  });
  // A function's overloads, or a value and its type, are one thing of one file.
  return [...new Set(names.filter((name) => name !== undefined))];
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

  it("exports no two things of one name, so that a name says which is meant", () => {
    const exporting = new Map<string, string[]>();
    for (const file of readdirSync(path.join(root, "lib"), { recursive: true }).map(String)) {
      if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
      for (const name of exportsOf(path.join(root, "lib", file))) {
        exporting.set(name, [...(exporting.get(name) ?? []), file]);
      }
    }
    // It read them: these are a function, a constant and a type.
    for (const name of ["commit", "LABELS", "TableQuery"]) {
      expect(exporting.get(name), name).toHaveLength(1);
    }
    const doubled = [...exporting].filter(([, files]) => files.length > 1);
    expect(Object.fromEntries(doubled)).toEqual({});
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

describe("SQL that only SQLite speaks", () => {
  /** Where a second database would have a folder of its own. */
  const places = ["lib/platform/", "lib/table/", "lib/ledger/sqlite/"];
  const words =
    /json_each|json_object\(|json_group_array|INDEXED BY|"claim_fts"|bm25\(|NOCASE|total_changes|\biif\(|\binstr\(|char\(10\)|->> /;

  it("stands in few named places", () => {
    const found = ["lib", "app", "components"]
      .flatMap((folder) =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
          path.posix.join(folder, file.split(path.sep).join("/")),
        ),
      )
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .filter((file) => !places.some((place) => file.startsWith(place)))
      .filter((file) => words.test(readFileSync(path.join(root, file), "utf8")));
    expect(
      found,
      `say it with lib/platform/dialect.ts, or put it into ${places.join(", ")}`,
    ).toEqual([]);
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
  type Package = {
    resolved?: string;
    integrity?: string;
    link?: boolean;
    optionalDependencies?: Record<string, string>;
  };
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Package>;
  };

  it("names no registry, so that each newsroom's own is used", () => {
    const resolved = Object.keys(lock.packages).filter((key) => lock.packages[key]?.resolved);
    expect(resolved).toEqual([]);
  });

  it("says of every package by its hash what is to be installed", () => {
    const without = Object.entries(lock.packages).filter(
      ([key, { integrity, link }]) => key !== "" && !link && !integrity?.startsWith("sha512-"),
    );
    expect(without.map(([key]) => key)).toEqual([]);
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
