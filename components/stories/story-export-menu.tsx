"use client";

import { useSearchParams, useSelectedLayoutSegment } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";

/** Parameters that say where one is in the table, not what it shows. */
const POSITION = ["after", "before", "open"];

/** Takes the story's claims along as the table shows them: same search, filters, order, columns. */
export function StoryExportMenu({ slug }: { slug: string }) {
  const segment = useSelectedLayoutSegment();
  const shown = useSearchParams();

  function download(form: "csv" | "xlsx") {
    const params = new URLSearchParams(segment === "claims" ? shown.toString() : "");
    for (const name of POSITION) params.delete(name);
    params.set("story", slug);
    const link = document.createElement("a");
    link.href = `/api/v1/exports/claims.${form}?${params.toString()}`;
    link.download = "";
    link.click();
  }

  return (
    <Menu trigger={<Button>Export</Button>} align="end">
      <MenuItem onPress={() => download("csv")}>As CSV</MenuItem>
      <MenuItem onPress={() => download("xlsx")}>As Excel</MenuItem>
    </Menu>
  );
}
