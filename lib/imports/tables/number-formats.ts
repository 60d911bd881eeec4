/**
 * What a number in a spreadsheet shows: a day, a day and time, a share in percent or a number, by
 * the cell's format. Pure.
 */

const DAY = 86_400_000;
/** 30 December 1899, from which spreadsheets count days; 1 January 1904 on old Macs. */
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Of the formats that every file has without naming them (ECMA-376 part 1, §18.8.30). */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const BUILT_IN_PERCENTS: Readonly<Record<number, number>> = { 9: 0, 10: 2 };

export type NumberFormat =
  { kind: "day" } | { kind: "percent"; decimals: number } | { kind: "number" };

/** @param code as the file writes the format; undefined for one of those that all know. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    const decimals = BUILT_IN_PERCENTS[id];
    if (decimals !== undefined) return { kind: "percent", decimals };
    return { kind: BUILT_IN_DATES.has(id) ? "day" : "number" };
  }
  const bare = bareFormat(code);
  if (/[dy]/i.test(bare) && !/general/i.test(bare)) return { kind: "day" };
  if (bare.includes("%")) {
    return { kind: "percent", decimals: /\.(0+)/.exec(bare)?.[1]?.length ?? 0 };
  }
  return { kind: "number" };
}

/** The first part of the format, without what stands in marks, in brackets or behind a sign. */
function bareFormat(code: string): string {
  let bare = "";
  for (let at = 0; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (sign === ";") break;
    const closing = sign === '"' ? '"' : sign === "[" ? "]" : null;
    if (closing !== null) {
      const end = code.indexOf(closing, at + 1);
      at = end === -1 ? code.length : end;
    } else if (sign === "\\" || sign === "_" || sign === "*") at += 1;
    else bare += sign;
  }
  return bare;
}

/** @returns the text that a reader of the sheet would see, days as 2026-05-31. */
export function sayCellNumber(written: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(written);
  if (written.trim() === "" || !Number.isFinite(value)) return written;
  if (format.kind === "day") return sayDay(value, is1904) ?? sayPlain(value, written);
  if (format.kind === "percent") return `${(value * 100).toFixed(format.decimals)}%`;
  return sayPlain(value, written);
}

/** Fifteen figures, as many as a spreadsheet keeps; long whole numbers as they are written. */
function sayPlain(value: number, written: string): string {
  if (/^-?\d{1,20}$/.test(written)) return written;
  return String(Number(value.toPrecision(15)));
}

function sayDay(serial: number, is1904: boolean): string | null {
  if (serial < 0 || serial > 2_958_466) return null;
  // Before 1 March 1900 Excel counts a day that there never was.
  const days = !is1904 && serial > 0 && serial < 60 ? serial + 1 : serial;
  const at = (is1904 ? EPOCH_1904 : EPOCH) + Math.round(days * 86_400) * 1_000;
  const text = new Date(at).toISOString();
  return at % DAY === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
