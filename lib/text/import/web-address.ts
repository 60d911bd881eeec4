/**
 * Which links of a text are kept, and to where they lead. Pure.
 *
 * Whatever stands in an address is kept as it is; only what cannot stand in one unescaped (white
 * space, quotation marks, angle brackets) is escaped, as browsers do when they follow the link.
 * Google's editors write their own address around every other; that is taken off again, because it
 * tells Google who follows the link, and stops working.
 */

/** Browsers and servers give up on longer ones too. */
const MAX_HREF = 8_000;

const MOST_WRAPPERS = 3;

/** @returns null for what leads nowhere that a reader could go. */
export function webAddress(href: string): string | null {
  if (href.length > MAX_HREF) return null;
  let address = escaped(href.trim());
  for (let wrapper = 0; wrapper < MOST_WRAPPERS; wrapper += 1) {
    const inner = redirectedTo(address);
    if (inner === null) break;
    address = escaped(inner.trim());
  }
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(address) && URL.canParse(address) ? address : null;
}

function escaped(href: string): string {
  return href
    .replace(/[\t\n\r]/g, "")
    .replace(/[\s"<>\\^`{|}]/g, (each) => encodeURIComponent(each))
    .replace(/\p{Cc}/gu, "");
}

/** What Google's redirector would lead to; null for any other address. */
function redirectedTo(address: string): string | null {
  if (!/^https?:\/\/(?:www\.)?google\.[a-z.]{2,8}\/url\?/i.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const { searchParams } = new URL(address);
  const target = searchParams.get("q") ?? searchParams.get("url");
  return target !== null && /^(?:https?:|mailto:)/i.test(target) ? target : null;
}
