/** A document as one HTML page without script or anything from elsewhere, made to be printed. Pure. */
import { escapeMarkup } from "@/lib/text/escape";
import { isReference, type Block, type DocumentModel, type Inline } from "./model";

const STYLE = `
:root { color-scheme: light; }
body { font: 12pt/1.5 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1b1a17; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.2rem; } h3 { font-size: 1rem; margin-bottom: 0.25rem; }
.about, .quiet, .notes { font: 0.8rem/1.45 system-ui, sans-serif; color: #4d4a43; }
.about { border-block: 1px solid #cfc9bb; padding-block: 0.5rem; } .about p { margin: 0; }
ul { margin-top: 0; } sup a { text-decoration: none; } li, blockquote { overflow-wrap: anywhere; }
.notes { border-top: 1px solid #cfc9bb; } .notes li { margin-bottom: 0.5rem; }
@media print { body { margin: 0; max-width: none; } h3 { break-after: avoid; } li { break-inside: avoid; } }
`;

export function asHtml({ title, about, blocks, notes }: DocumentModel): string {
  const noted = notes
    .map(({ number, lines }) => {
      const back = `<a href="#at-${number}" aria-label="Back to the text">↑</a>`;
      return `<li id="note-${number}">${lines.map(escapeMarkup).join("<br>")} ${back}</li>`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<div class="about">${about.map((line) => `<p>${escapeMarkup(line)}</p>`).join("")}</div>
<main>
${blocks.map(blockHtml).join("\n")}
</main>
${noted === "" ? "" : `<section class="notes" aria-label="Notes"><ol>\n${noted}\n</ol></section>\n`}</body>
</html>
`;
}

function blockHtml(block: Block): string {
  if (block.kind === "list") {
    return `<ul>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join("")}</ul>`;
  }
  const words = inlineHtml(block.inlines);
  if (block.kind === "heading") return `<h${block.level}>${words}</h${block.level}>`;
  if (block.kind === "quotation") return `<blockquote>${words}</blockquote>`;
  return `<p${block.isQuiet ? ' class="quiet"' : ""}>${words}</p>`;
}

function inlineHtml(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (!isReference(inline)) {
        return inline.strong
          ? `<strong>${escapeMarkup(inline.text)}</strong>`
          : escapeMarkup(inline.text);
      }
      const { note } = inline;
      return `<sup id="at-${note}"><a href="#note-${note}">${note}</a></sup>`;
    })
    .join("");
}
