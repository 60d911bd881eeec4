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
  logClaimAtInput,
  furtherPlaceAt,
  nothingToCheckInput,
  setPartInput,
  placementAt,
  proposalAt,
} from "./input";
import { sayNothingToCheck } from "./nothing-to-check";
import { setPart } from "./parts";
import { acceptFurtherPlace, dismissFurtherPlace } from "./place/decide-further";
import { attachClaim, confirmPlacement, logClaimAt } from "./place/place-claims";
import { splitClaim } from "./place/split-claim";
import { mergeClaims, undoMergeOfClaims } from "./place/merge-claims";
import { claimAt, mergeClaimsInput, splitClaimInput } from "@/lib/ledger/claims/input";

export const draftActions = {
  "claims.split": action(splitClaimInput, splitClaim),
  "claims.merge": action(mergeClaimsInput, mergeClaims),
  "claims.undoMerge": action(claimAt, undoMergeOfClaims),
  "drafts.logClaim": action(logClaimAtInput, logClaimAt),
  "drafts.setPart": action(setPartInput, setPart),
  "sentences.nothingToCheck": action(nothingToCheckInput, sayNothingToCheck),
  "placements.attach": action(attachClaimInput, attachClaim),
  "placements.confirm": action(placementAt, confirmPlacement),
  "furtherPlaces.accept": action(furtherPlaceAt, acceptFurtherPlace),
  "furtherPlaces.dismiss": action(furtherPlaceAt, dismissFurtherPlace),
  "proposals.accept": action(acceptProposalInput, acceptProposal),
  "proposals.acceptMany": action(acceptProposalsInput, acceptProposals),
  "proposals.dismiss": action(proposalAt, dismissProposal),
  "proposals.restore": action(proposalAt, restoreProposal),
} satisfies ActionTable;
