"use client";

import { createContext, useContext, type ReactNode } from "react";
import { useParams } from "next/navigation";

const Made = createContext<string | null>(null);

/**
 * In which story a source is made within: the claim's at hand, or the one chosen for an entry. On a
 * story's own page nobody has to say it.
 */
export function MadeInStory({ slug, children }: { slug: string; children: ReactNode }) {
  return <Made value={slug === "" ? null : slug}>{children}</Made>;
}

/** The story's slug; null in the directory, where a source is the newsroom's. */
export function useMadeIn(): string | null {
  const said = useContext(Made);
  const { slug } = useParams<{ slug?: string }>();
  return said ?? slug ?? null;
}
