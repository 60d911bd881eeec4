/** Names what changed in the places that a screen shows, in a thread of its own where they are many. */
import { runDraftJob } from "../run-job";
import type { FurtherPlace } from "./further";
import type { ToName } from "./named-changes";
import type { UnsettledPlacement } from "./unsettled";

/** The places of one claim. */
type Places = {
  readonly own: UnsettledPlacement | null;
  readonly further: readonly FurtherPlace[];
};

/** The same, each change with its kind, and offers with what differs. */
export async function withNamedChanges<Row extends Places>(rows: readonly Row[]): Promise<Row[]> {
  const toName = rows.flatMap(({ own, further }) => [
    ...(own ? [{ kept: saidIn(own), ...own.frame }] : []),
    ...further.map(ofFurther),
  ]);
  const named = (await runDraftJob("nameChanges", toName)).values();
  const next = () => named.next().value ?? [];
  return rows.map((row) => ({
    ...row,
    own: row.own && { ...row.own, meaning: next() },
    further: row.further.map((place) => ({ ...place, meaning: next() })),
  }));
}

/** Of the further places of one claim. */
export async function nameFurtherPlaces(further: readonly FurtherPlace[]): Promise<FurtherPlace[]> {
  const [row] = await withNamedChanges([{ own: null, further }]);
  return [...(row?.further ?? [])];
}

function ofFurther(place: FurtherPlace): ToName {
  const { state, ownExact, own, wasSentence, sentence } = place;
  return state === "offered"
    ? { kept: null, before: ownExact, after: sentence }
    : { kept: saidIn(place), before: wasSentence || own, after: sentence };
}

function saidIn({ meaning }: Pick<FurtherPlace, "meaning">): string[] {
  return meaning.map(({ said }) => said);
}
