"use client";

import {
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { countOf } from "@/components/drafts/draft-counts";
import type { StoryChoice } from "@/components/claims/table/entry-bar";
import { claimFields, sourceField } from "@/components/claims/fields/claim-fields";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { SourceField } from "@/components/claims/fields/source-field";
import { MadeInStory } from "@/components/sources/made-in-story";
import { useKeeper } from "@/components/typed/typed-keeper";
import { RefusalText } from "@/components/ui/refusal-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { isModEnter } from "@/components/ui/field-keys";
import { Select } from "@/components/ui/select";
import { SidePanel } from "@/components/ui/side-panel";
import { useToast } from "@/components/ui/toast";
import { keysOf, lookThrough, type Doubt } from "@/lib/ledger/claims/paste/doubts";
import type { Pasted } from "@/lib/ledger/claims/paste/read-pasted";
import {
  bodyOf,
  headingsOf,
  orderWithin,
  sheetReader,
  toSheet,
  withCell,
  withHeadings,
  withoutRows,
  type Sheet,
  type SheetRow,
} from "@/lib/ledger/claims/paste/sheet";
import { keepSheet, useDiscardKept, useKeptSheet } from "./kept-paste";
import { PasteFoot } from "./paste-foot";
import { readyRows, renamed, restored } from "./sheet-changes";
import { PasteDoubts, type Remedies } from "./paste-doubts";
import type { SourceMark } from "./paste-row";
import { tonesOf } from "./row-tones";
import { PasteTable, type ShowRow } from "./paste-table";
import { useLogging } from "./use-logging";
import { useLookedOver } from "./use-looked-over";
import { useRowSelection } from "./use-row-selection";
import { useSheet } from "./use-sheet";

type Props = {
  /** What was pasted just now; null for what this browser kept. */
  start: { pasted: Pasted; story: string } | null;
  /** Where this browser keeps it. */
  place: string;
  /** To choose from; empty where the story is given. */
  stories: readonly StoryChoice[];
  mayCreateSource: boolean;
  onClose: () => void;
};

/** Many claims at once, looked over before anything is written. */
export function PastePanel(props: Props) {
  const kept = useKeptSheet(props.place);
  const [opened] = useState((): Sheet | null =>
    props.start ? toSheet(props.start.pasted, props.start.story) : kept,
  );
  return opened ? <Preview {...props} opened={opened} /> : <Unreadable {...props} />;
}

function Unreadable({ place, onClose }: Props) {
  const discard = useDiscardKept(place);
  const drop = () => {
    discard();
    onClose();
  };
  return (
    <SidePanel label="Pasted claims" closes={{ act: drop }}>
      <p className="mt-2">What was pasted earlier cannot be read any more. Paste it again.</p>
    </SidePanel>
  );
}

function Preview({ opened, place, stories, mayCreateSource, ...props }: Props & { opened: Sheet }) {
  const { sheet, latest, change, keepNow, discard } = useSheet(place, () => opened);
  const keeper = useKeeper();
  const toast = useToast();
  const showRow = useRef<ShowRow>(null);
  const onShow = useCallback((show: ShowRow) => {
    showRow.current = show;
  }, []);
  const body = useMemo(() => bodyOf(sheet), [sheet]);
  const { roles, dayOrder, attributions, kinds } = sheet;
  const order = orderWithin({ roles }, body);
  const read = useMemo(
    () => sheetReader({ roles, dayOrder, attributions, kinds }, order),
    [roles, dayOrder, attributions, kinds, order],
  );
  const record = useLookedOver(sheet.story, body, read);
  // A moment after what is typed shows, so that typing never waits for thousands of rows.
  const settled = useDeferredValue(sheet);
  const { doubts, claims } = useMemo(
    () => lookThrough(settled, bodyOf(settled), read, record.known, mayCreateSource),
    [settled, read, record.known, mayCreateSource],
  );
  const logging = useLogging({ latest, change, keepNow });
  const selection = useRowSelection(body);
  const [said, setSaid] = useState("");

  const headings = headingsOf(sheet);
  const numberOf = useCallback((id: number) => id + (headings ? 0 : 1), [headings]);
  const faults = logging.faults;
  const shownDoubts: readonly Doubt[] = useMemo(
    () => [
      ...[...faults].map(([rowId, message]): Doubt => ({ kind: "fault", rowId, message })),
      ...doubts,
    ],
    [faults, doubts],
  );
  const tones = useMemo(() => tonesOf(shownDoubts, sheet.sent?.rowIds ?? []), [shownDoubts, sheet]);
  const ready = useMemo(() => readyRows(body, claims), [body, claims]);
  const waiting = body.length - ready.length;
  const mayLog = ready.length > 0 && sheet.story !== "" && !logging.progress;

  async function log(most: number) {
    if (!mayLog) return;
    // As the rows are now: what is on screen may be a moment behind.
    const rows = readyRows(
      bodyOf(latest.current),
      lookThrough(latest.current, bodyOf(latest.current), read, record.known, mayCreateSource)
        .claims,
    ).slice(0, most);
    setSaid("");
    const { refs } = await logging.log(rows);
    if (refs.length === 0) return;
    record.forget();
    const span = refs.length === 1 ? (refs[0] ?? "") : `${refs[0] ?? ""} to ${refs.at(-1) ?? ""}`;
    const what = `${countOf(refs.length, "claim")} logged`;
    if (bodyOf(latest.current).length > 0) {
      setSaid(`${what}, ${span}. The rest stays here.`);
      return;
    }
    toast(what, { detail: span });
    discard();
    props.onClose();
  }

  function close() {
    const before = latest.current;
    discard();
    props.onClose();
    toast(`${countOf(bodyOf(before).length, "pasted row")} discarded`, {
      undo: () => keepSheet(keeper, place, before),
    });
  }

  function leaveOut(ids: readonly number[]) {
    const locked = new Set(latest.current.sent?.rowIds ?? []);
    const gone = new Set(ids.filter((id) => !locked.has(id)));
    const before = latest.current.rows;
    change((now) => withoutRows(now, gone));
    selection.clear();
    toast(`${countOf(gone.size, "row")} left out`, {
      undo: () => change((now) => ({ ...now, rows: restored(before, now.rows, gone) })),
    });
  }

  const onCell = useCallback(
    (rowId: number, column: number, text: string) =>
      change((now) => withCell(now, rowId, column, text)),
    [change],
  );

  const remedies: Remedies = {
    show: (rowId) => showRow.current?.(rowId),
    leaveOut,
    useSource: (key, { id, name }) =>
      change((now) =>
        id === null
          ? renamed(now, key, name, read)
          : { ...now, sources: { ...now.sources, [key]: { as: "known", id, name } } },
      ),
    addSource: (key, kind) =>
      change((now) => ({ ...now, sources: { ...now.sources, [key]: { as: "new", kind } } })),
    withoutSource: (key) =>
      change((now) => ({ ...now, sources: { ...now.sources, [key]: { as: "none" } } })),
    value: (field, text, value) =>
      change((now) =>
        field === "kind"
          ? { ...now, kinds: { ...now.kinds, [text]: claimFields.kind.read(value) } }
          : {
              ...now,
              attributions: { ...now.attributions, [text]: claimFields.attribution.read(value) },
            },
      ),
    dayOrder: (next) => change((now) => ({ ...now, dayOrder: next })),
    claimHref: (ref) => `/stories/${encodeURIComponent(sheet.story)}/claims?open=${ref}`,
  };

  const markOf = (row: SheetRow): SourceMark => {
    const { name } = keysOf(read(row));
    if (name === "") return null;
    const answer = sheet.sources[name];
    const found = record.known.names.get(name);
    if (answer?.as === "known") return "known";
    if (answer?.as === "none") return null;
    if (!found) return record.failure ? null : "asking";
    if (found.kind === "known") return "known";
    return found.kind === "new" || answer?.as === "new" ? "new" : "which";
  };

  function onKeyDown(event: KeyboardEvent) {
    if (!isModEnter(event)) return;
    event.preventDefault();
    void log(Infinity);
  }

  const hasSources = roles.includes("source");
  const what = sheet.isTable ? "row" : "line";
  return (
    <SidePanel
      label="Pasted claims"
      closes={{ act: close }}
      isBroad
      takesFocus
      lead={
        <span className="text-soft">
          Pasted {sheet.isTable ? "from a table" : "lines"}, nothing logged yet
        </span>
      }
    >
      <div onKeyDown={onKeyDown}>
        <h2 className="font-serif text-title font-strong">
          {countOf(body.length, what)}, read as {countOf(body.length, "claim")}
        </h2>
        <p className="mt-0.5 mb-2 text-soft">
          {sheet.isTable
            ? `${headings ? "The first row held the headings. " : ""}Change what a column is above it.`
            : "One claim a line. Change or leave out lines; source and attribution hold for all of them."}
          {sheet.columnsLeft > 0
            ? ` ${sheet.columnsLeft.toLocaleString("en-GB")} columns further right were not taken in.`
            : null}
        </p>
        {stories.length > 0 ? (
          <Field label="Story" className="mb-2">
            <Select
              required
              placeholder="Choose the story"
              value={sheet.story}
              disabled={sheet.sent !== null}
              onChange={(event) => change((now) => ({ ...now, story: event.target.value }))}
              options={stories.map(({ slug, headline }) => ({ value: slug, label: headline }))}
            />
          </Field>
        ) : null}
        {hasSources && roles.includes("attribution") ? null : (
          <div className="mb-2 grid gap-3 sm:grid-cols-2">
            {hasSources ? null : (
              <MadeInStory slug={sheet.story}>
                <SourceField
                  mayBeEmpty
                  label={`${sourceField.label} of all`}
                  mayCreate={mayCreateSource}
                  value={sheet.ofAll.source}
                  onChange={(source) =>
                    change((now) => ({
                      ...now,
                      ofAll: {
                        ...now.ofAll,
                        source: source && { id: source.id, name: source.name, kind: source.kind },
                      },
                    }))
                  }
                />
              </MadeInStory>
            )}
            {roles.includes("attribution") ? null : (
              <FieldInForm
                field={claimFields.attribution}
                label={`${claimFields.attribution.label} of all`}
                hint={null}
                none="As the source suggests"
                value={sheet.ofAll.attribution ?? ""}
                onChange={(text) =>
                  change((now) => ({
                    ...now,
                    ofAll: {
                      ...now.ofAll,
                      attribution: text === "" ? null : claimFields.attribution.read(text),
                    },
                  }))
                }
              />
            )}
          </div>
        )}
        <div className="mb-1.5 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
          {sheet.isTable && sheet.rows[0]?.id === 0 ? (
            <Checkbox
              label="The first row holds the headings"
              checked={sheet.hasHeadings}
              onChange={() => change((now) => withHeadings(now, !now.hasHeadings))}
            />
          ) : null}
          {selection.selected.size > 0 ? (
            <Button size="small" onClick={() => leaveOut([...selection.selected])}>
              Leave {countOf(selection.selected.size, what)} out
            </Button>
          ) : (
            <span className="text-xs text-faint narrow:hidden">
              Shift selects all {what}s between two.
            </span>
          )}
        </div>
        <PasteTable
          onShow={onShow}
          body={body}
          headings={headings?.cells ?? null}
          roles={roles}
          hasMenus={sheet.isTable}
          numberOf={numberOf}
          markOf={markOf}
          toneOf={({ id }) => tones.get(id) ?? null}
          selected={selection.selected}
          onSelect={selection.select}
          onSelectAll={selection.selectAll}
          onRoles={(next) => change((now) => ({ ...now, roles: next }))}
          onCell={onCell}
        />
        {roles.includes("wording") ? (
          <PasteDoubts
            doubts={shownDoubts}
            numberOf={numberOf}
            remedies={remedies}
            story={sheet.story}
          />
        ) : (
          <p className="mt-3 text-sm text-danger">
            No column is the claim. Choose “Claim” above the one that says what the story says.
          </p>
        )}
        {record.failure ? (
          <p className="mt-3 text-sm text-danger">
            Sources and repeats could not be looked up. <RefusalText>{record.failure}</RefusalText>{" "}
            <Button size="small" onClick={record.retry}>
              Try again
            </Button>
          </p>
        ) : null}
        <PasteFoot
          logging={logging}
          what={what}
          sent={sheet.sent?.rowIds.length ?? 0}
          ready={ready.length}
          waiting={waiting}
          said={said}
          mayLog={mayLog}
          onLog={(most) => void log(most)}
          onDiscard={close}
        />
      </div>
    </SidePanel>
  );
}
