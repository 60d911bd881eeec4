/** The name after an @ that is being written, told from the text before the cursor. Pure. */
import { isInAddress } from "@/lib/text/mentions";

export type AskedName = {
  /** Where the @ stands. */
  at: number;
  query: string;
};

/** As long as a name may be looked for, and made of what names are made of. */
const LONGEST = 40;
const WRITTEN = /@([\p{L}\p{M}\p{N} .'’-]{0,40})$/u;

export function askedName(text: string, cursor: number): AskedName | null {
  const before = text.slice(Math.max(0, cursor - LONGEST - 1), cursor);
  const query = WRITTEN.exec(before)?.[1];
  if (query === undefined || query.startsWith(" ")) return null;
  const at = cursor - query.length - 1;
  return isInAddress(text, at) ? null : { at, query };
}
