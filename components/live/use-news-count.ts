"use client";

import { useState } from "react";
import { useNews } from "./live";
import { onceASecond } from "./once-a-second";

/** Grows when others change something, at most once a second: for what is then counted anew. */
export function useNewsCount(): number {
  const [count, setCount] = useState(0);
  const [grow] = useState(() => onceASecond(() => setCount((before) => before + 1)));
  useNews(grow);
  return count;
}
