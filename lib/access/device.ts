/**
 * A browser in words, from what it says of itself (User-Agent), so that somebody recognises their
 * own in a list: "Firefox on Windows". It can be made up, so nothing is decided by it. Pure.
 */

/** The first that fits: browsers name those that they descend from as well. */
const BROWSERS: ReadonlyArray<readonly [sign: string, name: string]> = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
  ["curl/", "curl"],
];

const SYSTEMS: ReadonlyArray<readonly [sign: string, name: string]> = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["CrOS", "ChromeOS"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Macintosh", "macOS"],
  ["Linux", "Linux"],
];

export function deviceWords(userAgent: string | null): string {
  const given = (userAgent ?? "").slice(0, 1_000);
  const nameIn = (list: typeof BROWSERS) => list.find(([sign]) => given.includes(sign))?.[1];
  const browser = nameIn(BROWSERS);
  const system = nameIn(SYSTEMS);
  if (browser && system) return `${browser} on ${system}`;
  if (browser ?? system) return browser ?? `A browser on ${system ?? ""}`;
  return given === "" ? "An unnamed program" : "An unknown program";
}
