/**
 * What a change of a claim's own fields makes of it: its row, its tags, the event that carries
 * old and new, and what follows for the verdict. Decided before anything is written, by the same
 * rules for one claim and for many.
 */
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import type { Changes } from "@/lib/audit/events";
import { saidChanges } from "@/lib/text/meaning/changes";
import { type FoundClaim } from "./find";
import { requireChecker, type PossibleChecker } from "./nameable";
import type { EditClaimInput } from "./input";
import type { ContentChange, Step } from "./revise";
import { CONTENT_FIELDS, touchesContent } from "./rules";

/** Fields that the search index holds, or that what is kept beside the claim follows from. */
const INDEXED_FIELDS = [
  ...(["wording", "note", "assertedBy"] as const),
  ...(["kind", "attribution", "recheckOn"] as const),
];

/**
 * @param checkers whom the patch may name as checker.
 * @returns null where nothing would change.
 * @throws INVALID for a checker who cannot check this story's claims.
 */
export function patchedClaim(
  claim: FoundClaim,
  patch: EditClaimInput["patch"],
  checkers: ReadonlyMap<number, PossibleChecker>,
): Step | null {
  const { tags, ...fields } = patch;
  const changes = changesBetween(claim, fields);
  if (tags) {
    const before = claim.tags.map((row) => row.tag).sort();
    Object.assign(changes, changesBetween({ tags: before }, { tags: [...tags].sort() }));
  }
  if (isEmpty(changes)) return null;
  if ("checkerId" in changes) {
    const checker = fields.checkerId
      ? requireChecker(checkers, fields.checkerId, claim.story, "checkerId")
      : null;
    delete changes.checkerId;
    changes.checker = { from: claim.checker?.name ?? null, to: checker?.name ?? null };
  }
  return {
    claim,
    set: fields,
    tags: "tags" in changes ? tags : undefined,
    content: contentChange(claim, fields, changes),
    isIndexed: INDEXED_FIELDS.some((field) => field in changes),
    event: {
      type: "claim.edited",
      storyId: claim.storyId,
      claimId: claim.id,
      data: { ref: claim.ref, changes },
    },
  };
}

const CONTENT_WORDS: Record<(typeof CONTENT_FIELDS)[number], string> = {
  wording: "the wording",
  attribution: "the attribution",
  assertedBy: "who asserts it",
  kind: "the kind",
  asOf: "the as-of date",
};

function contentChange(
  claim: FoundClaim,
  fields: { wording?: string | undefined },
  changes: Changes,
): ContentChange | undefined {
  if (!touchesContent(Object.keys(changes))) return undefined;
  const said = fields.wording === undefined ? [] : saidChanges(claim.wording, fields.wording);
  // A wording that says the same in another spelling is the wording that was judged.
  const fieldsChanged = CONTENT_FIELDS.filter(
    (field) => field in changes && (field !== "wording" || said.length > 0),
  );
  if (fieldsChanged.length === 0) return undefined;
  const names = fieldsChanged.map((field) => CONTENT_WORDS[field]);
  return { because: `${names.join(", ")} changed`, meaning: said };
}
