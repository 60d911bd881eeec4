"use client";

/**
 * What the text, its keys and the panel beside it share: the draft, what is open, and what this
 * page has just decided. The text stands in the layout and the panel in the page, so that opening
 * another claim asks the server for the panel alone.
 */
import { useRouter, useSearchParams } from "next/navigation";
import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useOptimistic,
  useRef,
  useState,
  useTransition,
  type ReactNode,
} from "react";
import { onChanged } from "@/components/changes";
import type { Undoable } from "@/components/command";
import { nextInList } from "@/components/shell/list-step";
import type { Span } from "@/lib/text/text";
import { draftPath, openedIn, queryOf } from "./address";
import type { NoteOnText, ProposalOnText, ReaderDraft, TextMark } from "./reader-draft";
import { noteKey } from "./reader-draft";
import { unpackDraft, type SentDraft } from "./sent-draft";

export type OpenOptions = {
  /** Leaves the place one came from in the browser's history: for clicks, not for walking. */
  adds?: boolean;
  /** Puts the focus on the mark's link in the text. */
  focuses?: boolean;
};

/** A decision of which the key was pressed before the panel could take it. */
export type HeldKey = "accept" | "acceptAll" | "dismiss";

/** The order in which proposals are listed and walked. */
export type ProposalOrder = "worth" | "text";

export type DraftDesk = {
  draft: ReaderDraft;
  /** The marks in reading order, without the proposals that were decided here a moment ago. */
  marks: readonly TextMark[];
  /** The proposals that are still open, in the order that was chosen. */
  proposals: readonly ProposalOnText[];
  order: ProposalOrder;
  setOrder: (order: ProposalOrder) => void;
  /** The key of the open claim or proposal. It changes at once; the panel follows. */
  opened: string | null;
  /** What was opened last, also after it was closed: where walking goes on. */
  last: () => string | null;
  open: (key: string | null, options?: OpenOptions) => void;
  /** Whether the text should put the focus on what was opened; asked once for each opening. */
  takesFocus: () => boolean;
  /** Proposals were decided (or not, after all): they leave the text before the server's answer. */
  settle: (proposalIds: readonly number[], isDecided: boolean) => void;
  /**
   * Opens the open proposal after the one given, or closes the panel; then reads all anew.
   * @param undo what the decision is undone by: then the one given is opened again.
   */
  goOn: (from: string, decided: readonly number[], undo?: Undoable | null) => void;
  /** The notes that nobody has decided about, without those that were decided here just now. */
  openNotes: readonly NoteOnText[];
  /** Opens the open note after the one given, or closes the panel; then reads all anew. */
  goOnNote: (from: NoteOnText["number"], undo?: Undoable | null) => void;
  /** What was undone is being read anew: until then the panel knows it as it was before. */
  isReading: boolean;
  /** Keeps a key pressed for what is opened until its panel is there, which takes it once. */
  hold: (key: HeldKey) => void;
  takeHeld: () => HeldKey | null;
  showsBare: boolean;
  setShowsBare: (shows: boolean) => void;
  /** The sentence that was picked from the list, and the words being logged. */
  pointedAt: Span | null;
  pointAt: (span: Span | null) => void;
  chosen: Span | null;
  setChosen: (span: Span | null) => void;
};

const DeskContext = createContext<DraftDesk | null>(null);

export function useDraftDesk(): DraftDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("This part of a draft's page needs its DraftDeskProvider around it.");
  return desk;
}

export function DraftDeskProvider({
  draft: sent,
  children,
}: {
  draft: SentDraft;
  children: ReactNode;
}) {
  const draft = useMemo(() => unpackDraft(sent), [sent]);
  const router = useRouter();
  const inAddress = openedIn(useSearchParams());
  const [opened, setOpened] = useOptimistic(inAddress);
  const [decided, setDecided] = useState<readonly number[]>([]);
  const [decidedNotes, setDecidedNotes] = useState<readonly number[]>([]);
  const [showsBare, setShowsBare] = useState(false);
  const [pointedAt, pointAt] = useState<Span | null>(null);
  const [chosen, setChosen] = useState<Span | null>(null);
  const [order, setOrder] = useState<ProposalOrder>("worth");
  const last = useRef<string | null>(inAddress);
  const wantsFocus = useRef(false);
  const decidedBy = useRef(new Map<unknown, string>());
  const held = useRef<{ of: string | null; key: HeldKey } | null>(null);
  const [isReading, startReading] = useTransition();
  const path = draftPath(draft.slug, draft.number);
  const marks = useMemo(
    () =>
      decided.length === 0
        ? draft.marks
        : draft.marks.filter((mark) => mark.kind === "claim" || !decided.includes(mark.id)),
    [draft.marks, decided],
  );

  const proposals = useMemo(() => inChosenOrder(openProposals(marks), order), [marks, order]);

  const openNotes = useMemo(
    () => draft.notes.filter((note) => !note.decided && !decidedNotes.includes(note.number)),
    [draft.notes, decidedNotes],
  );

  function open(key: string | null, { adds = false, focuses = false }: OpenOptions = {}) {
    if (key !== null) last.current = key;
    wantsFocus.current = focuses;
    pointAt(null);
    startTransition(() => {
      setOpened(key);
      const address = `${path}${queryOf(key)}`;
      // From one open claim to the next the history stays as it is: Back leads out of the walk.
      if (adds && opened === null) router.push(address, { scroll: false });
      else router.replace(address, { scroll: false });
    });
  }

  function settle(proposalIds: readonly number[], isDecided: boolean) {
    setDecided((before) => {
      const others = before.filter((id) => !proposalIds.includes(id));
      return isDecided ? [...others, ...proposalIds] : others;
    });
  }

  function goOn(from: string, gone: readonly number[], undo?: Undoable | null) {
    settle(gone, true);
    if (undo) decidedBy.current.set(undo.act, from);
    const stops = ({ id }: ProposalOnText) => !gone.includes(id);
    const here = proposals.find(({ key }) => key === from) ?? null;
    open(nextInList({ items: proposals, from: here, by: 1, stops, wraps: true })?.key ?? null);
    router.refresh();
  }

  function goOnNote(number: number, undo?: Undoable | null) {
    setDecidedNotes((before) => [...before, number]);
    if (undo) decidedBy.current.set(undo.act, noteKey(number));
    const left = openNotes.filter((note) => note.number !== number);
    open((left.find((note) => note.number > number) ?? left[0])?.key ?? null);
    router.refresh();
  }

  // What was decided here and is undone is open again; the rest has left the draft by now.
  const reopen = useRef<(act: unknown) => void>(() => undefined);
  useEffect(() => {
    reopen.current = (act) => {
      setDecided([]);
      setDecidedNotes([]);
      const key = decidedBy.current.get(act);
      startReading(() => {
        if (key !== undefined) open(key);
        router.refresh();
      });
    };
  });
  useEffect(
    () =>
      onChanged(({ command, input }) => {
        if (command === "acts.undo") reopen.current((input as { act: number }).act);
      }),
    [],
  );

  function takeHeld(): HeldKey | null {
    const one = held.current;
    held.current = null;
    return one !== null && one.of === opened ? one.key : null;
  }

  function takesFocus(): boolean {
    const takes = wantsFocus.current;
    wantsFocus.current = false;
    return takes;
  }

  return (
    <DeskContext
      value={{
        draft,
        marks,
        proposals,
        order,
        setOrder,
        opened,
        last: () => opened ?? last.current,
        open,
        takesFocus,
        settle,
        goOn,
        openNotes,
        goOnNote,
        isReading,
        hold: (key) => (held.current = { of: opened, key }),
        takeHeld,
        showsBare,
        setShowsBare,
        pointedAt,
        pointAt,
        chosen,
        setChosen,
      }}
    >
      {children}
    </DeskContext>
  );
}

/** The proposals that are still open, in reading order. */
export function openProposals(marks: readonly TextMark[]) {
  return marks.filter((mark) => mark.kind === "proposal");
}

/** Of equals the first in the text comes first. */
function inChosenOrder(
  proposals: readonly ProposalOnText[],
  order: ProposalOrder,
): readonly ProposalOnText[] {
  return order === "text" ? proposals : [...proposals].sort((a, b) => b.worth - a.worth);
}
