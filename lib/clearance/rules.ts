/**
 * What stands between a draft and publication: facts and a policy in, blockers out. Pure, and the
 * one place that says so: the page shows and the command enforces the same list.
 */
import { lintFingerprint } from "@/lib/text/lint/fingerprint";
import {
  BLOCKER_KINDS,
  GATE_GROUPS,
  type Blocker,
  type BlockerKind,
  type FoundBlocker,
  type GateGroup,
  type GateWay,
  type SignAs,
} from "./blocker";
import type { GateClaim, GateFacts, GatePerson, SignOffFact } from "./facts";
import type { PolicyRules } from "./policies";

type Finder = {
  group: GateGroup;
  find: (facts: GateFacts, rules: PolicyRules) => FoundBlocker[];
};

const wait = (person: GatePerson | null, role: "editors" | "reviewers" | "desk") =>
  person ? { person } : { role };

/**
 * The list of blockers: whatever else is to stand in a story's way is one entry more. In each
 * finder's own order; the groups give the order of the page.
 */
export const BLOCKERS: Readonly<Record<BlockerKind, Finder>> = {
  no_draft: {
    group: "places",
    find: ({ draft }) =>
      draft
        ? []
        : [
            {
              ...{ key: "story", about: [], title: "The story has no text yet", fault: "No draft" },
              fact: "A clearance is for a text, by its hash.",
              ...{ way: { to: "bring_in" }, act: "Bring it in", waitsFor: { role: "editors" } },
            },
          ],
  },
  undecided: {
    group: "claims",
    find: ({ undecided }) =>
      undecided
        .filter(({ reviewState }) => reviewState !== "recheck")
        .map((claim) => ({
          ...{ claim, key: claim.id, about: [claim.contentRevision, claim.reviewState] },
          title: claim.wording,
          fault: "No verdict",
          fact:
            claim.reviewState === "ready"
              ? "Handed over for review."
              : "Nobody has handed it over for review.",
          way:
            claim.reviewState === "ready"
              ? { to: "review", ref: claim.ref }
              : { to: "claim", ref: claim.ref },
          act: claim.reviewState === "ready" ? "Decide" : "Hand over",
          waitsFor: wait(claim.checker, claim.reviewState === "ready" ? "reviewers" : "editors"),
        })),
  },
  lapsed: {
    group: "claims",
    find: ({ undecided }) =>
      undecided
        .filter(({ reviewState }) => reviewState === "recheck")
        .map((claim) => ({
          ...{ claim, key: claim.id, about: [claim.contentRevision, claim.reviewState] },
          ...{ title: claim.wording, fault: "Verdict lapsed" },
          fact: sentence(claim.because || "It changed since it was judged"),
          ...{ way: { to: "claim", ref: claim.ref }, act: "See the change" },
          waitsFor: wait(claim.checker, "reviewers"),
        })),
  },
  suspect: {
    group: "claims",
    find: ({ suspect }) =>
      suspect.map(({ since, ...claim }) => ({
        ...{ claim, key: claim.id, about: [claim.contentRevision, since], title: claim.wording },
        ...{
          fault: "Suspect",
          fact: "A source that it leans on fell, and nobody re-confirmed it.",
        },
        ...{ way: { to: "claim", ref: claim.ref }, act: "Re-confirm it" },
        waitsFor: wait(claim.checker, "reviewers"),
      })),
  },
  question: {
    group: "questions",
    find: ({ questions }, rules) =>
      rules.questions
        ? questions.map(({ id, claim, question, answer, says, by }) => ({
            ...{ claim, key: id, about: [question, answer], title: claim.wording },
            fault: answer === "" ? "Open question" : "Answered, not closed",
            fact: `“${short(says)}”`,
            ...{ way: { to: "claim", ref: claim.ref }, act: answer === "" ? "Answer" : "Close it" },
            waitsFor: answer === "" ? { role: "desk" } : { person: by },
          }))
        : [],
  },
  unplaced: {
    group: "places",
    find: ({ places, draft }) =>
      places.map((claim) => ({
        ...{ claim, key: claim.id, about: [claim.state, claim.exact, claim.contentRevision] },
        ...{ title: claim.wording, ...PLACE_SAYS[claim.state](draft?.number ?? 0) },
        ...{ way: { to: "places" }, act: claim.state === "moved" ? "Confirm" : "Place it" },
        waitsFor: { role: "editors" },
      })),
  },
  contradiction: {
    group: "contradictions",
    find: ({ contradictions }) =>
      contradictions.map(({ id, claim, exact, paragraph, meaning }) => ({
        ...{ claim, key: id, about: [exact, ...meaning], title: claim.wording },
        fault: "Said otherwise",
        fact: `${meaning.length > 0 ? `${meaning.map(short).join("; ")}, in` : "In"} paragraph ${paragraph}: “${short(exact)}”`,
        ...{ way: { to: "places" }, act: "Compare them", waitsFor: { role: "editors" } },
      })),
  },
  allegation: {
    group: "replies",
    find: ({ unasked, requests }) => [
      ...unasked.map((claim): FoundBlocker => ({
        ...{ claim, key: `claim ${claim.id}`, about: [claim.contentRevision] },
        ...{ title: claim.wording, fault: "Nobody asked" },
        fact: "An allegation that no request puts to whom it is about.",
        ...{ way: { to: "replies", ref: claim.ref }, act: "Ask for a reply" },
        waitsFor: { role: "editors" },
      })),
      ...requests.filter((request) => !isRunning(request)).map(unanswered),
    ],
  },
  running: {
    group: "replies",
    find: ({ requests }, rules) =>
      rules.running
        ? requests.filter(isRunning).map(({ id, subject, until, refs, by, ...request }) => ({
            ...{ key: id, about: [request.outcome, request.deadlineAt ?? "", ...refs] },
            title: `${subject}: ${listed(refs)}`,
            ...{ fault: "Still has time", fact: `Until ${until}.`, isRunning: true },
            ...{ way: { to: "replies", request: id }, act: "Open the request" },
            waitsFor: { person: by },
          }))
        : [],
  },
  sole_unnamed: {
    group: "sources",
    find: ({ soleUnnamed }, { unnamed }) =>
      soleUnnamed
        .filter(
          ({ isAllegation }) => unnamed === "every" || (unnamed === "allegations" && isAllegation),
        )
        .flatMap(({ isAllegation, sources, signed, ...claim }) =>
          isSigned(signed, claim)
            ? []
            : {
                ...{ claim, key: claim.id, about: [claim.contentRevision], title: claim.wording },
                fault: sources === 1 ? "One unnamed source" : "Unnamed sources of one origin",
                fact: `${isAllegation ? "On an allegation, and nothing else supports it." : "Nothing else supports it."}${lapsedSign(signed, "Approved")}`,
                ...{ way: sign("unnamed", claim), act: "Approve", waitsFor: { role: "editors" } },
              },
        ),
  },
  incomplete: {
    group: "sources",
    find: ({ incomplete }, rules) =>
      rules.citations
        ? incomplete.map(({ claim, source, lacks, fingerprint }) => ({
            ...{ claim, key: `${claim.id} ${fingerprint}`, about: [fingerprint] },
            ...{ title: claim.wording, fault: "Incomplete citation" },
            fact: `${source} lacks ${lacks}.`,
            ...{ way: { to: "claim", ref: claim.ref }, act: "Complete it" },
            waitsFor: { role: "editors" },
          }))
        : [],
  },
  own_source: {
    group: "sources",
    find: ({ unfound }, { ownSource }) =>
      unfound
        .filter(
          ({ isAllegation }) =>
            ownSource === "every" || (ownSource === "allegations" && isAllegation),
        )
        .map(({ isAllegation, ...claim }) => ({
          ...{ claim, key: claim.id, about: [claim.contentRevision], title: claim.wording },
          fault: "No source of ours",
          fact: `${isAllegation ? "An allegation, and w" : "W"}hoever checked it cited no source of their own.`,
          ...{ way: { to: "claim", ref: claim.ref }, act: "Cite one" },
          waitsFor: wait(claim.checker, "reviewers"),
        })),
  },
  quote_altered: {
    group: "wording",
    find: ({ quotes }) =>
      quotes.map(({ citationId, claim, quote, against, said }) => ({
        ...{ claim, key: `${citationId} ${against}`, about: [quote, said] },
        title: `“${short(quote)}”`,
        ...{
          fault: "Quote altered",
          fact: sentence(`${against} has it otherwise${said === "" ? "" : `: ${said}`}`),
        },
        ...{ way: { to: "claim", ref: claim.ref }, act: "Compare the words" },
        waitsFor: { role: "editors" },
      })),
  },
  legal_risk: {
    group: "signoffs",
    find: ({ risky }, { legal }) =>
      risky
        .filter(
          ({ risk }) =>
            legal !== "never" && (risk === "high" || (legal === "medium" && risk === "medium")),
        )
        .flatMap(({ risk, signed, ...claim }) =>
          isSigned(signed, claim)
            ? []
            : {
                ...{ claim, key: claim.id, about: [claim.contentRevision, risk] },
                ...{
                  title: claim.wording,
                  fault: `${risk === "high" ? "High" : "Medium"} legal risk`,
                },
                fact: `No lawyer has signed it.${lapsedSign(signed, "Signed")}`,
                ...{ way: sign("legal", claim), act: "Sign off", waitsFor: { role: "reviewers" } },
              },
        ),
  },
  coverage: {
    group: "coverage",
    find: ({ draft, coverage }, rules) => {
      const checked = sharePercent(coverage);
      if (!draft || checked >= rules.coverage) return [];
      return [
        {
          ...{ key: "story", about: [draft.sha256, coverage.bare] },
          title: `${coverage.bare === 1 ? "1 sentence" : `${coverage.bare} sentences`} of draft ${draft.number} that nobody checked`,
          ...{
            fault: "Unchecked",
            fact: `${checked} % are checked; the policy asks ${rules.coverage} %.`,
          },
          ...{ way: { to: "draft" }, act: "Show them", waitsFor: { role: "editors" } },
        },
      ];
    },
  },
  lint: {
    group: "wording",
    find: ({ lints }, rules) =>
      rules.lints
        ? lints
            // What is asked of an unnamed source is asked once.
            .filter(({ code }) => code !== "sole_unnamed" || rules.unnamed === "never")
            .map(({ claim, code, label, words, said, fingerprint }): FoundBlocker => ({
              ...(claim && { claim }),
              ...{ key: `${claim?.id ?? "draft"} ${code} ${fingerprint}`, about: [fingerprint] },
              title: claim ? claim.wording : `“${short(words)}”`,
              ...{ fault: label, fact: said },
              way: claim ? { to: "claim", ref: claim.ref } : { to: "draft" },
              ...{ act: "Change or waive", waitsFor: { role: "editors" } },
            }))
        : [],
  },
};

type Request = GateFacts["requests"][number];

function isRunning({ outcome, deadlineAt, isPast }: Request): boolean {
  return outcome === "sent" && deadlineAt !== null && !isPast;
}

function unanswered({ id, subject, outcome, deadlineAt, until, refs, by }: Request): FoundBlocker {
  return {
    ...{ key: `request ${id}`, about: [outcome, deadlineAt ?? "", ...refs] },
    title: `${subject}: ${listed(refs)}`,
    fault: "No outcome",
    fact:
      outcome === "not_contacted"
        ? "Noted, and not sent."
        : outcome === "unreachable"
          ? "Nobody was reached, so nothing was put to them."
          : `They had time until ${until}, and nothing is recorded.`,
    ...{ way: { to: "replies", request: id }, act: "Open the request" },
    waitsFor: { person: by },
  };
}

const PLACE_SAYS: Record<
  GateFacts["places"][number]["state"],
  (draft: number) => { fault: string; fact: string }
> = {
  unplaced: (draft) => ({ fault: "Not placed", fact: `It stands nowhere in draft ${draft}.` }),
  pending: (draft) => ({
    fault: "Not placed",
    fact: `It could stand in several places of draft ${draft}.`,
  }),
  orphaned: (draft) => ({ fault: "Not placed", fact: `Its words are gone from draft ${draft}.` }),
  moved: (draft) => ({
    fault: "Place not confirmed",
    fact: `What carries it in draft ${draft} changed.`,
  }),
};

function sign(as: SignAs, { id: claimId, ref, contentRevision }: GateClaim): GateWay {
  return { to: "sign", as, claimId, ref, contentRevision };
}

/** A sign-off is for the words and citations that it was given for. */
function isSigned(signed: readonly SignOffFact[], claim: GateClaim): boolean {
  return signed.some(({ contentRevision }) => contentRevision === claim.contentRevision);
}

function lapsedSign(signed: readonly SignOffFact[], did: string): string {
  const last = signed.at(-1);
  return last ? ` ${did} by ${last.by} before its words or citations changed.` : "";
}

/** Whole per cent, never rounded up to what is not reached. */
export function sharePercent({ sentences, bare }: GateFacts["coverage"]): number {
  return sentences === 0 ? 100 : Math.floor((100 * (sentences - bare)) / sentences);
}

const SHOWN_WORDS = 140;

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SHOWN_WORDS ? `${line.slice(0, SHOWN_WORDS - 1).trimEnd()}…` : line;
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…”]$/.test(begun) ? begun : `${begun}.`;
}

function listed(refs: readonly string[]): string {
  const shown = refs.slice(0, 4).join(", ");
  return refs.length > 4 ? `${shown} and ${refs.length - 4} more` : shown || "nothing put yet";
}

/** All that stands in the way, in the order of the page; overridden or not. */
export function blockersOf(facts: GateFacts, rules: PolicyRules): Blocker[] {
  const found = BLOCKER_KINDS.flatMap((kind) => {
    const { group, find } = BLOCKERS[kind];
    return find(facts, rules).map(({ claim, key, about, isRunning: runs = false, ...rest }) => ({
      ...{ ...rest, kind, group, key: String(key), isRunning: runs },
      claim: claim ? { id: claim.id, ref: claim.ref } : null,
      fingerprint: lintFingerprint(kind, about.map(String)),
    }));
  });
  return GATE_GROUPS.flatMap((group) => found.filter((blocker) => blocker.group === group));
}

/**
 * What somebody else gives, signs or re-confirms (DESIGN §2.1: nobody decides on what they wrote), or
 * what protects whom the claim is about: whoever wrote the claim does not let it pass instead.
 */
const GIVEN_BY_OTHERS: ReadonlySet<BlockerKind> = new Set([
  ...(["undecided", "lapsed", "suspect", "own_source"] as const),
  ...(["sole_unnamed", "legal_risk", "allegation"] as const),
]);

/**
 * Why a blocker is not let pass by somebody whom the policy lets override; null where it may be.
 * @param isAuthor whether they wrote the claim, or a source on which it leans (DESIGN §2.1).
 */
export function overrideFault(
  { kind, claim }: Pick<Blocker, "kind" | "claim">,
  isAuthor: boolean,
): string | null {
  if (kind === "no_draft") return "Without a text there is nothing to let pass.";
  if (!isAuthor || !claim || !GIVEN_BY_OTHERS.has(kind)) return null;
  return `Somebody else lets this pass: you logged ${claim.ref}, or changed its words, citations or sources.`;
}

export const GATE_REASON_LIMIT = 1_000;
export const SIGN_NOTE_LIMIT = 2_000;

/** From where a story can be cleared. */
export const CLEARABLE = ["drafting", "checking"] as const;

/** Why a story in that state is not cleared; null where it may be. */
export function stateFault(status: string): string | null {
  if ((CLEARABLE as readonly string[]).includes(status)) return null;
  if (status === "cleared") return "It is cleared already.";
  if (status === "published") return "It is published; take it back to checking for a correction.";
  return "The story was killed; give it another status first.";
}
