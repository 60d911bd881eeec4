/** What is said of an endpoint in the API's description. */
import type { z } from "zod";

export const TAGS = {
  stories: "Pieces of journalism under check.",
  claims: "What stories assert: the table, one claim with all about it, and what it rests on.",
  citations: "What a claim rests on.",
  sources: "Who or what knowledge comes from.",
  questions: "What is asked about claims.",
  verdicts: "What reviewers decided.",
  replies: "Whom stories asked to answer what they say.",
  drafts: "Versions of a story’s text.",
  placements: "Where claims stand in drafts.",
  exports: "Claims, and what a story owes to others, as a file.",
  imports: "Tables of claims that were made elsewhere.",
  events: "What happened: the log and the histories.",
  commands: "Everything that changes something; the same commands as the screens’.",
  account: "Who is asking.",
  browser: "What pages ask for: with a session, never with a token.",
  server: "Whether the server is well, and this description.",
} as const;
export type Tag = keyof typeof TAGS;

export type DescribedEndpoint = {
  tag: Tag;
  summary: string;
  /** Who may ask: with a token of this scope or a session; with a session alone; anybody. */
  who: "read" | "write" | "session" | "anybody";
  query?: z.ZodType;
  body?: z.ZodType | "file";
  /** As JSON; or the media type of what else it is. */
  answer: z.ZodType | string;
  /** One record, with an ETag. */
  isRecord?: true;
  /** Takes an Idempotency-Key. */
  isOnce?: true;
};
