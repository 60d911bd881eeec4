/** Whom the hospital story is to ask. */
import type { ReplySeed } from "../shape";
import type { HospitalSource } from "./sources";

export const hospitalReplies: ReadonlyArray<ReplySeed<HospitalSource>> = [
  {
    subject: "Wendlow Hospitals Trust",
    source: "trust",
    whom: "Caroline Peake, chief operating officer",
    puts: ["C5", "C7"],
    notedHoursAgo: 25,
  },
];
