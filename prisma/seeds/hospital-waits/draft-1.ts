/** The hospital story as its writer handed it in; C13 is known off the record only, so not in it. */
import type { DraftSeed } from "../shape";

const html = `
<h1>Hospital waits grew after a change in counting, figures show</h1>

<p>At the end of September 2026, 18,420 people were waiting for planned treatment at Wendlow. A year
earlier, 15,960 people were waiting. That is a rise of 15 per cent, although fewer cases are now
counted.</p>

<p>Wendlow Hospitals Trust changed how it counts waits on 1 April 2026, according to a letter that it
released under freedom of information. Patients who decline two dates are no longer counted as waiting;
they go back to the doctor who referred them.</p>

<p>About 2,300 patients may have left the count because of the change, according to the statistician
Leena Varghese of the University of Marrick. She puts the range at 1,900 to 2,700, because the published
return does not say why a case was closed.</p>

<p>The trust says the new count follows national guidance, which requires that patients who decline two
dates leave the count. It has been asked which passage it has in mind.</p>

<p>Staff were told not to discuss the new count with patients, said a senior doctor at the hospital. No
such instruction was given, the trust said.</p>

<h2>Sixty-one weeks</h2>

<p>Gareth Lowe, a retired bus driver, waited 61 weeks for a hip operation. He kept
six letters about it, and two of them offered a date that had passed when the letter came, he said.</p>

<p>No patient came to harm because of the change, said Caroline Peake, the trust’s chief operating
officer. “I am satisfied that nobody has been harmed by this,” she told a meeting of the board.</p>

<p>The Wendlow Patients’ Forum calls the change a cure on paper. What its members want to know is simple:
how many people were taken off the list, whether each of them was told, and who will look for those
who were not. The trust keeps no record from which that could be answered.</p>
`;

export const hospitalDraft: DraftSeed = {
  addedHoursAgo: 98.7,
  text: { as: "paste", html },
  places: {
    C1: "At the end of September 2026, 18,420 people were waiting for planned treatment at Wendlow",
    C2: "A year earlier, 15,960 people were waiting",
    C3: "That is a rise of 15 per cent, although fewer cases are now counted",
    C4: "Wendlow Hospitals Trust changed how it counts waits on 1 April 2026",
    C5: "Patients who decline two dates are no longer counted as waiting; they go back to the doctor who referred them",
    C6: "About 2,300 patients may have left the count because of the change, according to the statistician Leena Varghese",
    C7: "Staff were told not to discuss the new count with patients, said a senior doctor at the hospital. No such instruction was given, the trust said",
    C8: "The trust says the new count follows national guidance",
    C9: "national guidance, which requires that patients who decline two dates leave the count",
    C10: "Gareth Lowe, a retired bus driver, waited 61 weeks for a hip operation",
    C11: "No patient came to harm because of the change, said Caroline Peake, the trust’s chief operating officer. “I am satisfied that nobody has been harmed by this,” she told a meeting of the board",
    C12: "The Wendlow Patients’ Forum calls the change a cure on paper",
  },
};
