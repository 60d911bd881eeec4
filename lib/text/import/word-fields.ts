/** What the codes of a Word file's fields say where that matters to the text. Pure. */
import { signOf } from "./word-signs";
import { webAddress } from "./web-address";
import { elementsOf, type XmlElement } from "./xml";

/** HYPERLINK "https://…" \\l "place"; quotation marks and backslashes in it are escaped. */
export function addressIn(code: string): string | null {
  const trimmed = code.trim();
  if (!/^HYPERLINK\b/i.test(trimmed)) return null;
  const [target, place] = [quotedIn(trimmed, 9), quotedIn(trimmed, trimmed.indexOf("\\l"))];
  if (target === null) return null;
  const isPlaceOfIt = trimmed.includes("\\l") && place !== null && place !== target;
  return webAddress(isPlaceOfIt ? `${target}#${place}` : target);
}

function quotedIn(code: string, from: number): string | null {
  if (from < 0) return null;
  const start = code.indexOf('"', from);
  if (start === -1) return /^\S+/.exec(code.slice(from).trim())?.[0] ?? null;
  let value = "";
  for (let at = start + 1; at < code.length && code.charAt(at) !== '"'; at += 1) {
    if (code.charAt(at) === "\\" && at + 1 < code.length) at += 1;
    value += code.charAt(at);
  }
  return value;
}

/** Entries of an index and the like show nothing where they stand. */
const SILENT = /^(?:XE|TC|RD|TA|ADVANCE|SET|ASK|PRIVATE|NEXT|NEXTIF|SKIPIF)$/;

/**
 * What a field shows that keeps no value, because it follows from its code.
 * @returns null where it does not: Word works it out as it prints.
 */
export function shownByCode(code: string): string | null {
  const trimmed = code.slice(0, 2_000).trim();
  const name = /^\S+/.exec(trimmed)?.[0] ?? "";
  const rest = trimmed.slice(name.length).trim();
  const kind = name.toUpperCase();
  if (SILENT.test(kind)) return "";
  if (kind === "QUOTE") return rest.startsWith('"') ? quotedIn(rest, 0) : null;
  if (kind === "MACROBUTTON" || kind === "GOTOBUTTON") return rest.replace(/^\S+\s*/, "").trim();
  return kind === "SYMBOL" ? signBy(rest) : null;
}

/** SYMBOL 176 \\f "Arial": by its place in the font, in decimal or hexadecimal figures. */
function signBy(rest: string): string | null {
  const number = /^(?:0x([\da-f]{1,6})|(\d{1,7}))\b/i.exec(rest);
  if (!number) return null;
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
  const at = rest.indexOf("\\f");
  return signOf(
    (at === -1 ? null : quotedIn(rest, at + 2)) ?? "",
    code.toString(16).padStart(2, "0"),
  );
}

/** The marks that begin a field which no mark ends, as damaged files have them. */
export function unendedFields(body: XmlElement): Set<XmlElement> {
  const open: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    const type = element.name === "w:fldChar" ? element.attributes.get("w:fldCharType") : undefined;
    if (type === "begin") open.push(element);
    else if (type === "end") open.pop();
    for (const child of elementsOf(element)) visit(child);
  };
  visit(body);
  return new Set(open);
}
