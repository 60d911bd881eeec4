/** The commands on drafts, by name; see lib/registry.ts. */
import { action, type ActionTable } from "@/lib/access/action";
import {
  acceptProposal,
  acceptProposals,
  dismissProposal,
  restoreProposal,
} from "./propose/decide-proposals";
import {
  acceptProposalInput,
  acceptProposalsInput,
  attachClaimInput,
  citeNoteInput,
  keepNoteInput,
  noteAt,
  setNoteAsideInput,
  logClaimAtInput,
  furtherPlaceAt,
  nothingToCheckInput,
  setPartInput,
  placementAt,
  proposalAt,
  waiveDraftLintInput,
} from "./input";
import { citeNote, keepNote, reopenNote, setNoteAside } from "./decide-notes";
import { waiveDraftLint } from "./lints";
import { sayNothingToCheck } from "./nothing-to-check";
import { setPart } from "./parts";
import { acceptFurtherPlace, dismissFurtherPlace } from "./place/decide-further";
import { attachClaim, confirmPlacement, logClaimAt } from "./place/place-claims";
import { splitClaim } from "./place/split-claim";
import { mergeClaims, undoMergeOfClaims } from "./place/merge-claims";
import { claimAt, mergeClaimsInput, splitClaimInput } from "@/lib/ledger/claims/input";

export const draftActions = {
  "claims.split": action("claim.split", splitClaimInput, splitClaim),
  "claims.merge": action("claim.merge", mergeClaimsInput, mergeClaims),
  "claims.undoMerge": action("claim.merge", claimAt, undoMergeOfClaims),
  "drafts.logClaim": action("claim.log", logClaimAtInput, logClaimAt),
  "drafts.setPart": action("draft.add", setPartInput, setPart),
  "drafts.waiveLint": action("lint.waive", waiveDraftLintInput, waiveDraftLint),
  "sentences.nothingToCheck": action("claim.log", nothingToCheckInput, sayNothingToCheck),
  "notes.cite": action("claim.log", citeNoteInput, citeNote),
  "notes.keep": action("claim.log", keepNoteInput, keepNote),
  "notes.setAside": action("claim.log", setNoteAsideInput, setNoteAside),
  "notes.reopen": action("claim.log", noteAt, reopenNote),
  "placements.attach": action("claim.edit", attachClaimInput, attachClaim),
  "placements.confirm": action("claim.edit", placementAt, confirmPlacement),
  "furtherPlaces.accept": action("claim.edit", furtherPlaceAt, acceptFurtherPlace),
  "furtherPlaces.dismiss": action("claim.edit", furtherPlaceAt, dismissFurtherPlace),
  "proposals.accept": action("claim.log", acceptProposalInput, acceptProposal),
  "proposals.acceptMany": action("claim.log", acceptProposalsInput, acceptProposals),
  "proposals.dismiss": action("claim.log", proposalAt, dismissProposal),
  "proposals.restore": action("claim.log", proposalAt, restoreProposal),
} satisfies ActionTable;
