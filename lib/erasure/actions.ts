/** The commands of schedules, holds and erasure as the command endpoint serves them, one line each. */
import { action, type ActionTable } from "@/lib/access/action";
import {
  askErasure,
  confirmErasure,
  confirmRetention,
  proposeRetention,
  withdrawErasure,
  withdrawRetention,
} from "./commands";
import { askLift, confirmHold, liftHold, placeHold, withdrawLift } from "./holds";
import {
  askErasureInput,
  erasureInput,
  holdInput,
  liftHoldInput,
  placeHoldInput,
  proposeRetentionInput,
  retentionInput,
} from "./input";

export const erasureActions = {
  "retention.propose": action("retention.set", proposeRetentionInput, proposeRetention),
  "retention.confirm": action("retention.set", retentionInput, confirmRetention),
  "retention.withdraw": action("retention.set", retentionInput, withdrawRetention),
  "erasure.ask": action("erasure.order", askErasureInput, askErasure),
  "erasure.confirm": action("erasure.order", erasureInput, confirmErasure),
  "erasure.withdraw": action("erasure.order", erasureInput, withdrawErasure),
  "holds.place": action("hold.place", placeHoldInput, placeHold),
  "holds.confirm": action("hold.place", holdInput, confirmHold),
  "holds.askLift": action("hold.place", liftHoldInput, askLift),
  "holds.withdrawLift": action("hold.place", holdInput, withdrawLift),
  "holds.lift": action("hold.place", holdInput, liftHold),
} satisfies ActionTable;
