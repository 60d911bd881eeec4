/** Which route an address belongs to, by the list that the build leaves. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

type Manifest = {
  staticRoutes: Array<{ page: string }>;
  dynamicRoutes: Array<{ page: string; regex: string }>;
};

/** For an address without its query. A pattern of a closed set, whatever was asked for. */
export type PatternOf = (pathname: string) => string;

const OTHER = "other";

export function routesFile(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), ".next", "routes-manifest.json");
}

/** Where nothing was built (development), every page is "other". */
export function readPatterns(file = routesFile()): PatternOf {
  const manifest: Manifest = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Manifest)
    : { staticRoutes: [], dynamicRoutes: [] };
  const fixed = new Set(manifest.staticRoutes.map(({ page }) => page));
  const dynamic = manifest.dynamicRoutes.map(({ page, regex }) => ({
    page,
    pattern: new RegExp(regex),
  }));
  return (pathname) => {
    if (pathname.startsWith("/_next/")) return "/_next/[file]";
    const bare = pathname.length > 1 ? pathname.replace(/\/$/, "") : pathname;
    if (fixed.has(bare)) return bare;
    return dynamic.find(({ pattern }) => pattern.test(pathname))?.page ?? OTHER;
  };
}

/** What a pattern's parts in brackets stand for in an address; null where the two do not fit. */
export function paramsIn(pattern: string, pathname: string): Record<string, string> | null {
  const parts = pattern.split("/");
  const given = pathname.split("/");
  if (parts.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? "";
    const name = /^\[([\w-]+)\]$/.exec(part)?.[1];
    if (name !== undefined && value !== "") params[name] = value;
    else if (part !== value) return null;
  }
  return params;
}
