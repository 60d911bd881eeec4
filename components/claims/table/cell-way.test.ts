/** What F2 does in every column of the claim table, for every role. */
import { describe, expect, it } from "vitest";
import { can as mayDo, ROLES, type Role } from "@/lib/access/policy";
import { claimFields } from "@/components/claims/fields/claim-fields";
import { COLUMNS } from "@/lib/table/columns";
import { tablePage } from "@/tests/support/table-page";
import { cellWay } from "./cell-way";
import type { TableAbilities } from "./editable";

const [row] = tablePage([7]).rows;
const claim = row!;

function abilities(role: Role): TableAbilities {
  const can = (action: Parameters<typeof mayDo>[1]) => mayDo({ role } as never, action);
  return {
    ...{ log: can("claim.log"), edit: can("claim.edit"), assign: can("claim.assign") },
    ...{ cite: can("citation.edit"), withdraw: can("claim.withdraw") },
    ...{ handOver: can("claim.handOver"), createSource: can("source.create") },
    ...{ shareView: can("view.share"), ask: can("reply.request") },
  };
}

describe("editing a cell", () => {
  it("opens what edits its column, or says why nothing does, for every column and role", () => {
    for (const role of ROLES)
      for (const { id } of COLUMNS) {
        const way = cellWay(id, claim, abilities(role));
        if (way.to === "nothing") expect(way.because, `${role} ${id}`).toMatch(/^\S.{10}/);
      }
  });

  it("leads each field of the claim to its own editor", () => {
    const editor = abilities("editor");
    for (const [name, { column, ...field }] of Object.entries(claimFields)) {
      const way = cellWay(column, claim, editor);
      expect(way).toEqual(
        "isInCells" in field ? { to: "cell", field: name } : { to: "panel", form: name },
      );
    }
    expect(cellWay("ref", claim, editor)).toEqual({ to: "cell", field: "wording" });
    expect(cellWay("sources", claim, editor)).toEqual({ to: "panel", form: "citation" });
  });

  it("sends nobody into what they may not do, or what was withdrawn", () => {
    expect(cellWay("sources", claim, abilities("viewer")).to).toBe("nothing");
    expect(cellWay("note", claim, abilities("reviewer")).to).toBe("nothing");
    expect(cellWay("checker", claim, abilities("reviewer"))).toMatchObject({ to: "cell" });
    expect(cellWay("verification_level", claim, abilities("admin"))).toMatchObject({
      because: expect.stringContaining("verdict") as string,
    });
    const withdrawn = { ...claim, withdrawn: { reason: "Doubled" } as never };
    for (const { id } of COLUMNS)
      expect(cellWay(id, withdrawn, abilities("admin")).to).toBe("nothing");
  });
});
