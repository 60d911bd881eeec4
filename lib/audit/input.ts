/** What is asked of a history, as it stands in an address. Pure. */
import { EVENT_SUBJECTS, type EventSubject } from "./subjects";

export type HistoryFilter = {
  /** The claim of this number alone, in a story's history. */
  claim?: number;
  /** Whose doing, by the id of the account. */
  person?: number;
  about?: EventSubject;
  /** Events before this place in the log: `older` of the page before. */
  before?: number;
};

const WHOLE = /^[1-9]\d{0,14}$/;

/** What cannot be read is left aside. */
export function readHistoryFilter(param: (name: string) => string): HistoryFilter {
  const whole = (name: string) => (WHOLE.test(param(name)) ? Number(param(name)) : undefined);
  const claim = /^[cC]([1-9]\d{0,8})$/.exec(param("claim"))?.[1];
  const person = whole("person");
  const before = whole("before");
  const about = EVENT_SUBJECTS.find((subject) => subject === param("about"));
  return {
    ...(claim !== undefined && { claim: Number(claim) }),
    ...(person !== undefined && { person }),
    ...(about !== undefined && { about }),
    ...(before !== undefined && { before }),
  };
}
