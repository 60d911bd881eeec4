/**
 * Reads a file as a story's text would be read and prints what comes in, as JSON: to see what
 * becomes of a format, or to use the reader in other programs. Needs no database.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { importText } from "@/lib/text/import/import-text";
import type { Span } from "@/lib/text/text";
import { CommandFault, refuseMore } from "./fault";

export async function showText(args: readonly string[]): Promise<number> {
  const [file, ...more] = args;
  if (!file) throw new CommandFault("Say which file: npm run --silent sourceline -- text FILE");
  refuseMore(more);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandFault(`${file} cannot be read: ${String(error)}`);
  });
  const { title, text, paragraphs, links } = await importText({
    file: { name: path.basename(file), bytes },
  });
  const textOf = ({ start, end }: Span) => text.slice(start, end);
  const answer = {
    title,
    paragraphs: paragraphs.map((each) => ({ kind: each.kind, text: textOf(each) })),
    links: links.map((each) => ({ href: each.href, text: textOf(each) })),
  };
  console.log(JSON.stringify(answer, null, 2));
  return 0;
}
