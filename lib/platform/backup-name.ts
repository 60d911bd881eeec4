/** What a backup is called, which says when it was made. Pure. */

const NAME = /^sourceline-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar\.gz(\.age)?$/;

/** A backup's file name; in the order of time where sorted. */
export function nameFor(madeAt: Date, isSealed: boolean): string {
  const stamp = madeAt.toISOString().replace(/[-:]|\.\d+/g, "");
  return `sourceline-${stamp}.tar.gz${isSealed ? ".age" : ""}`;
}

/** When a file of this name was made; null where it is no name that was given here. */
export function madeAt(name: string): Date | null {
  const found = NAME.exec(name);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(Number);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return nameFor(at, false).slice(0, 27) === name.slice(0, 27) ? at : null;
}
