/** Every command there is, once: a new one does not compile until it is given here. */
import { callCommands } from "./calls";
import { claimCommands } from "./claims";
import { correctionCommands } from "./corrections";
import { clearanceCommands } from "./clearance";
import { deskCommands } from "./desk";
import { draftCommands } from "./drafts";
import { fallCommands } from "./falls";
import { replyCommands } from "./replies";
import type { Makers } from "./given";
import { identityCommands } from "./identities";
import { notificationCommands } from "./notifications";
import { retentionCommands } from "../retention";

export const EVERY_COMMAND: Makers = {
  ...deskCommands,
  ...identityCommands,
  ...claimCommands,
  ...draftCommands,
  ...fallCommands,
  ...replyCommands,
  ...correctionCommands,
  ...clearanceCommands,
  ...callCommands,
  ...notificationCommands,
  ...retentionCommands,
};
