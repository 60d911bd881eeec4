/** Every command there is, once: a new one does not compile until it is given here. */
import { claimCommands } from "./claims";
import { deskCommands } from "./desk";
import { draftCommands } from "./drafts";
import type { Makers } from "./given";

export const EVERY_COMMAND: Makers = { ...deskCommands, ...claimCommands, ...draftCommands };
