/**
 * What reading, placing and comparing drafts costs, as functions from plain data to plain data:
 * they know no database and no request, so that any of them can run in another thread
 * (run-job.ts) and be ended there. Linear in the texts, and bounded whatever stands in them.
 */
import { claimParts } from "@/lib/reading/claim-parts";
import { importText } from "@/lib/text/import/import-text";
import { compareParagraphs } from "./compare-paragraphs";
import { likestClaims } from "./likest-claims";
import { lintText } from "./lint-text";
import { nameChanges } from "./place/named-changes";
import { nextPlaces } from "./place/next-places";
import { readAnswers } from "./propose/read-answers";
import { readProposals } from "./propose/read-proposals";
import { checkQuotesIn } from "./check-quotes-in";

export const draftJobs = {
  /** A file's bytes or a paste to the normal form. @throws INVALID, as importText does. */
  readText: importText,
  /** What a text claims, as proposals. */
  readProposals,
  /** What a language model said of a text, as far as the text bears it out. */
  readAnswers,
  /** Where claims stand in the next draft. */
  placeClaims: nextPlaces,
  /** Two drafts, paragraph against paragraph. */
  compareDrafts: compareParagraphs,
  /** Whether quotes stand in texts as they are given. */
  checkQuotes: checkQuotesIn,
  /** What changed in a draft's places, by name. */
  nameChanges,
  /** A story's claims by how like they are to one of them. */
  likestClaims,
  /** What is remarked on a text. */
  lintText,
  /** What several claims a wording makes. */
  claimParts,
} satisfies Record<string, (input: never) => unknown>;

export type DraftJobs = typeof draftJobs;
