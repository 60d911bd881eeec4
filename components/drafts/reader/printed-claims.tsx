"use client";

import { levelLooks } from "@/components/claims/level-mark";
import { useIsReady } from "@/components/ui/use-is-ready";
import { useDraftDesk } from "./draft-desk";

/** On paper the refs lead nowhere: after the text stands what each of them says. */
export function PrintedClaims() {
  const { marks } = useDraftDesk();
  const isReady = useIsReady();
  const claims = marks.filter((mark) => mark.kind === "claim");
  if (claims.length === 0 || !isReady) return null;
  return (
    <section className="hidden print:block">
      <h2 className="mt-6 mb-2 border-t border-rule pt-3 font-semibold">Claims in this draft</h2>
      <table className="w-full text-left">
        <thead>
          <tr>
            {["Ref", "Claim", "Level"].map((name) => (
              <th key={name} scope="col" className="py-1 pr-3 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.key} className="border-t border-rule align-top">
              <td className="py-1 pr-3 nums">{claim.key}</td>
              <td dir="auto" className="py-1 pr-3 font-serif">
                {claim.wording}
              </td>
              <td className="py-1 whitespace-nowrap">
                {levelLooks[claim.level].word}
                {claim.isLapsed ? ", lapsed" : ""}
                {claim.isMoved ? ", moved" : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
