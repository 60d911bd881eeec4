"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useAction } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { part, usePart } from "@/components/ui/part";
import { Popover } from "@/components/ui/popover";
import { SIGN_IN_TO_GO_ON } from "@/lib/platform/errors";
import { defaultColumns } from "@/lib/table/columns";
import { parseTableQuery } from "@/lib/table/query";
import { COUNT_HEADER, exportAddress } from "@/lib/table/export/rules";

/** What the server says about the export before it is taken. */
export type Forecast = { count: number | null; fault: string | null };
/** At the end of an address: the menu opens with the page. */
const OPENED = "#export";

const unknown: Forecast = { count: null, fault: null };

const choice = part(() => import("./export-choice"));

/**
 * The button that takes out what the table on this page shows.
 * @param story the slug of the story whose table it is, or null for the newsroom's
 * @param mayName whether this person may have sources named that are not on the record
 */
export function ExportMenu({ story, mayName }: { story: string | null; mayName: boolean }) {
  const isTable = usePathname().endsWith("/claims");
  const parameters = useSearchParams();
  const [open, setOpen] = useState(false);
  const [forecast, setForecast] = useState(unknown);
  const latest = useRef(0);
  const parts = usePart(choice, open);

  // On a story's other pages its table stands as it is before anyone has filtered.
  const shown = new URLSearchParams(isTable ? parameters.toString() : "");
  const scope = story === null ? "newsroom" : "story";
  const columns = parseTableQuery(shown).query.columns ?? defaultColumns(scope);

  async function openMenu(isOpen: boolean) {
    setOpen(isOpen);
    if (!isOpen) return;
    const turn = ++latest.current;
    setForecast(unknown);
    const found = await readForecast(exportAddress("csv", { shown, story }, "all"));
    if (turn === latest.current) setForecast(found);
  }

  useAction({
    label: "Export claims",
    group: "Claims",
    words: "download csv excel xlsx spreadsheet file take out",
    run: () => void openMenu(true),
  });
  const openAsAsked = useEffectEvent(() => void openMenu(true));
  useEffect(() => {
    if (window.location.hash !== OPENED) return;
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    const frame = requestAnimationFrame(() => openAsAsked());
    return () => cancelAnimationFrame(frame);
  }, []);

  return (
    <Popover
      trigger={
        <Button>
          <Icon name="download" />
          Export
        </Button>
      }
      label={`Export ${countInWords(forecast.count)}`}
      heading
      align="end"
      open={open}
      onOpenChange={(isOpen) => void openMenu(isOpen)}
      content={choice}
      className="w-80"
    >
      {parts ? (
        <parts.ExportChoice
          from={{ shown, story }}
          columnCount={columns.length}
          mayName={mayName}
          forecast={forecast}
          onTaken={() => setOpen(false)}
        />
      ) : null}
    </Popover>
  );
}

function countInWords(count: number | null): string {
  if (count === null) return "what the table shows";
  return count === 1 ? "1 claim" : `${count.toLocaleString("en-GB")} claims`;
}

/** Asked beforehand: a refused download would show as a page of JSON. */
async function readForecast(address: string): Promise<Forecast> {
  const refuse = (fault: string): Forecast => ({ count: null, fault });
  try {
    const answer = await fetch(address, { method: "HEAD" });
    if (answer.ok) return { count: Number(answer.headers.get(COUNT_HEADER)), fault: null };
    if (answer.status === 401) return refuse(SIGN_IN_TO_GO_ON);
    if (answer.status === 404) return refuse("That story could not be found.");
    return refuse("The server cannot make this export now. Try again in a moment.");
  } catch {
    return refuse("No connection: nothing can be exported now.");
  }
}
