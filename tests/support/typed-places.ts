/**
 * Every place where something is typed that a person would miss: how a journey gets there, and in
 * which file it is kept. `tests/typed-fields.test.ts` compares the list with the components, so that
 * a new field is either walked or said to need no keeping.
 */
import { CLAIM_PLACES } from "./typed-places-of-claims";
import { SOURCE_PLACES } from "./typed-places-of-sources";
import { STORY_PLACES } from "./typed-places-of-stories";
import type { TypedPlace } from "./typed-steps";

export const TYPED_PLACES: readonly TypedPlace[] = [
  ...CLAIM_PLACES,
  ...STORY_PLACES,
  ...SOURCE_PLACES,
];

/** Kept, and walked by journeys of their own, because getting there takes a journey. */
export const WALKED_ELSEWHERE: Readonly<Record<string, { holder: string; by: string }>> = {
  "claims/table/entry-rows.tsx": { holder: "claims/table/entry-rows.tsx", by: "entry.spec.ts" },
  "claims/table/left-entries-notice.tsx": {
    holder: "claims/table/left-entries-notice.tsx",
    by: "typed.spec.ts",
  },
  "claims/paste/paste-row.tsx": { holder: "claims/paste/use-sheet.ts", by: "paste.spec.ts" },
  "claims/paste/paste-panel.tsx": { holder: "claims/paste/use-sheet.ts", by: "paste.spec.ts" },
  "erasure/place-hold.tsx": { holder: "erasure/place-hold.tsx", by: "erasure.spec.ts" },
  "stories/orphan-list.tsx": { holder: "stories/orphan-list.tsx", by: "powers.spec.ts" },
  "drafts/panel/proposal-desk.tsx": {
    holder: "drafts/panel/proposal-desk.tsx",
    by: "typed.spec.ts",
  },
};

/** Fields whose text nobody would miss, or nobody may keep; each with the reason. */
export const NOT_KEPT: Readonly<Record<string, string>> = {
  "claims/fields/field-control.tsx": "the control itself; whoever uses it keeps its text",
  "claims/fields/field-in-form.tsx": "the control itself; whoever uses it keeps its text",
  "claims/fields/source-field.tsx": "the control itself; whoever uses it keeps its choice",
  "sources/source-picker.tsx": "the control itself; whoever uses it keeps its choice",
  "questions/mention-area.tsx": "the control itself; whoever uses it keeps its text",
  "claims/table/bulk-field.tsx": "belongs to a selection, which ends with the page",
  "claims/table/filter-values.tsx": "a search among the values of a filter",
  "claims/table/day-filter.tsx": "a filter: two days, which stand in the address",
  "search/search-box.tsx": "a search, which stands in the address",
  "claims/panel/merge-claim.tsx": "a choice of a claim, found again by its words",
  "drafts/panel/people-chooser.tsx": "a choice of sources, made again in a moment",
  "drafts/panel/source-choice.tsx": "a choice of a source, made again in a moment",
  "drafts/placements/find-words.tsx": "a search in the draft",
  "drafts/reader/place-on-words.tsx": "a choice of a claim, found again by its words",
  "replies/claim-chooser.tsx": "a choice of claims; the form around it keeps them",
  "replies/send-request.tsx": "a channel and two times, one of which stands there already",
  "erasure/schedule-form.tsx": "a choice of a desk and five numbers",
  "clearance/policy-form.tsx": "a name and a few choices, which stand there already",
  "clearance/policy-section.tsx": "a choice of a policy, which is saved at once",
  "calls/change-contact.tsx": "how somebody is reached: no browser keeps it",
  "log/log-filter-bar.tsx": "a filter, which stands in the address",
  "shell/command-palette.tsx": "a search",
  "sources/merge-form.tsx": "a choice of a source, which stands in the address",
  "sources/source-filter-bar.tsx": "a search, which stands in the address",
  "stories/story-filter-bar.tsx": "a search, which stands in the address",
  "stories/story-members.tsx": "a choice of a person",
  "identities/identity-fields.tsx": "who a confidential source is: no browser keeps it",
  "people/accept-invitation-form.tsx": "a password, and nobody is signed in yet",
  "people/app-form.tsx": "a code that holds for half a minute",
  "people/factor-settings.tsx": "a passkey’s name, asked for once it is made",
  "people/new-password-field.tsx": "a password",
  "people/new-token.tsx": "shown to be copied",
  "people/one-time-link.tsx": "shown to be copied",
  "people/password-form.tsx": "passwords",
  "people/prove-form.tsx": "a password or a code",
  "people/second-step-form.tsx": "a code",
  "people/set-up-form.tsx": "a password, and nobody is signed in yet",
  "people/sign-in-form.tsx": "a password",
  "people/token-form.tsx": "a name beside a password",
};
