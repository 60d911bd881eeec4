/** What the system refuses of files in a folder, told in a sentence. */
import path from "node:path";
import { machineFaultKind, systemFaultKind } from "@/lib/platform/storage-fault";
import { CommandFault } from "../fault";

/** @param nothing what therefore did not happen: "No backup was made". */
export async function tellOfFolder<T>(
  folder: string,
  nothing: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const kind = systemFaultKind(error) ?? (machineFaultKind(error) === "full" ? "full" : null);
    if (kind === "full") {
      throw new CommandFault(
        `The disk that holds ${folder} is full. ${nothing}; make room on it, and try again.`,
        { cause: error },
      );
    }
    const { code, path: place } = error as NodeJS.ErrnoException;
    // Some folders that take no files say that there is no such file.
    const isNotTaken = code === "ENOENT" && place !== undefined && path.dirname(place) === folder;
    if (kind !== null || isNotTaken) {
      throw new CommandFault(
        `${folder} cannot be written by this account (${code}). ${nothing}; change its owner or the way it is mounted, or choose another.`,
        { cause: error },
      );
    }
    throw error;
  }
}
