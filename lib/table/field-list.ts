/**
 * Every field of the claim table, one line each: in the order of the columns, which is that of a
 * file's header, and in the order in which filters stand on screen and in an address. Pure.
 */
import { asOfField } from "./fields/as-of";
import { assertedByField } from "./fields/asserted-by";
import { attributionField } from "./fields/attribution";
import { checkerField } from "./fields/checker";
import { hasField } from "./fields/has";
import { kindField } from "./fields/kind";
import { lapsedLevelField } from "./fields/lapsed-level";
import { legalRiskField } from "./fields/legal-risk";
import { levelField } from "./fields/level";
import { lintsField } from "./fields/lints";
import { locatorsField } from "./fields/locators";
import { loggedAtField } from "./fields/logged-at";
import { loggedByField } from "./fields/logged-by";
import { loggedByIdField } from "./fields/logged-by-id";
import { noteField } from "./fields/note";
import { originCountField } from "./fields/origin-count";
import { recheckOnField } from "./fields/recheck-on";
import { refField } from "./fields/ref";
import { reviewStateField } from "./fields/review-state";
import { sourceField } from "./fields/source";
import { sourceCountField } from "./fields/source-count";
import { stanceField } from "./fields/stance";
import { storyField } from "./fields/story";
import { suspectField } from "./fields/suspect";
import { tagField } from "./fields/tag";
import { termsField } from "./fields/terms";
import { updatedAtField } from "./fields/updated-at";
import { urlField } from "./fields/url";
import { verdictAtField } from "./fields/verdict-at";
import { verdictByField } from "./fields/verdict-by";
import { verdictByIdField } from "./fields/verdict-by-id";
import { verdictNoteField } from "./fields/verdict-note";
import { withdrawnField } from "./fields/withdrawn";
import { wordingField } from "./fields/wording";

export const COLUMN_FIELDS = [
  refField,
  storyField,
  wordingField,
  kindField,
  assertedByField,
  attributionField,
  levelField,
  reviewStateField,
  sourceField,
  sourceCountField,
  originCountField,
  termsField,
  locatorsField,
  legalRiskField,
  checkerField,
  loggedByField,
  loggedAtField,
  verdictByField,
  verdictAtField,
  verdictNoteField,
  tagField,
  noteField,
  // Leave in a file only where somebody has them on screen.
  asOfField,
  recheckOnField,
  updatedAtField,
  withdrawnField,
  // Added to a file after all others were published.
  lapsedLevelField,
  loggedByIdField,
  verdictByIdField,
  urlField,
  lintsField,
  suspectField,
] as const;

export const FILTERING_FIELDS = [
  levelField,
  attributionField,
  checkerField,
  sourceField,
  storyField,
  reviewStateField,
  lapsedLevelField,
  kindField,
  legalRiskField,
  tagField,
  originCountField,
  lintsField,
  suspectField,
  hasField,
  termsField,
  stanceField,
  assertedByField,
  loggedByField,
  verdictByField,
  asOfField,
  recheckOnField,
  loggedAtField,
  verdictAtField,
] as const;

export type ColumnField = (typeof COLUMN_FIELDS)[number];
export type FilteringField = (typeof FILTERING_FIELDS)[number];
export type FieldKey = ColumnField["key"] | FilteringField["key"];

/** The fields whose file in sqlite/fields/ says how they are read. */
export type OwnKey = Extract<ColumnField | FilteringField, { stored: { as: "own" } }>["key"];
