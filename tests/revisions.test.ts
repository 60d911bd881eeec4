/**
 * Every row that people edit carries a revision, so that two who edit it at once are told. Walks the
 * tables of the schema: one without a revision has to be named here, with what settles races on it.
 */
import { expect, it } from "vitest";
import { readSchemaFiles } from "@/lib/platform/schema-engine";

const WITHOUT: Readonly<Record<string, string>> = {
  Act: "kept once, and taken away once it is undone",
  ApiToken: "made once and revoked once, for good; when it was last used only grows",
  Attempt: "counted and taken back, there or not",
  Device: "made once; all that changes of it is when it was last used",
  Factor: "added and taken off once; its steps and counters only grow, each conditional on that",
  FactorStep: "ended once, conditional on its not having ended",
  Notice: "dismissed once",
  Mail: "ended once, conditional on its waiting",
  Notification: "read once, conditional on its not having been read",
  NotificationChoice: "one's own choice, and the last one holds",
  NotifiedDue: "there or not",
  RecoveryCode: "used once, conditional on its not having been used",
  Session: "ended once, for good",
  Attachment: "added and taken off, never edited",
  CitationRest: "part of its citation, whose revision it shares",
  ClaimAuthor: "there or not",
  ClaimMerge: "undone once, at the revisions of both claims",
  ClaimTag: "part of its claim, whose revision it shares",
  Draft: "never changed once it is in",
  Event: "the log only grows",
  EventRows: "the log only grows",
  DraftPart: "one choice, made anew by whoever knows better; each is in the log",
  FormerSlug: "part of its story, whose revision it shares",
  IdentityAttestation: "said or taken back, there or not",
  Invitation: "accepted or revoked once, each conditional on neither having been done",
  KeptAnswer: "kept once, and read alone",
  Clearance: "given once and reopened once, conditional on its not having been reopened",
  GateOverride: "given and taken back once, conditional on its not having been taken back",
  SignOff: "given and taken back once, conditional on its not having been taken back",
  StoryPolicy:
    "a choice, and the last one holds; the story is looked at again before it is cleared",
  LintWaiver: "said and taken back once, conditional on its not having been taken back",
  Mention: "written with its text and settled once, conditional on its not having been settled",
  QuestionReply: "said and taken back once, never edited",
  DraftNote: "decided or opened again, there or not",
  NothingToCheck: "said or taken back, there or not",
  Call: "recorded once and taken back, never edited",
  CallLine: "part of its call, written once",
  ReplyReminder: "noted and taken back, never edited",
  ReplyRequestClaim: "part of its request, whose revision it shares",
  SourceDerivation: "part of its source, whose revision it shares",
  SourceMerge: "undone once, conditional on its not having been undone",
  StoryAside: "written once, with its event",
  StoryOpening: "asked, then confirmed or withdrawn once, conditional on neither having been done",
  RetentionPolicy:
    "asked, then confirmed or withdrawn once, conditional on neither having been done",
  StoryErasure: "asked, then confirmed or withdrawn once, conditional on neither having been done",
  StoryHold: "placed, confirmed and lifted, each conditional on its not having been done",
  StoryExport: "written once, with its event",
  SourceIdentityReader: "named or taken off, there or not",
  Correction: "made and withdrawn once, conditional on its not having been withdrawn",
  CorrectionClaim: "part of its correction, which is never edited",
  ErrorReport: "taken down and settled once, conditional on its being open",
  SourceFall: "noted with a change of its source, whose revision it shares, and taken back once",
  Suspicion: "raised and settled once, each conditional on its not having been settled",
  SourceProposal: "decided once, conditional on its not having been decided",
  StoryMember: "there or not",
  Verdict: "never changed; it lapses, also where it is taken back",
};

/** The models of the schema, and whether each has the column. */
function models(): Map<string, boolean> {
  const text = readSchemaFiles()
    .map(([, content]) => content)
    .join("\n");
  return new Map(
    [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => [
      name,
      /^\s+revision\s+Int\s/m.test(body),
    ]),
  );
}

it("every table has a revision, or a reason to do without", () => {
  const all = models();
  expect(all.size).toBeGreaterThan(10);
  const without = [...all].filter(([, has]) => !has).map(([name]) => name);
  expect(without.filter((name) => !(name in WITHOUT))).toEqual([]);
  // No reason outlives what it was for.
  expect(Object.keys(WITHOUT).filter((name) => all.get(name) !== false)).toEqual([]);
});
