"use client";

/** Citing a note, keeping it with a claim, setting it aside, and going on to the next open one. */
import { useEffect, useRef, useState } from "react";
import { onChanged } from "@/components/changes";
import {
  giveCommand,
  refusalText,
  type CommandError,
  type CommandInput,
  type Undoable,
} from "@/components/command";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { useToast } from "@/components/ui/toast";
import type { ClaimAtNote, NoteDetail } from "@/lib/drafts/notes";
import type { SourceMatch } from "@/lib/drafts/propose/proposed";
import type { NoteReason, ProposedSource } from "@/lib/drafts/rules";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import { guessKind, SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";
import { firstChoice, type SourceChoice } from "./source-choice";

export type NoteDecision = {
  claim: ClaimAtNote | null;
  setClaim: (claim: ClaimAtNote) => void;
  match: SourceMatch;
  named: ProposedSource | null;
  candidates: readonly SourceCandidate[];
  choice: SourceChoice;
  choose: (choice: SourceChoice) => void;
  /** What is wrong with the choice of a source. */
  fault: string | undefined;
  message: string | null;
  pending: boolean;
  cite: () => void;
  keep: () => void;
  setAside: (reason: NoteReason) => void;
};

type Answer = { ok: true; undo?: Undoable | null | undefined } | { ok: false; error: CommandError };

export function useDecideNote(note: NoteDetail): NoteDecision {
  const { draftId, number, claims, unlogged, read } = note;
  const { goOnNote } = useDraftDesk();
  const toast = useToast();
  const named = namedIn(note);
  const match = matchOf(note, named);
  const [claim, setClaim] = useState<ClaimAtNote | null>(claims[0] ?? null);
  const [choice, setChoice] = useState<SourceChoice>(() => firstChoice(match, named));
  const [fault, setFault] = useState<string>();
  const [error, setError] = useState<CommandError | null>(null);
  const [pending, setPending] = useState(false);
  /** A second press while the panel still shows what was decided just now. */
  const isBusy = useRef(false);
  const candidates = candidatesIn(error) ?? (match.kind === "near" ? match.candidates : []);

  useEffect(
    () =>
      onChanged(({ command }) => {
        if (command === "acts.undo") isBusy.current = false;
      }),
    [],
  );

  async function exclusively(decide: () => Promise<Answer>) {
    if (isBusy.current) return;
    isBusy.current = true;
    setPending(true);
    setError(null);
    const answer = await decide();
    setPending(false);
    if (answer.ok) {
      goOnNote(number, answer.undo);
      return;
    }
    isBusy.current = false;
    setError(answer.error);
  }

  function sourceIn(): Pick<CommandInput<"notes.cite">, "sourceId" | "source"> | null {
    if (choice.kind === "picked") return choice.source ? { sourceId: choice.source.id } : null;
    if (!named || (candidates.length > 0 && choice.kind === "named")) return null;
    const { name, kind } = named;
    return { source: { name, kind, ...(choice.kind === "another" && { evenIfSimilar: true }) } };
  }

  function cite() {
    const source = sourceIn();
    if (!source) {
      setFault("Say which source the note names.");
      return;
    }
    void exclusively(async () => {
      const { wording = "", start = 0, end = 0 } = unlogged ?? {};
      const result = await giveCommand("notes.cite", {
        ...{ draftId, number, ...source },
        ...(claim ? { claimId: claim.id } : { log: { wording, start, end } }),
      });
      if (result.ok) {
        const detail = read.locator === "" ? "As the note says" : `At ${read.locator}`;
        toast(`Cited for ${result.value.ref}`, { detail });
      }
      return result;
    });
  }

  return {
    ...{ claim, setClaim, match, named, candidates, choice, pending, fault, cite },
    choose: (next) => {
      setChoice(next);
      setFault(undefined);
    },
    message: error && !candidatesIn(error) ? refusalText(error) : null,
    keep: () => {
      if (!claim) return;
      void exclusively(() => giveCommand("notes.keep", { draftId, number, claimId: claim.id }));
    },
    setAside: (reason) =>
      void exclusively(() => giveCommand("notes.setAside", { draftId, number, reason })),
  };
}

/** As a proposal names its source: what the note calls it, whole. */
function namedIn({ read: { source, isSpoken } }: NoteDetail): ProposedSource | null {
  if (source === "") return null;
  const name = source.slice(0, SOURCE_NAME_LIMIT);
  const kind = isSpoken ? "person" : guessed(name);
  return { name, kind, isNamed: true, title: "", employer: "", aliases: [] };
}

/** Without a word that tells, what a note names is on paper. */
function guessed(name: string): ProposedSource["kind"] {
  const kind = guessKind(name);
  return kind === "person" || kind === "organisation" ? "document" : kind;
}

function matchOf({ known, near }: NoteDetail, named: ProposedSource | null): SourceMatch {
  if (known) return { kind: "known", source: known };
  if (!named) return { kind: "none" };
  return near.length > 0 ? { kind: "near", candidates: near } : { kind: "new" };
}

/** The sources of a refusal that asks which of them is meant. */
function candidatesIn(error: CommandError | null): SourceCandidate[] | null {
  if (error?.code !== "CONFLICT" || !Array.isArray(error.current)) return null;
  return error.current as SourceCandidate[];
}
