/** The commands of what comes after publication as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import {
  dismissError,
  makeCorrection,
  publishStory,
  reportError,
  withdrawCorrection,
} from "./commands";
import {
  dismissErrorInput,
  makeCorrectionInput,
  publishInput,
  reportErrorInput,
  withdrawCorrectionInput,
} from "./input";

export const correctionActions = {
  "corrections.publish": action("story.edit", publishInput, publishStory),
  "corrections.report": action("correction.report", reportErrorInput, reportError),
  "corrections.dismiss": action("correction.report", dismissErrorInput, dismissError),
  "corrections.make": action("correction.make", makeCorrectionInput, makeCorrection),
  "corrections.withdraw": action("correction.make", withdrawCorrectionInput, withdrawCorrection),
} satisfies ActionTable;
