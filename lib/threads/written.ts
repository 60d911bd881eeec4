/** The commands that run in the writer thread as a whole: all but those in lib/registry.ts. */
import type { ActionTable } from "@/lib/access/action";
import { peopleActions } from "@/lib/people/actions";
import { identityActions } from "@/lib/ledger/identities/actions";
import { sourceActions } from "@/lib/ledger/sources/actions";
import { storyActions } from "@/lib/stories/actions";
import { orphanActions } from "@/lib/stories/orphans/actions";
import { claimActions } from "@/lib/ledger/claims/actions";
import { viewActions } from "@/lib/table/views/actions";
import { draftActions } from "@/lib/drafts/actions";
import { questionActions } from "@/lib/ledger/questions/actions";
import { correctionActions } from "@/lib/corrections/actions";
import { replyActions } from "@/lib/replies/actions";
import { fallActions } from "@/lib/ledger/falls/actions";
import { lintActions } from "@/lib/ledger/lint/actions";
import { clearanceActions } from "@/lib/clearance/actions";
import { callActions } from "@/lib/calls/actions";
import { erasureActions } from "@/lib/erasure/actions";
import { undoActions } from "@/lib/undo/actions";
import { notificationActions } from "@/lib/notifications/actions";
import { verdictActions } from "@/lib/ledger/verdicts/actions";

export const written = {
  ...peopleActions,
  ...sourceActions,
  ...identityActions,
  ...storyActions,
  ...orphanActions,
  ...claimActions,
  ...viewActions,
  ...draftActions,
  ...verdictActions,
  ...questionActions,
  ...replyActions,
  ...correctionActions,
  ...lintActions,
  ...fallActions,
  ...clearanceActions,
  ...callActions,
  ...erasureActions,
  ...undoActions,
  ...notificationActions,
} satisfies ActionTable;
