/** What somebody wrote or a text says, as it stands inside quotation marks of ours. Pure. */

const CLOSES = new Map([
  ["“", "”"],
  ["”", "”"],
  ["„", "“"],
  ["«", "»"],
  ["»", "«"],
  ['"', '"'],
  ["‘", "’"],
  ["'", "'"],
]);

const INNER: Readonly<Record<string, string>> = {
  ...{ "“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›", '"': "'" },
};

/** On one line, without marks around all of it, and with single marks for those within. */
export function plainQuote(text: string): string {
  return Array.from(bare(text.replaceAll(/\s+/g, " ").trim()), (sign) => INNER[sign] ?? sign).join(
    "",
  );
}

function bare(text: string): string {
  const open = text.slice(0, 1);
  const close = CLOSES.get(open);
  if (close === undefined || text.length < 3 || !text.endsWith(close)) return text;
  const within = text.slice(1, -1);
  if (within.startsWith(open) && within.endsWith(close)) return bare(within);
  // “one” and “two” are two quotes.
  return within.includes(open) || within.includes(close) ? text : bare(within.trim());
}

export type SentencePart = { text: string; isQuote: boolean };

/** A sentence of ours, cut where it quotes: what is quoted has a direction of its own. */
export function sentenceParts(sentence: string, freeText: string | null): SentencePart[] {
  const free = freeText !== null && freeText !== "" && sentence.endsWith(freeText) ? freeText : "";
  const ours = sentence.slice(0, sentence.length - free.length);
  const parts = ours
    .split(/(?<=“)([^“”]*)(?=”)/)
    .map((text, index) => ({ text, isQuote: index % 2 === 1 }));
  return [...parts, { text: free, isQuote: true }].filter(({ text }) => text !== "");
}
