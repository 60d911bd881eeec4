/** Nothing typed is lost: every field of the screens is kept and walked by a journey, or says why not. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { NOT_KEPT, TYPED_PLACES, WALKED_ELSEWHERE } from "./support/typed-places";

const root = path.join(import.meta.dirname, "..", "components");

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));

const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const FIELDS = new Set([
  ...["textarea", "TextArea", "TextInput", "SearchInput", "Combobox", "SourcePicker"],
  ...["FieldInForm", "FieldControl", "SourceField", "MentionArea"],
]);

/** An input is a field by what is typed in it; a box to tick is none. */
const NOT_TYPED = new Set(["checkbox", "radio", "file", "hidden"]);

function isField(tag: string, attributes: ts.JsxAttributes): boolean {
  if (FIELDS.has(tag)) return true;
  if (tag !== "input") return false;
  const type = attributes.properties.find(
    (one) => ts.isJsxAttribute(one) && one.name.getText() === "type",
  );
  const value = type && ts.isJsxAttribute(type) ? type.initializer?.getText() : undefined;
  return !NOT_TYPED.has(value?.replaceAll('"', "") ?? "text");
}

function hasField(file: string): boolean {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  let found = false;
  const walk = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      found ||= isField(node.tagName.getText(), node.attributes);
    }
    node.forEachChild(walk);
  };
  walk(source);
  return found;
}

const withFields = files.filter((file) => !file.startsWith("ui/") && hasField(file));
const holders = new Set([
  ...TYPED_PLACES.map(({ fields, holder }) => holder ?? fields),
  ...Object.values(WALKED_ELSEWHERE).map(({ holder }) => holder),
]);

describe("what is typed", () => {
  it("is looked for in files that have fields", () => {
    expect(withFields).toContain("review/verdict-form.tsx");
    expect(withFields).not.toContain("shell/keys.tsx");
  });

  it("has a journey, or a reason why it needs none", () => {
    const known = new Set([
      ...TYPED_PLACES.flatMap(({ fields, holder }) => [fields, holder ?? fields]),
      ...Object.keys(WALKED_ELSEWHERE),
      ...Object.keys(NOT_KEPT),
    ]);
    expect(
      withFields.filter((file) => !known.has(file)),
      "tell tests/support/typed-places.ts how to get to the field",
    ).toEqual([]);
  });

  it.each([...holders])("is kept in %s", (file) => {
    expect(read(file)).toMatch(/\b(useTyped|useKeeper|useNotSent)\b/);
  });

  it("is walked wherever it is kept", () => {
    const keeping = files.filter(
      (file) => !file.startsWith("typed/") && /\buseTyped[(<]/.test(read(file)),
    );
    expect(keeping.length).toBeGreaterThan(15);
    expect(keeping.filter((file) => !holders.has(file))).toEqual([]);
  });

  it("has no reasons left for files that are gone", () => {
    expect(Object.keys(NOT_KEPT).filter((file) => !files.includes(file))).toEqual([]);
    expect([...holders].filter((file) => !files.includes(file))).toEqual([]);
  });

  it("is walked under a name of its own", () => {
    expect(new Set(TYPED_PLACES.map(({ name }) => name)).size).toBe(TYPED_PLACES.length);
  });
});
