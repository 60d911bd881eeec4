import { describe, expect, it, vi } from "vitest";
import { codeOf } from "@/tests/support/refusal";
import { assertOwnPage, assertSameOrigin } from "./same-origin";

const check = (headers: Record<string, string>) =>
  codeOf(
    Promise.resolve().then(() =>
      assertSameOrigin({ headers: new Headers(headers) } as unknown as Request),
    ),
  );

const host = "ledger.example";

describe("a request that changes something", () => {
  it.each<[string, Record<string, string>]>([
    ["this site's own page", { host, "sec-fetch-site": "same-origin", origin: `https://${host}` }],
    ["the address bar", { host, "sec-fetch-site": "none" }],
    ["an older browser on this site", { host, origin: `https://${host}` }],
    [
      "this site behind a proxy",
      { host: "127.0.0.1:3000", "x-forwarded-host": host, origin: `https://${host}` },
    ],
    [
      "this site behind two proxies",
      {
        host: "127.0.0.1:3000",
        "x-forwarded-host": `${host}, inner`,
        origin: `https://${host}`,
      },
    ],
    ["this site on a port", { host: `${host}:8443`, origin: `https://${host}:8443` }],
    ["a program, which sends no origin", { host }],
  ])("goes through from %s", async (_who, headers) => {
    expect(await check(headers)).toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ["another site", { host, "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a neighbouring subdomain", { host, "sec-fetch-site": "same-site" }],
    [
      "another site that claims this origin",
      { host, "sec-fetch-site": "cross-site", origin: `https://${host}` },
    ],
    ["an older browser elsewhere", { host, origin: "https://evil.example" }],
    ["the same name on another port", { host, origin: `https://${host}:81` }],
    ["a sandboxed page", { host, origin: "null" }],
    ["nonsense for an origin", { host, origin: "ledger.example" }],
    ["a name that only begins alike", { host, origin: `https://${host}.evil.example` }],
    ["a name that hides in the user part", { host, origin: `https://${host}@evil.example` }],
    ["an unknown word of the browser's", { host, "sec-fetch-site": "" }],
  ])("is refused from %s", async (_who, headers) => {
    expect(await check(headers)).toBe("FORBIDDEN");
  });
});

describe("behind a proxy that sends a host of its own", () => {
  const address = "http://news.lan:3981";

  it("is the address in NEXTAUTH_URL that counts", async () => {
    process.env.NEXTAUTH_URL = address;
    vi.resetModules();
    const fresh = await import("./same-origin");
    const isRefused = (origin: string) => {
      const headers = new Headers({ host: "backend:3000", origin });
      try {
        fresh.assertSameOrigin({ headers } as unknown as Request);
        return false;
      } catch (error) {
        // Loaded anew, its class is another one.
        expect(error).toMatchObject({ code: "FORBIDDEN" });
        return true;
      }
    };
    expect(isRefused(address)).toBe(false);
    expect(isRefused("https://news.lan:3981")).toBe(true);
    expect(isRefused("http://evil.lan:3981")).toBe(true);
    Reflect.deleteProperty(process.env, "NEXTAUTH_URL");
  });
});

describe("a request that reads, or leaves as a file", () => {
  const asked = (site?: string) =>
    codeOf(
      Promise.resolve().then(() =>
        assertOwnPage({
          headers: new Headers(site === undefined ? {} : { "sec-fetch-site": site }),
        } as unknown as Request),
      ),
    );

  it("goes through from this site, the address bar and programs, and from no other site", async () => {
    for (const site of ["same-origin", "none", undefined]) expect(await asked(site)).toBeNull();
    for (const site of ["cross-site", "same-site", ""]) expect(await asked(site)).toBe("FORBIDDEN");
  });
});
