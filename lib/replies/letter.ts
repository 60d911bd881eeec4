/**
 * The letter to the subject of a story: the claims in the words in which they are put, and nothing
 * else of the record. No source, no quote, no terms, no ref. Plain text, to be edited, copied,
 * printed or saved. Pure.
 */

export type LetterParts = {
  /** Who is written to: "Ines Calloway, managing director", or the subject itself. */
  whom: string;
  subject: string;
  wordings: readonly string[];
  /** When an answer is wanted, in words; empty where nobody said. */
  deadline: string;
  /** Who signs. */
  by: string;
};

export function letterText({ whom, subject, wordings, deadline, by }: LetterParts): string {
  const [name = ""] = (whom || subject).split(",");
  const list = wordings.map((wording, index) => `${index + 1}. ${oneLine(wording)}`).join("\n");
  return [
    salutation(name.trim()),
    `We are preparing an article for publication that concerns ${subject}. It is to say the following, and we would like to have your answer before it appears, and to print it.`,
    list,
    deadline === "" ? "" : `Please reply by ${deadline}.`,
    `Kind regards,\n${by}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function salutation(name: string): string {
  return /^the\s/i.test(name) ? `To the ${name.slice(4)},` : `Dear ${name},`;
}

function oneLine(wording: string): string {
  const text = wording.replace(/\s+/g, " ").trim();
  return /[.!?…]["”’»]?$/.test(text) ? text : `${text}.`;
}

export type LetterBlock =
  { kind: "paragraph"; lines: string[] } | { kind: "list"; items: string[] };

const NUMBERED = /^\s*\d{1,3}[.)]\s+/;

/** The text as it is set: numbered lines are a list, an empty line parts paragraphs. */
export function letterBlocks(text: string): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  for (const part of text.split(/\n[ \t]*\n/)) {
    const lines = part.split("\n").filter((line) => line.trim() !== "");
    for (const line of lines) {
      const isItem = NUMBERED.test(line);
      const last = blocks.at(-1);
      if (isItem) {
        const item = line.replace(NUMBERED, "").trim();
        if (last?.kind === "list") last.items.push(item);
        else blocks.push({ kind: "list", items: [item] });
      } else if (last?.kind === "paragraph" && line !== lines[0]) last.lines.push(line.trim());
      else blocks.push({ kind: "paragraph", lines: [line.trim()] });
    }
  }
  return blocks;
}
