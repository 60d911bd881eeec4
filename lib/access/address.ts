/**
 * Which address a request comes from, for throttling. X-Forwarded-For can be written by
 * anyone, so it counts only as far as our own proxies wrote it (TRUST_PROXY says how many).
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/platform/env";
import { logFault } from "@/lib/platform/log";

const FORWARDED = "x-forwarded-for";

/**
 * Call once, before requests are served. Next fills in the connection's address where the
 * header is absent; without a proxy to trust, whatever the client put there is dropped first.
 */
export function distrustForwardedFor(): void {
  if (env().trustedProxies > 0) return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const header = FORWARDING.find((name) => request.headers[name] !== undefined);
    if (header) noteDistrusted(header);
    Reflect.deleteProperty(request.headers, FORWARDED);
  });
}

/** What proxies write, and whoever wants to pass for somebody else. */
const FORWARDING = [FORWARDED, "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded"];

/** Kept on globalThis: Next loads a module once per bundle, but there is one server. */
const shared = globalThis as { sourcelineDistrusted?: string };

function noteDistrusted(header: string): void {
  if (shared.sourcelineDistrusted !== undefined) return;
  shared.sourcelineDistrusted = header;
  logFault(
    `Requests arrive with ${header}, which is not believed: TRUST_PROXY is 0. If a proxy of yours stands in front, say so in TRUST_PROXY. This is said once.`,
  );
}

/** A header that proxies write and that came in although none is trusted; null: none so far. */
export function distrustedHeader(): string | null {
  return shared.sourcelineDistrusted ?? null;
}

/** The client's address, shortened to its network where one client has many (IPv6). */
export function addressOf(headers: Headers): string {
  const hops = (headers.get(FORWARDED) ?? "").split(",").map((hop) => hop.trim());
  // Each proxy appends whom it saw; the last of ours to the left is the one that saw the client.
  const proxies = Math.max(1, env().trustedProxies);
  return network(hops.at(-proxies) ?? hops.at(0) ?? "");
}

/** As much of an address as is kept of a session: of 192.0.2.7 it is 192.0.2.x. */
export function coarse(address: string): string {
  return address.replace(/^(\d+\.\d+\.\d+)\.\d+$/, "$1.x");
}

function network(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);
  if (!bare.includes(":")) return bare || "unknown";
  const [head = "", tail] = bare.split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill("0"), ...back];
  return `${groups.slice(0, 4).join(":")}::/64`.toLowerCase();
}
