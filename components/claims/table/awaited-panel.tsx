import { LevelMark } from "@/components/claims/level-mark";
import { SidePanel } from "@/components/ui/side-panel";
import type { ClaimRow } from "@/lib/table/row";

/** The panel of a claim that is on its way: what its row says of it stands there at once. */
export function AwaitedPanel({ claim, row }: { claim: string; row: ClaimRow | undefined }) {
  const ref = row?.ref ?? claim.slice(claim.lastIndexOf(".") + 1).toUpperCase();
  return (
    <SidePanel
      label={`Claim ${ref}`}
      closes={{ parameter: "open" }}
      lead={row ? `${ref} · ${row.story.slug}` : ref}
      aside={
        row ? <LevelMark level={row.level} className={row.lapsedLevel ? "opacity-60" : ""} /> : null
      }
    >
      <div aria-busy="true">
        <h2
          dir="auto"
          className="mt-2 mb-3 font-serif text-title font-semibold text-pretty wrap-anywhere"
        >
          {row?.wording}
        </h2>
        <p className="text-sm text-faint">Reading what stands behind it…</p>
      </div>
    </SidePanel>
  );
}
