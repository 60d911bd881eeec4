"use client";

import { useState } from "react";
import { attributionChoices, kindChoices, riskChoices } from "@/components/claims/choices";
import { giveCommand, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { BULK_LIMIT } from "@/lib/ledger/claims/rules";
import { writeTableQuery } from "@/lib/table/query";
import { RecheckField, TagsField, WithdrawDialog } from "./bulk-fields";
import { bulkWords, undoSteps, type BulkChange } from "./bulk-undo";
import type { CheckerChoice } from "./cell-editor";
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
  checkers: readonly CheckerChoice[];
};

/** One change for all selected claims. A level is not among them: a verdict is given one by one. */
export function BulkBar({ selection, total, isExact, can, checkers }: Props) {
  const { query, scope } = useTablePlace();
  const command = useCommand("claims.change");
  const toast = useToast();
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [isGathering, setIsGathering] = useState(false);
  const count = selection.chosen.size;
  const isTooMany = count > BULK_LIMIT;

  async function change(what: BulkChange, done: string) {
    const before = [...selection.chosen.values()];
    const result = await command.run({ claimIds: [...selection.chosen.keys()], change: what });
    if (!result.ok) {
      toast(result.error.message, { tone: "error" });
      return;
    }
    const { message, detail } = bulkWords(done, result.value);
    const steps = result.value.changed > 0 ? undoSteps(what, before) : null;
    toast(message, {
      ...(detail ? { detail } : {}),
      ...(steps ? { undo: () => void undo(steps) } : {}),
    });
    if (result.value.skipped.length === 0) selection.clear();
  }

  async function undo(steps: NonNullable<ReturnType<typeof undoSteps>>) {
    for (const [index, step] of steps.entries()) {
      // The last goes through the hook, which also brings the page up to date.
      const isLast = index === steps.length - 1;
      const result = isLast ? await command.run(step) : await giveCommand("claims.change", step);
      if (!result.ok) {
        toast(`Not all of it could be undone: ${result.error.message}`, { tone: "error" });
        return;
      }
    }
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

  return (
    <div
      role="toolbar"
      aria-label="Change the selected claims"
      className="no-print sticky bottom-0 z-10 flex flex-wrap items-center gap-1.5 border-t border-rule bg-sunk px-4 py-2 sm:px-[1.375rem]"
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
      {can.edit ? (
        <>
          <ChoiceMenu
            label="Attribution"
            choices={attributionChoices}
            isPending={isPending}
            onChoose={(attribution) => void change({ attribution }, "attributed anew")}
          />
          <ChoiceMenu
            label="Kind"
            choices={kindChoices}
            isPending={isPending}
            onChoose={(kind) => void change({ kind }, "changed in kind")}
          />
          <ChoiceMenu
            label="Legal risk"
            choices={riskChoices}
            isPending={isPending}
            onChoose={(legalRisk) => void change({ legalRisk }, "changed in legal risk")}
          />
        </>
      ) : null}
      {can.assign ? (
        <>
          <ChoiceMenu
            label="Checker"
            choices={[
              ...checkers.map(({ id, name }) => ({ value: String(id), label: name })),
              { value: "", label: "Nobody" },
            ]}
            isPending={isPending}
            onChoose={(id) =>
              void change({ checkerId: id === "" ? null : Number(id) }, "given another checker")
            }
          />
          <TagsField
            isPending={isPending}
            onAdd={(addTags) => void change({ addTags }, "tagged")}
            onRemove={(removeTags) => void change({ removeTags }, "freed of the tag")}
          />
          <RecheckField
            isPending={isPending}
            onSet={(recheckOn) =>
              void change({ recheckOn }, recheckOn === "" ? "freed of the date" : "given the date")
            }
          />
        </>
      ) : null}
      {can.handOver && standing ? (
        <Button
          size="small"
          pending={isPending}
          onClick={() => void change({ handOver: true }, "handed over for review")}
        >
          Hand over
        </Button>
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
      {isWithdrawing ? (
        <WithdrawDialog
          count={count}
          isPending={command.pending}
          onClose={() => setIsWithdrawing(false)}
          onWithdraw={(withdraw) => {
            setIsWithdrawing(false);
            void change({ withdraw }, "withdrawn");
          }}
        />
      ) : null}
    </div>
  );
}

function ChoiceMenu<Value extends string>({
  label,
  choices,
  isPending,
  onChoose,
}: {
  label: string;
  choices: ReadonlyArray<{ value: Value; label: string }>;
  isPending: boolean;
  onChoose: (value: Value) => void;
}) {
  return (
    <Menu
      side="top"
      trigger={
        <Button size="small" disabled={isPending}>
          {label}
        </Button>
      }
    >
      {choices.map((choice) => (
        <MenuItem key={choice.value} onPress={() => onChoose(choice.value)}>
          {choice.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
