"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { LiveNews } from "@/lib/live/rules";
import { useNews } from "./live";
import { isAbout, type LiveAbout } from "./live-refresh";

/**
 * Says above a list that grows at its top that there is more by now, and shows it when the reader
 * says so: lines would move under their eyes.
 * @param drawn what tells this drawing of the list from the one before.
 */
export function NewsWaits({ drawn, ...about }: LiveAbout & { drawn: string }) {
  const router = useRouter();
  /** The drawing beyond which there is more. */
  const [beyond, setBeyond] = useState<string | null>(null);
  useNews((news: LiveNews) => {
    if (news.everything || news.changes.some((change) => isAbout(change, about))) setBeyond(drawn);
  });
  return (
    <div role="status" className="no-print sticky top-0 z-2 flex h-0 justify-center">
      {beyond === drawn ? (
        <Button size="small" className="shadow-sm mt-0.5" onClick={() => router.refresh()}>
          More has happened: show
        </Button>
      ) : null}
    </div>
  );
}
