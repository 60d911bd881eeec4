import { Time } from "@/components/ui/time";
import type { CopyView } from "@/lib/erasure/queries";

/** Copies that still hold what was erased, as far as this server sees them. */
export function CopyList({
  copies,
}: {
  copies: { until: string; copies: readonly CopyView[] } | null;
}) {
  if (copies === null) {
    return <p className="text-sm text-faint">Nothing was erased yet.</p>;
  }
  return (
    <>
      <p className="max-w-[42rem] text-sm text-soft">
        A backup from before <Time at={copies.until} /> holds what was erased since. The server sees
        the folder of its last backup and its own data folder; look elsewhere with{" "}
        <code>npm run sourceline -- retention FOLDER</code>.
      </p>
      {copies.copies.length === 0 ? (
        <p className="mt-2 text-sm text-faint">None lies where the server looks.</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-1 text-sm">
          {copies.copies.map(({ file, madeAt }) => (
            <li key={file} className="wrap-anywhere">
              <code>{file}</code> <Time at={madeAt} className="text-faint" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
