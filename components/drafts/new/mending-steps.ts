/** What was mended in a text that is looked over, step by step, so that each can be undone. Pure. */
import type { DraftToAdd } from "./draft-to-add";
import type { LookedOver } from "./mending";

/** Where the caret goes; a new object for each move. */
export type Caret = { readonly key: number; readonly at: number };

export type Step = {
  /** "Removing paragraph 4" */
  readonly name: string;
  readonly paragraphs: readonly LookedOver[];
};

export type MendingState = {
  readonly draft: DraftToAdd | null;
  /** Set aside, it can be taken up again. */
  readonly isOpen: boolean;
  /** The paragraphs before each step, and those that were undone, the last one last. */
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** The paragraph that is being typed in: a stretch of typing is one step. */
  readonly typingIn: number | null;
  readonly caret: Caret | null;
};

export const NOTHING: MendingState = {
  draft: null,
  isOpen: false,
  done: [],
  undone: [],
  typingIn: null,
  caret: null,
};

export type Mend = {
  name: string;
  change: (list: readonly LookedOver[]) => LookedOver[];
  /** Where somebody goes on typing. */
  caret?: (list: readonly LookedOver[]) => Caret | null;
};

/** More nobody goes back; each holds what it changed and nothing else anew. */
const MOST_STEPS = 500;

export function mended(state: MendingState, { name, change, caret }: Mend): MendingState {
  const { draft } = state;
  if (!draft) return state;
  const paragraphs = change(draft.paragraphs);
  return {
    ...state,
    draft: { ...draft, paragraphs },
    done: [...state.done, { name, paragraphs: draft.paragraphs }].slice(-MOST_STEPS),
    undone: [],
    typingIn: null,
    caret: caret?.(paragraphs) ?? null,
  };
}

/** Words typed in one paragraph, one step up to the end of a word. */
export function typed(state: MendingState, number: number, next: LookedOver): MendingState {
  const { draft, typingIn } = state;
  if (!draft) return state;
  const before = draft.paragraphs.find(({ key }) => key === next.key);
  if (!before || before.text === next.text) return state;
  const change = (list: readonly LookedOver[]) =>
    list.map((each) => (each.key === next.key ? next : each));
  const goesOn = typingIn === next.key && !/\s$/.test(putIn(before, next));
  if (!goesOn) {
    return {
      ...mended(state, { name: `Typing in paragraph ${number}`, change }),
      typingIn: next.key,
    };
  }
  return { ...state, draft: { ...draft, paragraphs: change(draft.paragraphs) }, undone: [] };
}

/** What one key, or a paste, put in. */
function putIn({ text: before }: LookedOver, { text }: LookedOver): string {
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  return text.slice(start, start + Math.max(0, text.length - before.length));
}

export function undone(state: MendingState): MendingState {
  const { draft } = state;
  const step = state.done.at(-1);
  if (!draft || !step) return state;
  return {
    ...state,
    draft: { ...draft, paragraphs: step.paragraphs },
    done: state.done.slice(0, -1),
    undone: [...state.undone, { name: step.name, paragraphs: draft.paragraphs }],
    typingIn: null,
    caret: caretAtChange(draft.paragraphs, step.paragraphs),
  };
}

export function redone(state: MendingState): MendingState {
  const { draft } = state;
  const step = state.undone.at(-1);
  if (!draft || !step) return state;
  return {
    ...state,
    draft: { ...draft, paragraphs: step.paragraphs },
    done: [...state.done, { name: step.name, paragraphs: draft.paragraphs }],
    undone: state.undone.slice(0, -1),
    typingIn: null,
    caret: caretAtChange(draft.paragraphs, step.paragraphs),
  };
}

/** The end of the first paragraph that is not what it was. */
function caretAtChange(from: readonly LookedOver[], to: readonly LookedOver[]): Caret | null {
  const changed = to.find((each, index) => each !== from[index]) ?? to.at(-1);
  return changed ? { key: changed.key, at: changed.text.length } : null;
}
