/** What every kind of event is made of. */
import type { Json } from "./canonical";

/** Field by field: what it was, what it is. */
export type Changes = Record<string, { from: Json; to: Json }>;

type Subject = {
  storyId?: number;
  claimId?: number;
  sourceId?: number;
  userId?: number;
};

export type Kind<Type extends string, Data extends Record<string, Json | undefined>> = Subject & {
  type: Type;
  data: Data;
};
