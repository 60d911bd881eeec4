/** The addresses in a note: written out, without their scheme, or as the number of a paper. Pure. */
import { webAddress } from "@/lib/text/import/web-address";
import type { Leftover } from "./found";

const WRITTEN = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»]{2,2000}/giu;

/** "doi:10.1000/182", "https://doi.org/…" is an address already. */
const DOI = /\bdoi:? {0,2}10\.\d{4,9}\/[^\s<>"“”]{1,200}/giu;

/** "archive.example.org/annex4.pdf": a name of several parts with a path behind it. */
const BARE =
  /(?<![\w@./-])[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d][a-z\d-]{0,62}){0,3}\.[a-z]{2,12}\/[^\s<>"“”]{0,500}/giu;

/** What ends a sentence or a bracket, and not the address in it. */
function withoutClosing(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const isOpened = last === ")" && address.slice(0, end).includes("(");
    if (isOpened || !/[.,;:!?'’”"\])}>]/.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

/** In the order of the text. */
export function takeAddresses(leftover: Leftover): string[] {
  const found = [WRITTEN, DOI, BARE].flatMap((pattern) =>
    [...leftover.text.matchAll(pattern)].flatMap(({ 0: all, index }) => {
      const words = withoutClosing(all);
      const address = webAddress(withScheme(words));
      if (address === null) return [];
      leftover.take("address", index, index + words.length);
      return [{ address, index }];
    }),
  );
  return found.sort((one, other) => one.index - other.index).map(({ address }) => address);
}

function withScheme(words: string): string {
  const number = /^doi:? {0,2}/i.exec(words)?.[0];
  if (number !== undefined) return `https://doi.org/${words.slice(number.length)}`;
  return /^https?:/i.test(words) ? words : `https://${words}`;
}
