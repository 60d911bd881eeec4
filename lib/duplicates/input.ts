/** What is sent to find claims that say as much already. */
import { z } from "zod";
import { line } from "@/lib/platform/text";
import { LOOKED_FOR_LENGTH } from "./rules";

export const alikeInput = z.strictObject({
  wording: line(LOOKED_FOR_LENGTH),
});

export type AlikeInput = z.output<typeof alikeInput>;
