/** What the page and programs may send about changes that a story's readers are asked about. */
import { z } from "zod";
import { id } from "@/lib/platform/text";

export const decideProposalInput = z.strictObject({ proposalId: id });

export type DecideProposalInput = z.output<typeof decideProposalInput>;
