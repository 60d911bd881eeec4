/** The commands of claims as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import { detachFile } from "./attachments";
import { changeClaims } from "./bulk";
import { addCitation, editCitation, removeCitation, restoreCitation } from "./citations";
import { editClaim, logClaim, logClaims } from "./commands";
import {
  addCitationInput,
  attachmentAt,
  changeClaimsInput,
  citationAt,
  claimAt,
  editCitationInput,
  editClaimInput,
  editViewInput,
  logClaimInput,
  logClaimsInput,
  saveViewInput,
  viewAt,
  withdrawClaimInput,
} from "./input";
import { handOverClaim, restoreClaim, takeBackClaim, withdrawClaim } from "./moves";
import { editView, removeView, restoreView, saveView } from "./views";

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
  "views.save": action(saveViewInput, saveView),
  "views.edit": action(editViewInput, editView),
  "views.remove": action(viewAt, removeView),
  "views.restore": action(viewAt, restoreView),
} satisfies ActionTable;
