/** The database side of every field: by how it is stored, or in a way of its own. */
import type { Stored } from "@/lib/table/field";
import {
  COLUMN_FIELDS,
  FILTERING_FIELDS,
  type FieldKey,
  type OwnKey,
} from "@/lib/table/field-list";
import { assertedBySql } from "./fields/asserted-by";
import { hasSql } from "./fields/has";
import { lapsedLevelSql } from "./fields/lapsed-level";
import { lintsSql } from "./fields/lints";
import { locatorsSql } from "./fields/locators";
import { loggedAtSql } from "./fields/logged-at";
import { originCountSql } from "./fields/origin-count";
import { refSql } from "./fields/ref";
import { sourceSql } from "./fields/source";
import { stanceSql } from "./fields/stance";
import { storySql } from "./fields/story";
import { suspectSql } from "./fields/suspect";
import { tagSql } from "./fields/tag";
import { termsSql } from "./fields/terms";
import { urlSql } from "./fields/url";
import { verdictNoteSql } from "./fields/verdict-note";
import { withdrawnSql } from "./fields/withdrawn";
import type { SqlField } from "./sql-field";
import { storedField } from "./stored";

const OWN: Record<OwnKey, SqlField> = {
  ref: refSql,
  story: storySql,
  assertedBy: assertedBySql,
  source: sourceSql,
  originCount: originCountSql,
  terms: termsSql,
  stance: stanceSql,
  locators: locatorsSql,
  loggedAt: loggedAtSql,
  verdictNote: verdictNoteSql,
  tag: tagSql,
  withdrawn: withdrawnSql,
  has: hasSql,
  lints: lintsSql,
  suspect: suspectSql,
  url: urlSql,
};

/** Stored like others and read in a way of their own. */
const READ_OTHERWISE: Partial<Record<FieldKey, SqlField>> = {
  lapsedLevel: lapsedLevelSql,
};

const byKey = new Map<FieldKey, SqlField>(
  [...COLUMN_FIELDS, ...FILTERING_FIELDS].map((field) => {
    const stored: Stored = field.stored;
    const own = stored.as === "own" ? OWN[field.key as OwnKey] : READ_OTHERWISE[field.key];
    return [field.key, own ?? storedField(stored as Exclude<Stored, { as: "own" }>)];
  }),
);

export function sqlField(key: FieldKey): SqlField {
  const field = byKey.get(key);
  if (!field) throw new Error(`The field “${key}” is not in the list.`);
  return field;
}
