"use client";

import clsx from "clsx";
import { useState } from "react";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { FATES, type Fate } from "@/lib/imports/tables/fates";
import { FATE_LOOKS } from "./import-words";
import type { Preview } from "./use-import";

const figure = (count: number) => count.toLocaleString("en-GB");

/** What would become of each row; the figures choose which of them are shown. */
export function RowFates({ preview }: { preview: Preview }) {
  const [shown, setShown] = useState<Fate | null>(null);
  const { rows, counts, found } = preview;
  const listed = shown === null ? rows : rows.filter(({ fate }) => fate === shown);
  const all = shown === null ? found.rows : counts[shown];
  return (
    <section aria-label="Rows" className="min-w-0">
      <div className="flex flex-wrap gap-2 border-b border-rule py-2.5">
        <Chip toggle on={shown === null} onClick={() => setShown(null)}>
          <b className="font-semibold nums">{figure(found.rows)}</b> rows
        </Chip>
        {FATES.map((fate) => (
          <Chip
            key={fate}
            toggle
            on={shown === fate}
            onClick={() => setShown(shown === fate ? null : fate)}
          >
            <Icon name={FATE_LOOKS[fate].icon} className="size-3.5" />
            <b className="font-semibold nums">{figure(counts[fate])}</b>{" "}
            {counts[fate] === 1 ? FATE_LOOKS[fate].one : FATE_LOOKS[fate].many}
          </Chip>
        ))}
      </div>
      {listed.length === 0 ? (
        <p className="py-4 text-sm text-soft">There is no such row.</p>
      ) : (
        <Table stack>
          <TableHead>
            <tr>
              <Th className="w-20">Row</Th>
              <Th className="w-32">Fate</Th>
              <Th>What comes in, and why</Th>
            </tr>
          </TableHead>
          <tbody>
            {listed.map((row) => (
              <FatedRow key={`${row.line} ${row.fate}`} row={row} />
            ))}
          </tbody>
        </Table>
      )}
      {listed.length < all ? (
        <p className="py-2 text-sm text-soft">
          The first {figure(listed.length)} of {figure(all)} are shown.
        </p>
      ) : null}
    </section>
  );
}

function FatedRow({ row }: { row: Preview["rows"][number] }) {
  const { line, fate, reason, wording, sources, locator, saidOn, note } = row;
  const { label, icon, tone } = FATE_LOOKS[fate];
  const beside = [sources.join("; "), locator, saidOn].filter((text) => text !== "");
  return (
    <Tr>
      <Td kind="ref" label="Row">
        {line}
      </Td>
      <Td kind="wrap" label="Fate">
        <span className={clsx("inline-flex items-center gap-1.5 text-sm font-strong", tone)}>
          <Icon name={icon} className="size-3.5" />
          {label}
        </span>
      </Td>
      <Td kind="wrap">
        <p dir="auto" className="font-serif text-wording wrap-anywhere">
          {wording}
        </p>
        {beside.length > 0 ? (
          <p dir="auto" className="text-sm wrap-anywhere text-soft">
            {beside.join(" · ")}
          </p>
        ) : null}
        {note === "" ? null : (
          <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-line text-soft">
            Note: {note}
          </p>
        )}
        {reason === null ? null : (
          <p dir="auto" className="text-sm wrap-anywhere">
            {reason}
          </p>
        )}
      </Td>
    </Tr>
  );
}
