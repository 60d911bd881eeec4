/** Reads the lints of a claim for the screens and the API: open ones, and those that somebody waived. */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import { readCitations } from "@/lib/ledger/standing/standing";
import { today } from "@/lib/platform/today";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import { LINTS, type LintCode, type LintWay } from "./codes";
import { gapsOf, type CitationGap } from "./gaps";
import { lintsOf, recheckLint, type ClaimLint } from "./rules";

export type WaiverView = {
  id: number;
  reason: string;
  by: string;
  at: string;
};

export type LintView = ClaimLint & {
  label: string;
  way: LintWay;
  /** Null while it stands open. */
  waiver: WaiverView | null;
  /** What somebody said of the same lint while it named other words, and holds no more. */
  fallen: WaiverView | null;
};

/** What a citation lacks to be found again, with who waived it. */
export type GapView = CitationGap & { waiver: WaiverView | null };

function toFitted({ attachments, ...citation }: ClaimView["citations"][number]) {
  return { ...citation, attachmentCount: attachments.length };
}

/** Of a claim that the actor was already allowed to read; open ones first. None of one withdrawn. */
export async function getLints(actor: Authorized<"claim.read">, claim: ClaimView) {
  const isStanding = claim.withdrawn === null;
  const found = isStanding ? await findLints(claim) : [];
  const lacking = isStanding ? gapsOf(claim.citations.map(toFitted)) : [];
  const waivers = found.length + lacking.length > 0 ? await readWaivers(claim.id) : [];
  const list = found.map((lint): LintView => {
    const said = waivers.filter(({ code }) => code === lint.code);
    const holding = said.find(({ fingerprint }) => fingerprint === lint.fingerprint);
    const fallen = holding ? undefined : said[0];
    return {
      ...{ ...lint, label: LINTS[lint.code].label, way: LINTS[lint.code].way },
      ...{ waiver: holding?.view ?? null, fallen: fallen?.view ?? null },
    };
  });
  const gaps = lacking.map((gap): GapView => {
    const holding = waivers.find(({ fingerprint }) => fingerprint === gap.fingerprint);
    return { ...gap, waiver: holding?.view ?? null };
  });
  return {
    /** What holds up the hand-over; apart from the lints, and not counted among them. */
    gaps,
    list: [...list.filter(({ waiver }) => !waiver), ...list.filter(({ waiver }) => waiver)],
    can: { waive: isStanding && can(actor, "lint.waive") },
  };
}

export type LintsView = Awaited<ReturnType<typeof getLints>>;

async function findLints(claim: ClaimView): Promise<ClaimLint[]> {
  const citations = (await readCitations(undefined, [claim.id])).get(claim.id) ?? [];
  const { originCount } = claim;
  return [...lintsOf({ claim, citations, originCount }), ...recheckLint(claim, today())];
}

type Waiver = { code: LintCode; fingerprint: string; view: WaiverView };

/** Those in force, the newest first. */
async function readWaivers(claimId: number): Promise<Waiver[]> {
  const found = await rows<Omit<Waiver, "view"> & Omit<WaiverView, "at"> & { waivedAt: string }>(
    Prisma.sql`
      SELECT w."id", w."code", w."fingerprint", w."reason", w."waivedAt", u."name" AS "by"
      FROM "LintWaiver" w JOIN "User" u ON u."id" = w."waivedById"
      WHERE w."claimId" = ${claimId} AND w."takenBackAt" IS NULL ORDER BY w."id" DESC`,
  );
  return found.map(({ code, fingerprint, id, reason, by, waivedAt }) => ({
    ...{ code, fingerprint },
    view: { id, reason, by, at: instantOf(waivedAt) },
  }));
}
