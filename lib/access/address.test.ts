import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { addressOf, distrustForwardedFor } from "./address";

function from(forwarded: string | null): string {
  return addressOf(new Headers(forwarded === null ? {} : { "X-Forwarded-For": forwarded }));
}

describe("addressOf", () => {
  it.each([
    [null, "unknown"],
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["198.51.100.1, 192.0.2.7", "192.0.2.7"],
  ])("%j is %s", (forwarded, address) => {
    expect(from(forwarded)).toBe(address);
  });
});

describe("without a proxy to trust", () => {
  it("what a client writes into X-Forwarded-For is gone before it is read", async () => {
    distrustForwardedFor();
    const server = createServer((request, response) => {
      response.end(JSON.stringify(request.headers));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { "X-Forwarded-For": "203.0.113.9", "X-Other": "kept" },
    });
    const seen = (await answer.json()) as Record<string, string>;
    server.close();
    expect(seen["x-forwarded-for"]).toBeUndefined();
    expect(seen["x-other"]).toBe("kept");
  });
});
