"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { fetchAhead, part, usePart } from "@/components/ui/part";
import type { ColumnId } from "@/lib/table/columns";

const dialog = part(() => import("./columns-dialog"));

/** Opens the choice of columns. */
export function ColumnsButton({ shown }: { shown: readonly ColumnId[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const parts = usePart(dialog, isOpen);
  return (
    <>
      <Button onPointerEnter={() => fetchAhead(dialog)} onClick={() => setIsOpen(true)}>
        Columns
      </Button>
      {parts ? (
        <parts.ColumnsDialog shown={shown} open={isOpen} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
}
