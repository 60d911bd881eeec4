"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { readFigures } from "@/components/figures";
import { beginLive, useNews } from "./live";
import { onceASecond } from "./once-a-second";

/** Connects the page with what others do, for as long as it is open, and keeps the figures around it. */
export function LiveConnection({ userId, since }: { userId: number; since: string }) {
  const router = useRouter();
  const [drawn] = useState(since);
  const [figures] = useState(() => onceASecond(readFigures));
  useEffect(() => beginLive(userId, drawn), [userId, drawn]);
  useNews(({ everything }) => {
    figures();
    if (everything) router.refresh();
  });
  return null;
}
