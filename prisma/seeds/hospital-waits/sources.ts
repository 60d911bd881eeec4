/** Where the hospital story's knowledge comes from. Place, people and bodies are invented. */
import { defineSources } from "../shape";

export const hospitalSources = defineSources({
  trust: {
    name: "Wendlow Hospitals Trust",
    kind: "organisation",
    reliability: "B",
  },
  monthlyReturn: {
    name: "Monthly waiting-list return, Wendlow",
    kind: "dataset",
    reliability: "A",
    title: "Published figures, April 2024 to September 2026",
  },
  releaseLetter: {
    name: "Freedom-of-information reply, 28 October 2026",
    kind: "document",
    reliability: "A",
    title: "Letter from Wendlow Hospitals Trust with two attachments",
  },
  accessPolicy: {
    name: "Wendlow access policy, version 7",
    kind: "document",
    reliability: "A",
    title: "In force since 1 April 2026",
  },
  nationalGuidance: {
    name: "National guidance on waiting lists, 2025 edition",
    kind: "document",
    reliability: "A",
  },
  carolinePeake: {
    name: "Caroline Peake",
    kind: "person",
    reliability: "B",
    title: "Chief operating officer",
    employer: "Wendlow Hospitals Trust",
  },
  boardRecording: {
    name: "Recording of the trust’s board, 29 September 2026",
    kind: "recording",
    reliability: "A",
    title: "Meeting held in public",
  },
  leenaVarghese: {
    name: "Leena Varghese",
    kind: "person",
    reliability: "B",
    title: "Reader in medical statistics",
    employer: "University of Marrick",
  },
  consultant: {
    name: "Unnamed consultant",
    kind: "person",
    reliability: "B",
    title: "Surgeon at Wendlow General Hospital",
    note: "Identity known to the desk editor and the standards editor. Was present when the change was explained to staff.",
  },
  bookingClerk: {
    name: "Unnamed booking clerk",
    kind: "person",
    reliability: "C",
    title: "Works in the hospital’s booking office",
    note: "Fears for the job. Nothing that only the booking office could know may be printed.",
  },
  garethLowe: {
    name: "Gareth Lowe",
    kind: "person",
    reliability: "B",
    title: "Patient, retired bus driver",
  },
  loweLetters: {
    name: "Gareth Lowe’s appointment letters",
    kind: "document",
    reliability: "A",
    title: "Six letters, July 2025 to October 2026",
    note: "Copies seen with the patient’s written consent.",
  },
  patientsForum: {
    name: "Wendlow Patients’ Forum",
    kind: "organisation",
    reliability: "C",
  },
});

export type HospitalSource = keyof typeof hospitalSources;
