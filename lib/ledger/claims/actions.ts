/** The commands of claims as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { detachFile } from "@/lib/ledger/citations/attachments";
import { changeClaims } from "./bulk";
import {
  addCitation,
  editCitation,
  removeCitation,
  restoreCitation,
} from "@/lib/ledger/citations/commands";
import { editClaim, logClaim, logClaims } from "./commands";
import {
  addCitationInput,
  attachmentAt,
  changeClaimsInput,
  citationAt,
  claimAt,
  editCitationInput,
  editClaimInput,
  handOverInput,
  logClaimInput,
  logClaimsInput,
  withdrawClaimInput,
} from "./input";
import { handOverClaim, restoreClaim, takeBackClaim, withdrawClaim } from "./moves";

export const claimActions = {
  "claims.log": action("claim.log", logClaimInput, logClaim),
  "claims.logMany": action("claim.log", logClaimsInput, logClaims),
  "claims.edit": action("claim.assign", editClaimInput, editClaim),
  "claims.change": action("claim.assign", changeClaimsInput, changeClaims),
  "claims.withdraw": action("claim.withdraw", withdrawClaimInput, withdrawClaim),
  "claims.restore": action("claim.withdraw", claimAt, restoreClaim),
  "claims.handOver": action("claim.handOver", handOverInput, handOverClaim),
  "claims.takeBack": action("claim.handOver", claimAt, takeBackClaim),
  "citations.add": action("citation.edit", addCitationInput, addCitation),
  "citations.edit": action("citation.edit", editCitationInput, editCitation),
  "citations.remove": action("citation.edit", citationAt, removeCitation),
  "citations.restore": action("citation.edit", citationAt, restoreCitation),
  "citations.detachFile": action("citation.edit", attachmentAt, detachFile),
} satisfies ActionTable;
