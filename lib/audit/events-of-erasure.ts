/**
 * The events of erasure on a schedule: policies, holds, what two administrators erased, and what
 * the server did of it. They name a story by its number alone, so that every administrator finds
 * them in the log; its history has them, too. STORED FOR EVER, as events.ts says.
 */
import type { Kind } from "./event-kind";

/** Days after publication by class; null: kept for ever. */
type Days = Record<string, number | null>;

/** Which story, which erasure of it, and of what classes. */
type Erasure = { number: number; erasure: number; classes: string[] };

export type ErasureEvent =
  | Kind<"retention.proposed", { desk: string; days: Days }>
  | Kind<"retention.confirmed", { desk: string; days: Days; proposedBy: string }>
  | Kind<"retention.withdrawn", { desk: string; proposedBy: string }>
  | Kind<"hold.placed", { number: number; reason: string }>
  | Kind<"hold.confirmed", { number: number; placedBy: string }>
  | Kind<"hold.lift_asked", { number: number; reason: string }>
  | Kind<"hold.lift_withdrawn", { number: number; askedBy: string }>
  | Kind<"hold.lifted", { number: number; askedBy: string; reason: string }>
  | Kind<"erasure.asked", Erasure>
  | Kind<"erasure.confirmed", Erasure & { askedBy: string }>
  | Kind<"erasure.withdrawn", Erasure & { askedBy: string }>
  | Kind<"erasure.stopped", Erasure & { because: string }>
  /** `kept`: events from before what they say could be erased. */
  | Kind<"erasure.finished", Erasure & { files: number; kept: number }>
  /** A set of rows whose texts were erased. */
  | Kind<"record.erased", { erasure: number; rows: number }>
  /** What events that are erased with it had said last of rows, as far as that is kept. */
  | Kind<"record.said_again", { erasure: number; rows: number }>
  /**
   * What these events said is erased; which they were, and that they were whole, stays provable.
   * It holds only for an erasure that two people asked for and confirmed.
   */
  | Kind<"content.erased", { events: number[]; reason: string; erasure: number }>;
