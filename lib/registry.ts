/** All commands by name: what POST /api/v1/commands/<name> serves, and the client's types. */
import type { ActionTable } from "@/lib/access/action";
import { peopleActions } from "@/lib/people/actions";
import { sourceActions } from "@/lib/sources/actions";
import { storyActions } from "@/lib/stories/actions";
import { claimActions } from "@/lib/claims/actions";
import { draftActions } from "@/lib/drafts/actions";
import { sourceChangeActions } from "@/lib/claims/source-actions";
import { verificationActions } from "@/lib/verification/actions";

export const registry = {
  ...peopleActions,
  ...sourceActions,
  ...sourceChangeActions,
  ...storyActions,
  ...claimActions,
  ...draftActions,
  ...verificationActions,
} satisfies ActionTable;

export type CommandRegistry = typeof registry;
