/** Browser only: where writing begins on a page that is a form. */

/** Whether this page was come back to, rather than asked for. */
let isComeBackTo = false;

if (typeof window !== "undefined") {
  const [loaded] = performance.getEntriesByType("navigation");
  isComeBackTo = (loaded as PerformanceNavigationTiming | undefined)?.type === "back_forward";
  addEventListener("popstate", () => (isComeBackTo = true));
  for (const asks of ["click", "keydown"]) {
    addEventListener(asks, () => (isComeBackTo = false), true);
  }
}

const FIELD =
  "input:not([type=hidden], [type=checkbox], [type=radio], [type=file], :disabled, [readonly]), textarea:not(:disabled, [readonly])";

/**
 * Puts the cursor into the form's first field. Not where somebody is somewhere already, nor where a
 * page is come back to by touch: the keyboard on the screen would hide what they came back for.
 */
export function focusFirstField(form: HTMLElement): void {
  const { activeElement } = document;
  const isSomewhere =
    activeElement instanceof HTMLElement &&
    activeElement.matches("input, textarea, select, [contenteditable=true], [role=dialog] *");
  if (isSomewhere) return;
  if (isComeBackTo && matchMedia("(pointer: coarse)").matches) return;
  form.querySelector<HTMLElement>(FIELD)?.focus();
}
