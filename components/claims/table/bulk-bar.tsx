"use client";

import { useRef, useState } from "react";
import { BULK_FIELD_NAMES, mayChange } from "@/components/claims/fields/claim-fields";
import type { Person } from "@/components/claims/fields/field";
import { useCommand } from "@/components/command";
import { boardHref } from "@/components/replies/address";
import { Button, ButtonLink } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useRoomAtFoot } from "@/components/ui/use-room-at-foot";
import { BULK_LIMIT, isIncomplete, LABELS, SAYABLE_TERMS } from "@/lib/ledger/claims/rules";
import { CLAIMS_LIMIT } from "@/lib/replies/rules";
import { writeTableQuery } from "@/lib/table/query";
import { IncompleteDialog, type Missing } from "@/components/claims/panel/hand-over";
import { BulkField } from "./bulk-field";
import { WithdrawDialog } from "./withdraw-dialog";
import { bulkWords, counted, type BulkChange } from "./bulk-words";
import type { TableAbilities } from "./editable";
import type { Selection } from "./selection";
import { useTablePlace } from "./table-place";

type Props = {
  selection: Selection;
  /** How many claims the table holds in all. */
  /** Null while it is being counted. */
  total: number | null;
  isExact: boolean;
  can: TableAbilities;
  checkers: readonly Person[];
};

/** One change for all selected claims. A level is not among them: a verdict is given one by one. */
export function BulkBar({ selection, total, isExact, can, checkers }: Props) {
  const { query, scope } = useTablePlace();
  const command = useCommand("claims.change");
  const toast = useToast();
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [incomplete, setIncomplete] = useState<ReadonlyArray<Missing & { claimId: number }>>([]);
  const [isGathering, setIsGathering] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useRoomAtFoot(bar);
  const count = selection.chosen.size;
  const isTooMany = count > BULK_LIMIT;

  async function change(what: BulkChange, done: string, claimIds = [...selection.chosen.keys()]) {
    const result = await command.run({ claimIds, change: what });
    if (!result.ok) {
      toast(result.error.message, { tone: "error" });
      return null;
    }
    const { message, detail } = bulkWords(done, result.value);
    // What was done, and how to undo it, is said by whoever hears of it: components/undo.
    if (detail || result.value.changed === 0) toast(message, detail ? { detail } : {});
    if (result.value.skipped.length === 0) selection.clear();
    return result.value;
  }

  /** Those whose citations are incomplete stay selected, and go with a reason. */
  async function handOver(because?: string): Promise<boolean> {
    const result = await change(
      { handOver: true, ...(because !== undefined && { because }) },
      "handed over for review",
      because === undefined ? undefined : incomplete.map(({ claimId }) => claimId),
    );
    if (!result) return false;
    setIncomplete(
      result.skipped
        .filter(({ why }) => isIncomplete(why))
        .map(({ claimId, ref, unmet }) => ({ claimId, of: ref, says: unmet.join(" ") })),
    );
    return true;
  }

  async function chooseAll() {
    setIsGathering(true);
    const params = new URLSearchParams(
      writeTableQuery({ ...query, page: null, open: null, columns: null }),
    );
    if (scope.slug !== null) params.set("scope", scope.slug);
    try {
      const response = await fetch(`/api/v1/claims/ids?${params.toString()}`);
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      selection.chooseAll(((await response.json()) as { ids: number[] }).ids);
    } catch {
      toast("The other claims could not be selected. Try again in a moment.", { tone: "error" });
    } finally {
      setIsGathering(false);
    }
  }

  if (count === 0) return null;
  const hasMore = (total === null || total > count) && count < BULK_LIMIT;
  const withdrawn = [...selection.chosen.values()].some((row) => row?.withdrawn);
  const standing = [...selection.chosen.values()].some((row) => !row?.withdrawn);
  const isPending = command.pending || isTooMany;
  /** As many as one letter puts, and known by their numbers. */
  const refs =
    count <= CLAIMS_LIMIT ? [...selection.chosen.values()].flatMap((row) => row?.ref ?? []) : [];

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Change the selected claims"
      className="no-print sticky bottom-(--status-room,0px) z-10 flex flex-wrap items-center gap-1.5 border-t border-rule bg-sunk px-4 py-2 sm:px-[1.375rem] roomy:bottom-0"
    >
      <p role="status" className="mr-1 text-sm font-medium nums">
        {count} selected
      </p>
      {hasMore ? (
        <Button size="small" variant="quiet" pending={isGathering} onClick={() => void chooseAll()}>
          {total === null || total > BULK_LIMIT || !isExact
            ? `Select the first ${BULK_LIMIT}`
            : `Select all ${total}`}
        </Button>
      ) : null}
      {BULK_FIELD_NAMES.filter((name) => mayChange(name, can)).map((name) => (
        <BulkField
          key={name}
          name={name}
          checkers={checkers}
          isPending={isPending}
          onChange={(what, done) => void change(what, done)}
        />
      ))}
      {can.cite && standing ? (
        <Menu
          side="top"
          trigger={
            <Button size="small" disabled={isPending}>
              Terms
            </Button>
          }
        >
          {SAYABLE_TERMS.map((terms) => (
            <MenuItem
              key={terms}
              onPress={() => void change({ sayTerms: terms }, "whose sources’ terms are said")}
            >
              {LABELS.terms[terms]}, where not said
            </MenuItem>
          ))}
        </Menu>
      ) : null}
      {can.handOver && standing ? (
        <Button size="small" pending={isPending} onClick={() => void handOver()}>
          Hand over
        </Button>
      ) : null}
      {can.ask && standing && scope.slug !== null && refs.length === count ? (
        <ButtonLink size="small" href={boardHref(scope.slug, { ask: refs })}>
          Ask for a reply
        </ButtonLink>
      ) : null}
      {can.withdraw && standing ? (
        <Button
          size="small"
          variant="danger"
          pending={isPending}
          onClick={() => setIsWithdrawing(true)}
        >
          Withdraw…
        </Button>
      ) : null}
      {can.withdraw && withdrawn ? (
        <Button
          size="small"
          pending={isPending}
          onClick={() => void change({ restore: true }, "restored")}
        >
          Restore
        </Button>
      ) : null}
      <span className="flex-1" />
      <Button size="small" variant="quiet" onClick={selection.clear}>
        Clear selection
      </Button>
      {isTooMany ? (
        <p className="basis-full text-xs text-danger">
          At most {BULK_LIMIT} claims at once: take {count - BULK_LIMIT} out of the selection.
        </p>
      ) : null}
      {incomplete.length > 0 ? (
        <IncompleteDialog
          place="hand over several"
          title={`Hand over ${counted(incomplete.length)} more?`}
          missing={incomplete}
          pending={command.pending}
          error={command.error}
          onClose={() => setIncomplete([])}
          onHandOver={handOver}
        />
      ) : null}
      {isWithdrawing ? (
        <WithdrawDialog
          count={count}
          isPending={command.pending}
          onClose={() => setIsWithdrawing(false)}
          onWithdraw={async (withdraw) => (await change({ withdraw }, "withdrawn")) !== null}
        />
      ) : null}
    </div>
  );
}
