/** From a story's record to a document for an audience, whatever form it takes. Pure. */
import { attributedAs, leaves } from "@/lib/ledger/citations/rules";
import { LABELS, VERIFICATION_LEVELS } from "@/lib/ledger/claims/rules";
import { SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";
import { claimLines, levelWords, type DocumentReader } from "./claim-words";
import { strong, text, type Block, type DocumentModel, type Inline, type Note } from "./model";
import { AUDIENCE_SEES, DOCUMENT_LABELS, isShown, type DocumentKind } from "./rules";
import type { RecordedClaim, RecordedDraft, StoryRecord } from "./story-record";

type Composed = Pick<DocumentModel, "blocks" | "notes">;

const COMPOSERS: Readonly<
  Record<DocumentKind, (story: StoryRecord, reader: DocumentReader) => Composed>
> = {
  annotated_draft: annotatedDraft,
  dossier,
  source_list: sourceList,
};

/** @param about the first lines, which say who, when and of which draft. */
export function composeDocument(
  kind: DocumentKind,
  story: StoryRecord,
  reader: DocumentReader,
  about: readonly string[],
): DocumentModel {
  const title = `${DOCUMENT_LABELS[kind]}: ${story.headline}`;
  return { title, about, ...COMPOSERS[kind](story, reader) };
}

/** The draft as it stands, a numbered note behind the words of each claim; then what stands nowhere in it. */
function annotatedDraft({ draft, claims }: StoryRecord, reader: DocumentReader): Composed {
  const shown = claims.filter((claim) => isShown(claim, reader.audience));
  if (!draft)
    return { blocks: [quiet("The story has no text."), ...listed(shown, reader)], notes: [] };
  const byId = new Map(shown.map((claim) => [claim.id, claim]));
  const notes: Note[] = [];
  const numbers = new Map<number, number>();
  for (const { claimId } of draft.places) {
    const claim = byId.get(claimId);
    if (!claim || numbers.has(claimId)) continue;
    numbers.set(claimId, notes.length + 1);
    notes.push({ number: notes.length + 1, lines: claimLines(claim, reader) });
  }
  const elsewhere = shown.filter(({ id }) => !numbers.has(id));
  return {
    blocks: [
      ...draft.paragraphs.map((paragraph) => paragraphBlock(draft, paragraph, numbers)),
      ...(elsewhere.length === 0
        ? []
        : [heading(2, "Claims that stand nowhere in this draft"), ...listed(elsewhere, reader)]),
    ],
    notes,
  };
}

function paragraphBlock(
  { text: whole, places }: RecordedDraft,
  paragraph: RecordedDraft["paragraphs"][number],
  numbers: ReadonlyMap<number, number>,
): Block {
  const inlines: Inline[] = [];
  let from = paragraph.start;
  const ends = places
    .filter(
      ({ end, claimId }) => end > paragraph.start && end <= paragraph.end && numbers.has(claimId),
    )
    .sort((one, other) => one.end - other.end);
  for (const { end, claimId } of ends) {
    if (end > from) inlines.push(text(whole.slice(from, end)));
    inlines.push({ note: numbers.get(claimId) ?? 0 });
    from = end;
  }
  if (from < paragraph.end) inlines.push(text(whole.slice(from, paragraph.end)));
  if (paragraph.kind === "heading")
    return { kind: "heading", level: paragraph.level > 1 ? 3 : 2, inlines };
  if (paragraph.kind === "list_item") return { kind: "list", items: [inlines] };
  return { kind: paragraph.kind === "quotation" ? "quotation" : "paragraph", inlines };
}

/** Claim by claim; for the public by how well each is known. */
function dossier({ claims }: StoryRecord, reader: DocumentReader): Composed {
  const shown = claims.filter((claim) => isShown(claim, reader.audience));
  if (shown.length === 0)
    return { blocks: [quiet("No claim of this story is for these readers.")], notes: [] };
  if (reader.audience !== "public") return { blocks: listed(shown, reader), notes: [] };
  const blocks = [...VERIFICATION_LEVELS].reverse().flatMap((level): Block[] => {
    const known = shown.filter((claim) => claim.level === level);
    if (known.length === 0) return [];
    return [heading(2, LABELS.level[level]), ...listed(known, reader)];
  });
  return { blocks, notes: [] };
}

function listed(claims: readonly RecordedClaim[], reader: DocumentReader): Block[] {
  return claims.flatMap((claim): Block[] => {
    const lines = claimLines(claim, reader);
    return [
      { kind: "heading", level: 3, inlines: [strong(`${claim.ref} `), text(claim.wording)] },
      { kind: "list", items: lines.map((line) => [text(line.replace(`${claim.ref}: `, ""))]) },
    ];
  });
}

/** Who and what the story rests on, each with the claims that it is cited on. */
function sourceList({ claims }: StoryRecord, reader: DocumentReader): Composed {
  const { audience, leaving } = reader;
  const sees = AUDIENCE_SEES[audience];
  const sources = new Map<string, { about: string[]; refs: Set<string> }>();
  for (const claim of claims.filter((one) => isShown(one, audience))) {
    for (const citation of claim.citations) {
      if (!leaves(citation.terms, "itself", leaving)) continue;
      const called = attributedAs(citation, leaving);
      const isNamed = leaves(citation.terms, "name", leaving);
      const about = isNamed
        ? [
            SOURCE_KIND_LABELS[citation.sourceKind].toLowerCase(),
            ...[citation.title, citation.employer, citation.url].filter(Boolean),
            ...(sees.grades ? [`reliability ${citation.reliability}`] : []),
            ...(citation.isRetracted ? ["retracted"] : []),
          ]
        : [];
      const key = isNamed ? `${called} #${citation.sourceId}` : called;
      const held = sources.get(key) ?? { about, refs: new Set<string>() };
      held.refs.add(`${claim.ref} (${levelWords(claim)})`);
      sources.set(key, held);
    }
  }
  const entries = [...sources].sort(([one], [other]) => one.localeCompare(other, "en"));
  const items = entries.map(([key, { about, refs }]): Inline[] => [
    strong(key.replace(/ #\d+$/, "")),
    text(`${about.length > 0 ? `, ${about.join(", ")}` : ""}: ${[...refs].join("; ")}`),
  ]);
  return {
    blocks: items.length === 0 ? [quiet("No source is cited.")] : [{ kind: "list", items }],
    notes: [],
  };
}

const heading = (level: 2 | 3, words: string): Block => ({
  kind: "heading",
  level,
  inlines: [text(words)],
});

const quiet = (words: string): Block => ({
  kind: "paragraph",
  inlines: [text(words)],
  isQuiet: true,
});
