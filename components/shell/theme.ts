/** The reader's choice of light or dark, kept in the cookie `theme` so that the server draws it at once. */

export type Theme = "light" | "dark" | "system";

export function readTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

const listeners = new Set<() => void>();

/** Told when the choice changes in this tab. */
export function onTheme(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Browser only: applies the choice to this page and remembers it for a year. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") {
    delete root.dataset.theme;
    document.cookie = "theme=; path=/; max-age=0; samesite=lax";
  } else {
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  }
  for (const listener of listeners) listener();
}

/** The choice as it stands in a cookie header or `document.cookie`. */
export function chosenTheme(cookies: string): Theme {
  return readTheme(/(?:^|; )theme=(\w+)/.exec(cookies)?.[1]);
}
