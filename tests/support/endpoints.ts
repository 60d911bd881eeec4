/** The endpoints of the API in this process, found by walking them: whom a request goes to. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Endpoint } from "@/lib/access/route";
import { paramsIn } from "@/lib/platform/route-patterns";
import type { Send } from "@/tests/api/client/client";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const api = path.join(import.meta.dirname, "..", "..", "app", "api");

export type FoundEndpoint = {
  method: string;
  /** As in the folder: "/api/v1/claims/[id]". */
  pattern: string;
  serve: Endpoint<never>;
};

export async function findEndpoints(): Promise<FoundEndpoint[]> {
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "route.ts",
  );
  const found: FoundEndpoint[] = [];
  for (const file of files.sort()) {
    const module = (await import(pathToFileURL(path.join(api, file)).href)) as Record<
      string,
      Endpoint<never> | undefined
    >;
    const pattern = `/api/${path.dirname(file).replaceAll("\\", "/")}`;
    for (const method of METHODS) {
      const serve = module[method];
      if (serve) found.push({ method, pattern, serve });
    }
  }
  return found;
}

/** Sends a request to whom Next would: a plain address comes before one with parts in brackets. */
export async function sendHere(): Promise<Send> {
  const found = (await findEndpoints()).sort(
    (one, other) => bracketsOf(one.pattern) - bracketsOf(other.pattern),
  );
  return async (request) => {
    const { pathname } = new URL(request.url);
    for (const { method, pattern, serve } of found) {
      const params = method === request.method ? paramsIn(pattern, pathname) : null;
      if (params) return serve(request, { params: Promise.resolve(params as never) });
    }
    throw new Error(`Nobody answers ${request.method} ${pathname}.`);
  };
}

function bracketsOf(pattern: string): number {
  return pattern.split("[").length;
}
