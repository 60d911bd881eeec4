/** What was typed as it stands in a file of another form, so that nothing of it becomes a mark. Pure. */

/** For HTML and XML, in text and in attributes. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** For Markdown: no mark, link, footnote, list or element. Lines stay, without white space around them. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]#|~!^]/g, "\\$&")
    .split("\n")
    .map((line) => line.trim().replace(/^(?:[-+]|\d{1,9}(?=[.)]))/, "\\$&"))
    .join("\n")
    .trim();
}

/** Without what XML 1.0 cannot carry: it has no look on paper either. */
export function carriedByXml(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- These are what is left out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  );
}
