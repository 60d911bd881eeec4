/** No page of the product is left out of the accessibility sweep. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { SEEN_ON_THE_WAY, SENDING_ON, STOPS } from "./accessibility-stops";

const app = path.join(import.meta.dirname, "..", "..", "app");

/** The files of the pages under app/ by their route, e.g. "/stories/[slug]/claims". */
function pagesOfTheProduct(): Map<string, string> {
  const files = readdirSync(app, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => /(^|\/)page\.tsx?$/.test(file));
  return new Map(
    files.map((file) => {
      const folders = file.split("/").slice(0, -1);
      return [`/${folders.filter((name) => !name.startsWith("(")).join("/")}`, file];
    }),
  );
}

function couldAnswer(route: string, address: string): boolean {
  const asked = (address.split("?")[0] ?? "").split("/");
  const parts = route.split("/");
  return (
    parts.length === asked.length &&
    parts.every((part, index) => part.startsWith("[") || part === asked[index])
  );
}

/** Of the routes that could answer, Next takes the one that is spelt out the furthest. */
function routeOf(address: string, routes: Iterable<string>): string | undefined {
  const parameters = (route: string) => route.split("[").length;
  return [...routes]
    .filter((route) => couldAnswer(route, address))
    .sort((one, other) => parameters(one) - parameters(other))[0];
}

function isStop(route: string): boolean {
  return !SENDING_ON.includes(route) && !(route in SEEN_ON_THE_WAY);
}

describe("the accessibility sweep", () => {
  const pages = pagesOfTheProduct();
  const swept = new Set(STOPS.map((stop) => routeOf(stop.path, pages.keys())));

  it.each([...pages.keys()].filter(isStop))("stops at %s", (route) => {
    expect(swept, "add a stop to tests/support/accessibility-stops.ts").toContain(route);
  });

  it.each(Object.entries(SEEN_ON_THE_WAY))("leaves %s to the journey %s", (route, journey) => {
    expect([...pages.keys()]).toContain(route);
    const text = readFileSync(path.join(app, "..", "tests", "e2e", journey), "utf8");
    expect(text).toContain("findViolations(");
  });

  it("has no stop without a page", () => {
    expect(swept).not.toContain(undefined);
  });

  it.each(SENDING_ON)("need not stop at %s, which draws nothing", (route) => {
    const text = readFileSync(path.join(app, pages.get(route) ?? "missing"), "utf8");
    expect(text).toContain("redirect(");
    expect(text).not.toMatch(/return\s*[(<]/);
  });
});
