/** What stands in a form's claim fields, between the screen and the commands. Pure. */
import {
  CLAIM_FIELD_NAMES,
  claimField,
  type ClaimFieldName,
  type ClaimPatch,
  type StandingClaim,
} from "./claim-fields";

/** The text in each field's control. */
export type ClaimValues = Record<ClaimFieldName, string>;

type FullPatch = { [Name in ClaimFieldName]-?: Exclude<ClaimPatch[Name], undefined> };

function forEach<Value>(
  names: readonly ClaimFieldName[],
  value: (name: ClaimFieldName) => Value,
): Record<ClaimFieldName, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<
    ClaimFieldName,
    Value
  >;
}

export const emptyClaim: ClaimValues = forEach(CLAIM_FIELD_NAMES, (name) => claimField(name).start);

export function claimValueIn(claim: StandingClaim, name: ClaimFieldName): string {
  const field = claimField(name);
  return field.write(field.of(claim));
}

export function claimValues(claim: StandingClaim): ClaimValues {
  return forEach(CLAIM_FIELD_NAMES, (name) => claimValueIn(claim, name));
}

/** As the commands take them: each definition says what its own field reads as. */
export function toPatch(values: ClaimValues): FullPatch {
  return forEach(CLAIM_FIELD_NAMES, (name) => claimField(name).read(values[name])) as FullPatch;
}

/** One field as `claims.edit` and `claims.change` take it. */
export function patchOf<Name extends ClaimFieldName>(
  name: Name,
  text: string,
): Pick<FullPatch, Name> {
  return { [name]: claimField(name).read(text) } as Pick<FullPatch, Name>;
}

/** What the claim held before, as a change says what it has seen. */
export function seenIn(claim: StandingClaim, name: ClaimFieldName): Record<string, unknown> {
  return { [name]: claimField(name).of(claim) };
}

/** The fields that differ from `before`, as a patch, and what they were. */
export function changedValues(before: ClaimValues, values: ClaimValues) {
  const changed = CLAIM_FIELD_NAMES.filter((name) => values[name] !== before[name]);
  const read = (from: ClaimValues) =>
    forEach(changed, (name) => claimField(name).read(from[name])) as ClaimPatch;
  return { changed, patch: read(values), was: read(before) };
}
