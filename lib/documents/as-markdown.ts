/** A document in Markdown (CommonMark, with footnotes as GitHub and Pandoc read them). Pure. */
import { escapeMarkdown } from "@/lib/text/escape";
import { isReference, type Block, type DocumentModel, type Inline } from "./model";

export function asMarkdown({ title, about, blocks, notes }: DocumentModel): string {
  const parts = [
    `# ${asText(title)}`,
    about.map((line) => `> ${asText(line)}`).join("  \n"),
    ...blocks.map(blockText),
    ...notes.map(({ number, lines }) => `[^${number}]: ${lines.map(asText).join("  \n    ")}`),
  ];
  return `${parts.join("\n\n")}\n`;
}

function blockText(block: Block): string {
  if (block.kind === "list") return block.items.map((item) => `- ${inlineText(item)}`).join("\n");
  const words = inlineText(block.inlines);
  if (block.kind === "heading") return `${"#".repeat(block.level)} ${words}`;
  if (block.kind === "quotation") return `> ${words}`;
  return block.isQuiet ? `*${words}*` : words;
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (isReference(inline)) return `[^${inline.note}]`;
      const words = asText(inline.text);
      return inline.strong ? strongText(words) : words;
    })
    .join("");
}

/** Marks that touch a space are no marks. */
function strongText(words: string): string {
  const core = words.trim();
  const [before = "", after = ""] = core === "" ? [words] : words.split(core, 2);
  return core === "" ? before : `${before}**${core}**${after}`;
}

/** One line, with the spaces at its ends: it may be a part of one. */
function asText(words: string): string {
  const line = words.replaceAll("\n", " ");
  const core = line.trim();
  if (core === "") return line;
  const [before = "", after = ""] = line.split(core, 2);
  return `${before}${escapeMarkdown(core)}${after}`;
}
