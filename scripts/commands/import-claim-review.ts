/**
 * Brings fact-checks that others published as ClaimReview into a story, as a table is brought in
 * (import-claims.ts): their ratings become notes, and no claim comes in with a level.
 */
import path from "node:path";
import { parseInput } from "@/lib/access/action";
import { readClaimReviews, type ReadReview } from "@/lib/imports/claim-review";
import { importFields } from "@/lib/imports/input";
import type { ImportField } from "@/lib/imports/tables/fields";
import { decodeText } from "@/lib/text/import/decode";
import { CommandFault, optionsOf, refuseMore } from "./fault";
import { bytesOf, importNamed } from "./import-claims";

export const IMPORT_CLAIM_REVIEW_USAGE =
  "import claimreview FILE --story SLUG [--email EMAIL] [--dry-run] [--json] [--leave-refused]";

/** What each column is of a claim. The review's address goes with who rated: it is no source of the claim. */
const COLUMNS: ReadonlyArray<[field: ImportField, cell: (review: ReadReview) => string]> = [
  ["claim", ({ claim }) => claim],
  ["source", ({ source }) => source],
  ["verification", ({ rating }) => rating],
  ["ratedBy", ({ ratedBy, url }) => [ratedBy, url].filter(Boolean).join(", ")],
  ["date", ({ date }) => date],
];

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export async function importClaimReviews(
  args: readonly string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const { values, positionals } = optionsOf(args, {
    ...{ story: text, email: text, "dry-run": flag, json: flag, "leave-refused": flag },
  });
  const [file, ...more] = positionals;
  if (!file || values.story === undefined) throw new CommandFault(IMPORT_CLAIM_REVIEW_USAGE);
  refuseMore(more);
  const { reviews, skipped } = readClaimReviews(decodeText(await bytesOf(file), null));
  const rows = reviews.map((review) =>
    Object.fromEntries(COLUMNS.map(([field, cell]) => [field, cell(review)])),
  );
  const { said, lines } = await importNamed({
    file: { name: path.basename(file), bytes: Buffer.from(JSON.stringify(rows)) },
    input: parseInput(importFields, {
      story: values.story,
      fields: COLUMNS.map(([field]) => field).join(","),
      ...(values["leave-refused"] && { leaveRefused: "true" }),
    }),
    ...{ email: values.email, isDry: values["dry-run"] ?? false },
  });
  if (values.json) {
    const withAddress = said.rows.map((row) => ({
      ...row,
      url: reviews[row.line - 1]?.url || null,
    }));
    print(JSON.stringify({ ...said, rows: withAddress, skipped }, null, 2));
  } else {
    for (const line of lines) print(line);
    for (const { where, reason } of skipped) print(`${where} was passed over: it ${reason}`);
  }
  return 0;
}
