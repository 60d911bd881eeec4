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
  logClaimInput,
  logClaimsInput,
  withdrawClaimInput,
} from "./input";
import { handOverClaim, restoreClaim, takeBackClaim, withdrawClaim } from "./moves";

export const claimActions = {
  "claims.log": action(logClaimInput, logClaim),
  "claims.logMany": action(logClaimsInput, logClaims),
  "claims.edit": action(editClaimInput, editClaim),
  "claims.change": action(changeClaimsInput, changeClaims),
  "claims.withdraw": action(withdrawClaimInput, withdrawClaim),
  "claims.restore": action(claimAt, restoreClaim),
  "claims.handOver": action(claimAt, handOverClaim),
  "claims.takeBack": action(claimAt, takeBackClaim),
  "citations.add": action(addCitationInput, addCitation),
  "citations.edit": action(editCitationInput, editCitation),
  "citations.remove": action(citationAt, removeCitation),
  "citations.restore": action(citationAt, restoreCitation),
  "citations.detachFile": action(attachmentAt, detachFile),
} satisfies ActionTable;
