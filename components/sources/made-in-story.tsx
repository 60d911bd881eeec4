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

const Restricted = createContext<readonly string[]>([]);

/** Around all pages: which of one's stories are restricted. */
export function RestrictedStories({
  slugs,
  children,
}: {
  slugs: readonly string[];
  children: ReactNode;
}) {
  return <Restricted value={slugs}>{children}</Restricted>;
}

/** Said wherever a source is made in a restricted story, before it is. */
export const KEPT_IN_STORY =
  "It stays with this restricted story: it is not shared with the newsroom, until somebody says that it is.";

/** Whether a source that is made here exists for the story's members alone. */
export function useIsKeptInStory(slug?: string): boolean {
  const here = useMadeIn();
  return useContext(Restricted).includes(slug ?? here ?? "");
}

/** The story's slug; null in the directory, where a source is the newsroom's. */
export function useMadeIn(): string | null {
  const said = useContext(Made);
  const { slug } = useParams<{ slug?: string }>();
  return said ?? slug ?? null;
}
