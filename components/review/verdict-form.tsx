"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState, type SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { claimKey } from "@/components/claims/panel/claim-key-reasons";
import { useBeingHere } from "@/components/live/being-here";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { looksLike, useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Field, FormError } from "@/components/ui/field";
import { sendsText } from "@/components/ui/field-keys";
import { SEND_KEY_WORDS, useSendKey } from "@/components/ui/send-key";
import { TextArea } from "@/components/ui/text-area";
import { useIsHere } from "@/components/ui/use-is-here";
import { noteDecided } from "./decided";
import { LevelChoice } from "./level-choice";
import { LABELS } from "@/lib/ledger/claims/rules";
import type { ReviewView } from "@/lib/ledger/verdicts/queries";
import { LEVEL_MEANINGS, VERDICT_LEVELS, type VerdictLevel } from "@/lib/ledger/verdicts/rules";

type Props = {
  claimId: number;
  claimRef: string;
  review: ReviewView;
  /** Where to go once the verdict stands: the next claim of the queue. */
  nextHref?: string | undefined;
  mended?: StandsAsBefore | null | undefined;
};

/** A level, with what it was chosen for: others may change the claim, or judge it, before it is given. */
type Choice = {
  level: VerdictLevel;
  /** The content that was judged. */
  of: number;
  /** The verdict that stood then. */
  replaces: number | null;
};

/** What is written and not given yet. */
type Verdict = { choice: Choice | null; note: string };

function isVerdict(kept: unknown): kept is Verdict {
  if (!looksLike<Verdict>({ choice: null, note: "" })(kept)) return false;
  const { choice } = kept;
  return (
    choice === null ||
    (looksLike({ level: "", of: 0, replaces: null })(choice) &&
      VERDICT_LEVELS.some((level) => level === choice.level))
  );
}

/** What lapsed by something that is gone again: its level, and how that came, in words. */
export type StandsAsBefore = { level: VerdictLevel; says: string };

/**
 * Choose a level, write why. Every level says beforehand what its evidence still lacks; the server refuses them by the same list. When the claim changes under the
 * reviewer's hands the note stays and the level is chosen anew, because it judged another text.
 */
export function VerdictForm({ claimId, claimRef, review, nextHref, mended }: Props) {
  const { contentRevision } = review;
  const standing = review.verdicts.find((verdict) => verdict.lapsed === null) ?? null;
  const typed = useTyped<Verdict>(`verdict ${claimId}`, { choice: null, note: "" }, isVerdict);
  const { choice, note } = typed.value;
  const [isAskedFor, setIsAskedFor] = useState(false);
  const sendKey = useSendKey();
  const noteField = useRef<HTMLTextAreaElement>(null);
  const give = useCommand("verdicts.give");
  const router = useRouter();
  const isHere = useIsHere();
  const missingId = useId();
  const isSame = choice?.of === contentRevision && choice.replaces === (standing?.id ?? null);
  const level = isSame ? choice.level : null;
  const chosen = review.levels.find((option) => option.level === level);
  const missing = [...review.unmet, ...(chosen?.unmet ?? [])];
  /** Another text was judged than the one that stands now, or somebody else has judged it. */
  const isOvertaken = choice !== null && level === null;
  const isWriting = choice !== null || note !== "";
  useBeingHere(isWriting ? { claim: claimId, editing: "verdict" } : null);

  function choose(next: VerdictLevel) {
    const choice = { level: next, of: contentRevision, replaces: standing?.id ?? null };
    typed.set((now) => ({ ...now, choice }));
    setIsAskedFor(false);
    give.reset();
    requestAnimationFrame(() => noteField.current?.focus());
  }

  useShortcut({
    ...claimKey("v"),
    run: () => document.getElementById(`${missingId}-first`)?.focus(),
  });

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (level) await decide(level, note);
  }

  async function decide(level: VerdictLevel, note: string) {
    const replaces = standing?.id ?? null;
    const result = await give.run({ claimId, contentRevision, level, note, replaces });
    if (!result.ok) {
      if (result.error.code !== "CONFLICT") return;
      typed.set((now) => ({ ...now, choice: null }));
      router.refresh();
      return;
    }
    typed.clear();
    if (result.undo) noteDecided({ act: result.undo.act, claimRef, level, nextHref });
    // Whoever has walked on by themselves is not taken elsewhere.
    if (nextHref && isHere.current) router.push(nextHref, { scroll: false });
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      {mended ? (
        <AsBefore
          mended={mended}
          unmet={[...review.unmet, ...unmetFor(review, mended.level)]}
          isPending={give.pending}
          onStand={() => void decide(mended.level, `Stands as before. ${mended.says}`)}
        />
      ) : null}
      <div
        role="group"
        aria-label={`Level for ${claimRef}`}
        className="overflow-hidden rounded-md border border-edge"
      >
        {review.levels.map((option, index) => (
          <LevelChoice
            key={option.level}
            id={index === 0 ? `${missingId}-first` : undefined}
            option={option}
            number={index + 1}
            isChosen={option.level === level}
            onChoose={() => choose(option.level)}
          />
        ))}
      </div>
      {level ? (
        <p className="-mt-1 text-xs text-soft">
          <span className="font-strong">{LABELS.level[level]}:</span> {LEVEL_MEANINGS[level]}
        </p>
      ) : null}
      {/* What a level lacks stands beside it; this is what none of them can be given for. */}
      {review.unmet.length > 0 ? (
        <ul className="list-disc pl-5 text-sm text-soft">
          {review.unmet.map((requirement) => (
            <li key={requirement}>{requirement}</li>
          ))}
        </ul>
      ) : null}
      <p role="status" className="sr-only">
        {level && chosen && chosen.unmet.length > 0
          ? `${LABELS.level[level]} cannot be given yet.`
          : null}
      </p>
      <Field
        label="Why"
        hint={`A verdict needs a note. ${SEND_KEY_WORDS[sendKey]} gives it.`}
        error={give.error?.fields?.note}
      >
        <TextArea
          ref={noteField}
          rows={2}
          value={note}
          onChange={(event) => {
            const { value } = event.target;
            typed.set((now) => ({ ...now, note: value }));
          }}
          onKeyDown={(event) => {
            const isSent = sendsText(event);
            setIsAskedFor(isSent && level === null);
            if (!isSent) return;
            event.preventDefault();
            // Where the button is off it is refused, with the reason.
            if (level !== null && !give.pending) event.currentTarget.form?.requestSubmit();
          }}
        />
      </Field>
      <KeptNotice typed={typed} />
      <FormError>
        {isOvertaken
          ? `${overtakenBy(choice, standing, claimRef)} ${KEPT}`
          : give.error && !give.error.fields?.note
            ? refusal(give.error)
            : isAskedFor
              ? "Choose a level first: leave the note with Escape and press its number."
              : null}
      </FormError>
      <div>
        <Button
          type="submit"
          variant="primary"
          pending={give.pending}
          disabled={level === null || missing.length > 0}
        >
          {level ? `Mark ${LABELS.level[level].toLowerCase()}` : "Choose a level"}
        </Button>
      </div>
    </form>
  );
}

const unmetFor = ({ levels }: ReviewView, level: VerdictLevel): readonly string[] =>
  levels.find((option) => option.level === level)?.unmet ?? [];

type AsBeforeProps = {
  mended: StandsAsBefore;
  unmet: readonly string[];
  isPending: boolean;
  onStand: () => void;
};

/** One key gives the verdict again that lapsed, with the reason in its note. */
function AsBefore({ mended, unmet, isPending, onStand }: AsBeforeProps) {
  const isOpen = unmet.length === 0;
  useShortcut({
    keys: "y",
    label: "Stands as before",
    group: "Verdict",
    run: () => {
      if (!isOpen) return unmet.join(" ");
      if (!isPending) onStand();
      return null;
    },
  });
  return (
    <div className="rounded-md bg-sunk px-3 py-2 text-sm">
      <p>{mended.says}</p>
      {isOpen ? (
        <Button className="mt-2" pending={isPending} onClick={onStand}>
          Stands as before: {LABELS.level[mended.level].toLowerCase()} <Kbd>y</Kbd>
        </Button>
      ) : null}
    </div>
  );
}

function overtakenBy(
  choice: Choice,
  standing: ReviewView["verdicts"][number] | null,
  claimRef: string,
): string {
  if (!standing || standing.id === choice.replaces) return "Somebody changed the claim.";
  const level = LABELS.level[standing.level].toLowerCase();
  return `${standing.by.name} marked ${claimRef} ${level} meanwhile.`;
}

const KEPT = "Your note is kept: read the claim as it stands now, then choose again.";

function refusal(error: { message: string; unmet?: string[] | undefined; code: string }): string {
  if (error.code === "CONFLICT") {
    return `${error.message} ${KEPT}`;
  }
  return refusalText(error);
}
