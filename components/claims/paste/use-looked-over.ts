"use client";

/**
 * What the record says of the sheet's names and wordings: asked for those that are new, a moment
 * after the typing, and kept while the sheet is on screen.
 */
import { useCallback, useEffect, useState } from "react";
import { postJson } from "@/components/command";
import { LOOKED_OVER_LENGTH, LOOKED_OVER_LIMIT } from "@/lib/ledger/claims/rules";
import type { LookedOver } from "@/lib/ledger/claims/looked-over";
import { keysOf, type Known } from "@/lib/ledger/claims/paste/doubts";
import type { ReadRow, SheetRow } from "@/lib/ledger/claims/paste/sheet";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";

const ASKED_AFTER_MILLISECONDS = 300;
/** Units of text in one request. */
const UNITS_AT_ONCE = 400_000;

const NOTHING: Known = { names: new Map(), said: new Map() };

export function useLookedOver(
  story: string,
  body: readonly SheetRow[],
  read: (row: SheetRow) => ReadRow,
) {
  const [held, setHeld] = useState<{ story: string; known: Known }>({ story, known: NOTHING });
  const [failure, setFailure] = useState<string | null>(null);
  const known = held.story === story ? held.known : NOTHING;

  useEffect(() => {
    if (story === "" || failure !== null) return;
    const asked = unasked(body, read, known);
    if (asked.names.size === 0 && asked.wordings.size === 0) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void postJson<LookedOver>("/api/v1/claims/look-over", {
        story,
        sources: [...asked.names.values()],
        wordings: [...asked.wordings.values()],
      }).then((answer) => {
        if (isOver) return;
        if (!answer.ok) setFailure(answer.error.message);
        else setHeld({ story, known: withAnswer(known, asked, answer.value) });
      });
    }, ASKED_AFTER_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [story, body, read, known, failure]);

  /** After something was logged, the record says something else. */
  const forget = useCallback(() => setHeld({ story: "", known: NOTHING }), []);
  const retry = useCallback(() => setFailure(null), []);
  return { known, failure, forget, retry };
}

type Asked = { names: Map<string, string>; wordings: Map<string, string> };

function unasked(body: readonly SheetRow[], read: (row: SheetRow) => ReadRow, known: Known): Asked {
  const asked: Asked = { names: new Map(), wordings: new Map() };
  let units = 0;
  for (const row of body) {
    if (units > UNITS_AT_ONCE) break;
    const said = read(row);
    const key = keysOf(said);
    if (
      asked.names.size < LOOKED_OVER_LIMIT &&
      key.name !== "" &&
      said.source.length <= SOURCE_NAME_LIMIT &&
      !known.names.has(key.name) &&
      !asked.names.has(key.name)
    ) {
      asked.names.set(key.name, said.source);
      units += said.source.length;
    }
    if (
      asked.wordings.size < LOOKED_OVER_LIMIT &&
      key.wording !== "" &&
      said.wording.length <= LOOKED_OVER_LENGTH &&
      !known.said.has(key.wording) &&
      !asked.wordings.has(key.wording)
    ) {
      asked.wordings.set(key.wording, said.wording);
      units += said.wording.length;
    }
  }
  return asked;
}

function withAnswer(known: Known, asked: Asked, answer: LookedOver): Known {
  const names = new Map(known.names);
  for (const [index, key] of [...asked.names.keys()].entries()) {
    names.set(key, answer.sources[index] ?? { kind: "new" });
  }
  const said = new Map(known.said);
  for (const [index, key] of [...asked.wordings.keys()].entries()) {
    said.set(key, answer.said[index] ?? null);
  }
  return { names, said };
}
