import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readPatterns } from "./route-patterns";

const folder = mkdtempSync(path.join(tmpdir(), "sourceline-routes-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the route of an address", () => {
  const file = path.join(folder, "routes.json");
  writeFileSync(
    file,
    JSON.stringify({
      staticRoutes: [{ page: "/" }, { page: "/claims" }],
      dynamicRoutes: [
        { page: "/stories/[slug]", regex: "^/stories/([^/]+?)(?:/)?$" },
        { page: "/stories/[slug]/draft", regex: "^/stories/([^/]+?)/draft(?:/)?$" },
      ],
    }),
  );
  const patternOf = readPatterns(file);

  it.each([
    ["/", "/"],
    ["/claims", "/claims"],
    ["/claims/", "/claims"],
    ["/stories/harbour", "/stories/[slug]"],
    ["/stories/harbour/draft", "/stories/[slug]/draft"],
    ["/stories/harbour/nothing", "other"],
    ["/_next/static/chunks/a.js", "/_next/[file]"],
    ["/wp-login.php", "other"],
    ["", "other"],
    ["*", "other"],
  ])("%s is of %s", (address, pattern) => {
    expect(patternOf(address)).toBe(pattern);
  });

  it("is not known without a build", () => {
    expect(readPatterns(path.join(folder, "missing.json"))("/claims")).toBe("other");
  });
});
