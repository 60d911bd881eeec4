/**
 * Right-to-left text is laid out right to left: whatever shows or takes text that people wrote has
 * `dir="auto"`, itself or around it. Walks the elements of every component and page.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");

/** Members and variables that hold what somebody wrote, or a text says. */
const WRITTEN = new Set(
  (
    "wording headline quote note verdictNote question answer sentence locator assertedBy " +
    "sourceNames employer aliases alias"
  ).split(" "),
);

/** Parts of ours that set the direction for what they are given. */
const SETS_DIRECTION = new Set(["bdi", "Tag", "SavedMeanwhile"]);

const files = ["components", "app"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.includes(".test."))
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/"))),
);

type Opening = ts.JsxOpeningElement | ts.JsxSelfClosingElement;

function attribute(element: Opening, name: string): string | null {
  for (const one of element.attributes.properties) {
    if (!ts.isJsxAttribute(one) || one.name.getText() !== name) continue;
    return one.initializer && ts.isStringLiteral(one.initializer) ? one.initializer.text : "";
  }
  return null;
}

function nameOf(expression: ts.Expression): string | null {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : null;
}

function hasDirection(node: ts.Node): boolean {
  for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isJsxElement(at)) continue;
    const { openingElement } = at;
    if (attribute(openingElement, "dir") !== null) return true;
    if (SETS_DIRECTION.has(openingElement.tagName.getText())) return true;
  }
  return false;
}

function eachNode(file: string, visit: (node: ts.Node) => void): void {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const walk = (node: ts.Node) => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(source);
}

function placeOf(file: string, node: ts.Node): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${file}:${line + 1} ${node.getText().slice(0, 60)}`;
}

describe("text that people wrote", () => {
  it("takes its own direction wherever it is shown", () => {
    const shown: string[] = [];
    const without: string[] = [];
    for (const file of files) {
      eachNode(file, (node) => {
        if (!ts.isJsxExpression(node) || !node.expression || ts.isJsxAttribute(node.parent)) return;
        const name = nameOf(node.expression);
        if (name === null || !WRITTEN.has(name)) return;
        shown.push(file);
        if (!hasDirection(node)) without.push(placeOf(file, node));
      });
    }
    expect(shown.length).toBeGreaterThan(20);
    expect(without).toEqual([]);
  });

  it("takes its own direction wherever it is typed", () => {
    const TYPED = [null, "text", "search"];
    const fields: string[] = [];
    const without: string[] = [];
    for (const file of files) {
      eachNode(file, (node) => {
        if (!ts.isJsxSelfClosingElement(node) && !ts.isJsxOpeningElement(node)) return;
        const tag = node.tagName.getText();
        const isField = tag === "textarea" || tag === "Base.Input" || tag === "input";
        if (!isField || !TYPED.includes(attribute(node, "type"))) return;
        if (attribute(node, "hidden") !== null) return;
        fields.push(file);
        if (attribute(node, "dir") !== "auto") without.push(placeOf(file, node));
      });
    }
    expect(fields.length).toBeGreaterThan(3);
    expect(without).toEqual([]);
  });

  it("of several paragraphs is laid out paragraph by paragraph", () => {
    const styles = readFileSync(path.join(root, "app/globals.css"), "utf8");
    expect(styles).toMatch(/textarea,[^}]*\{\s*unicode-bidi: plaintext;/);
  });
});
