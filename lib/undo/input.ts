/** What forms and the API may send about undoing. */
import { z } from "zod";
import { id } from "@/lib/platform/text";

export const undoInput = z.strictObject({
  /** As the answer to the command that did it told it. */
  act: id,
});
