/**
 * Clean copy with one error planted in each passage: invented, and made from the same words with and
 * without the error. Templates at even places are those that the rules were tuned on; those at odd
 * places were kept out, and the score is reported of them (docs/scores.md).
 */
import type { RemarkCode } from "@/lib/text/lint/remark";

type Draw = {
  /** A whole number from one to the other. */
  int: (from: number, to: number) => number;
  pick: <Of>(list: readonly Of[]) => Of;
};

type Passage = { clean: string; planted: string };
type Template = readonly [code: RemarkCode, make: (draw: Draw) => Passage];

export type Planted = Passage & { code: RemarkCode; template: number; isHeldOut: boolean };

/** The same text with the true figure, and with another. */
const both = (
  text: (figure: string) => string,
  right: string | number,
  wrong: string | number,
) => ({
  clean: text(String(right)),
  planted: text(String(wrong)),
});
const money = (value: number) => value.toLocaleString("en-GB");
const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]; // prettier-ignore
const word = (value: number) => WORDS[value] ?? String(value);
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]; // prettier-ignore
const BODIES = [
  "council",
  "ministry",
  "port authority",
  "regulator",
  "water board",
  "hospital trust",
];
const PLACES = ["Elmstead", "Vardø", "Port Lorne", "Quillan", "Tarbert", "Moss Hill"];
const NAMES = ["Irina Hale", "Otto Bergström", "Maud Okonkwo", "Piet Vandermeer", "Leila Haddad"];

function dated(draw: Draw) {
  const [year, month, day] = [draw.int(1995, 2025), draw.int(0, 11), draw.int(1, 28)];
  const weekday = new Date(Date.UTC(year, month, day)).getUTCDay();
  const wrong = DAYS[(weekday + draw.int(1, 6)) % 7]!;
  return { year, month: MONTHS[month]!, day, right: DAYS[weekday]!, wrong };
}

function rise(draw: Draw) {
  const before = draw.int(20, 60);
  const percent = draw.pick([20, 25, 50, 75, 100]);
  const old = before * 4;
  return { old, next: (old * (100 + percent)) / 100, percent, wrong: percent + draw.pick([10, 15, -12]) };
} // prettier-ignore

const TEMPLATES: readonly Template[] = [
  ["sum", (d) => { const r = rise(d); return both((x) => `The ${d.pick(BODIES)} raised its budget from ${r.old} million euros to ${r.next} million, an increase of ${x} percent, the auditors wrote.`, r.percent, r.wrong); }],
  ["sum", (d) => { const r = rise(d); return both((x) => `Complaints climbed ${x} percent, from ${r.old} in spring to ${r.next} in autumn.`, r.percent, r.wrong); }],
  ["sum", (d) => { const r = rise(d); return both((x) => `The ${d.pick(BODIES)} spent ${r.next} million pounds on repairs, up from ${r.old} million the year before, a rise of ${x} per cent.`, r.percent, r.wrong); }],
  ["sum", (d) => { const r = rise(d); return both((x) => `Ridership grew by ${x} percent, to ${money(r.next * 100)} from ${money(r.old * 100)}.`, r.percent, r.wrong); }],
  ["sum", (d) => { const n = d.int(30, 90) * 4; return both((x) => `Membership fell from ${n} to ${n / 2}, a drop of ${x} percent.`, 50, d.pick([40, 60, 35])); }],
  ["sum", (d) => { const n = d.int(30, 90) * 4; return both((x) => `The fleet shrank by ${x} percent, from ${n} lorries to ${(n * 3) / 4}.`, 25, d.pick([33, 35, 40])); }],
  ["sum", (d) => { const n = d.int(20, 80) * 10; return both((x) => `Arrests ${x} from ${n} to ${n * 2} in two years, the force said.`, "doubled", "tripled"); }],
  ["sum", (d) => { const n = d.int(20, 80) * 10; return both((x) => `Rents in ${d.pick(PLACES)} have ${x} from ${n} euros to ${n * 3} euros since the mill closed.`, "tripled", "doubled"); }],
  ["sum", (d) => { const [a, b] = [d.int(3, 6), d.int(3, 6)]; return both((x) => `The jury, which has ${word(a)} women and ${word(b)} men, ${x} people in all, retired at noon.`, word(a + b), word(a + b + 1)); }],
  ["sum", (d) => { const [a, b, c] = [d.int(11, 40), d.int(11, 40), d.int(11, 40)]; return both((x) => `Customs officers seized ${a} rifles, ${b} pistols and ${c} shotguns, ${x} weapons in total.`, a + b + c, a + b + c + d.pick([3, 10, -4])); }],
  ["sum", (d) => { const [a, b] = [d.int(2, 6), d.int(2, 6)]; return both((x) => `${x} people were held: ${word(a)} dockers and ${word(b)} clerks.`, a + b + 10 - 10, a + b + 2); }],
  ["sum", (d) => { const [a, b] = [d.int(20, 60), d.int(20, 60)]; return both((x) => `The board paid ${a} million euros to the builder and ${b} million to the architect, ${x} million altogether.`, a + b, a + b + d.pick([5, 10])); }],
  ["sum", (d) => { const [part, whole] = d.pick([[12, 48], [9, 36], [15, 60], [20, 80]] as const); return both((x) => `Inspectors found rust in ${part} of the ${whole} lifts, or ${x} percent.`, 25, d.pick([20, 35])); }],
  ["sum", (d) => { const [part, whole] = d.pick([[12, 30], [16, 40], [24, 60]] as const); return both((x) => `Of the trust's wards, ${part} of ${whole} (${x}%) had no matron at night.`, 40, d.pick([30, 48])); }],
  ["sum", (d) => both((x) => `A quarter of the households, or ${x} percent, burn coal, the survey of ${d.pick(PLACES)} found.`, 25, d.pick([30, 35, 15]))],
  ["sum", (d) => both((x) => `Two thirds (${x} percent) of the nurses asked said they had thought of leaving ${d.pick(PLACES)}.`, 67, d.pick([60, 75, 72]))],
  ["sum", (d) => { const n = d.pick([4, 5, 10]); return both((x) => `One in ${word(n)} pupils, or ${x} percent, missed a month of school.`, 100 / n, 100 / n + d.pick([8, 12])); }],
  ["sum", (d) => { const n = d.pick([4, 5, 8]); return both((x) => `Roughly one in every ${word(n)} wells (${x} percent) tested in ${d.pick(PLACES)} held lead.`, 100 / n, 100 / n + d.pick([9, 15])); }],
  ["sum", (d) => { const n = d.int(20, 60) * 3; return both((x) => `A third of the ${n} delegates, or ${x}, left before the vote.`, n / 3, n / 3 + d.pick([12, 15])); }],
  ["sum", (d) => { const n = d.int(20, 60) * 2; return both((x) => `Half of the ${n} flats, ${x} in all, stand empty.`, n / 2, n / 2 + d.pick([10, 14])); }],
  ["sum", (d) => { const a = d.int(51, 70); return both((x) => `About ${a} percent of those polled backed the bridge, while the remaining ${x} percent opposed it.`, 100 - a, 100 - a + d.pick([6, 10])); }],
  ["sum", (d) => { const a = d.int(51, 70); return both((x) => `Steel makes up ${a} percent of the port's trade and timber the other ${x} percent.`, 100 - a, 100 - a - d.pick([6, 9])); }],
  ["sum", (d) => { const [a, b] = [d.int(40, 50), d.int(25, 35)]; return both((x) => `In the poll ${a} percent said yes, ${b} percent said no and ${x} percent were undecided.`, 100 - a - b, 100 - a - b + d.pick([5, 9])); }],
  ["sum", (d) => { const [a, b] = [d.int(40, 50), d.int(25, 35)]; return both((x) => `Of the voters of ${d.pick(PLACES)}, ${a} percent chose the mayor, ${b} percent chose her rival and ${x} percent spoiled the paper.`, 100 - a - b, 100 - a - b + d.pick([6, 11])); }],
  ["sum", (d) => { const [all, a] = [d.int(40, 60), d.int(10, 25)]; return both((x) => `Of the ${all} ships, ${a} were sold and the other ${x} were scrapped.`, all - a, all - a + d.pick([2, 5])); }],
  ["sum", (d) => { const [all, a] = [d.int(40, 60), d.int(10, 25)]; return both((x) => `Of its ${all} depots, ${a} will close this winter and the remaining ${x} will share one manager.`, all - a, all - a - d.pick([3, 6])); }],
  ["sum", (d) => { const [a, b] = [d.int(300, 340), d.int(260, 295)]; return both((x) => `The bill passed by ${a} votes to ${b}, a majority of ${x}.`, a - b, a - b + d.pick([4, 10])); }],
  ["sum", (d) => { const [a, b] = [d.int(300, 340), d.int(260, 295)]; return both((x) => `Members rejected the merger ${a} to ${b}, a margin of ${x} votes.`, a - b, a - b - d.pick([4, 7])); }],
  ["sum", (d) => { const n = d.int(2, 9) * 100; return both((x) => `The council will buy ${n} homes at 300,000 euros each, or ${x} million euros in total.`, (n * 3) / 10, (n * 3) / 10 + d.pick([20, 30])); }],
  ["sum", (d) => { const n = d.int(20, 60); return both((x) => `The navy ordered ${n} boats at $2 million apiece, for a total of $${x} million.`, n * 2, n * 2 + d.pick([8, 15])); }],
  ["sum", (d) => { const each = d.int(5, 15); return both((x) => `The grant of ${each * 4} million euros over four years, or ${x} million a year, pays for two wards.`, each, each + d.pick([3, 4])); }],
  ["sum", (d) => { const each = d.int(5, 15); return both((x) => `The firm promised ${d.pick(PLACES)} £${each * 5} million over five years (£${x} million per year).`, each, each + d.pick([3, 6])); }],
  ["sum", (d) => { const each = d.int(5, 15); return both((x) => `Heating costs ${each} million euros a year for six years, ${x} million in all.`, each * 6, each * 6 + d.pick([10, 14])); }],
  ["sum", (d) => { const each = d.int(200, 400); return both((x) => `The lease runs at ${money(each)} pounds a month for ten months, a total of ${x} pounds.`, money(each * 10), money(each * 12)); }],
  ["points", (d) => { const [a, b] = [d.int(20, 30), d.int(35, 45)]; return both((x) => `Support for the tunnel rose from ${a} percent to ${b} percent, an increase of ${b - a} ${x}.`, "percentage points", "percent"); }],
  ["points", (d) => { const [a, b] = [d.int(50, 60), d.int(35, 45)]; return both((x) => `Turnout in ${d.pick(PLACES)} fell by ${a - b} ${x}, from ${a} percent to ${b} percent.`, "percentage points", "percent"); }],
  ["points", (d) => { const by = d.pick(["0.25", "0.5", "0.75"]); return both((x) => `The central bank raised its key rate by ${by} ${x} to ${d.int(3, 6)} percent.`, "percentage points", "percent"); }],
  ["points", (d) => { const by = d.pick(["0.3", "0.2", "0.4"]); return both((x) => `Unemployment edged up by ${by} ${x} to ${d.int(5, 9)}.1 percent in March.`, "percentage points", "percent"); }],
  ["points", (d) => { const by = d.int(3, 6); return both((x) => `Approval of the mayor dropped ${by} ${x} to ${d.int(31, 44)}% after the flood.`, "percentage points", "percent"); }],
  ["points", (d) => { const by = d.int(2, 4); return both((x) => `The party's share of the vote slipped ${by} ${x} to ${d.int(21, 34)} per cent.`, "percentage points", "per cent"); }],
  ["points", (d) => both((x) => `Tickets went up by ${d.int(5, 9)} ${x} to ${d.int(30, 60)} euros.`, "percent", "percentage points")],
  ["points", (d) => both((x) => `The price of a berth in ${d.pick(PLACES)} climbed ${d.int(5, 9)} ${x} to £${d.int(300, 600)}.`, "percent", "percentage points")],
  ["date", (d) => { const t = dated(d); return both((x) => `The ferry sank on ${x}, ${t.day} ${t.month} ${t.year}, off ${d.pick(PLACES)}.`, t.right, t.wrong); }],
  ["date", (d) => { const t = dated(d); return both((x) => `She was dismissed on ${x}, ${t.month} ${t.day}, ${t.year}, by letter.`, t.right, t.wrong); }],
  ["date", (d) => { const t = dated(d); return both((x) => `The contract was signed on ${x} ${t.day} ${t.month} ${t.year} in ${d.pick(PLACES)}.`, t.right, t.wrong); }],
  ["date", (d) => { const t = dated(d); return both((x) => `On ${t.day} ${t.month} ${t.year}, a ${x}, the board met without its chair.`, t.right, t.wrong); }],
  ["date", (d) => { const t = dated(d); return both((x) => `The hearing of ${x} the ${t.day}th of ${t.month} ${t.year} was held in private.`, t.right, t.wrong); }],
  ["date", (d) => { const t = dated(d); return both((x) => `In ${t.year} two boats were lost. The first sank on ${x}, ${t.day} ${t.month}, with all hands.`, t.right, t.wrong); }],
  ["date", (d) => both((x) => `The licence ran out on ${x} and was never renewed.`, `30 ${d.pick(["April", "June", "September", "November"])}`, `31 ${d.pick(["April", "June", "September", "November"])}`)],
  ["date", (d) => both((x) => `The books were closed on February ${x}, ${d.pick([2019, 2021, 2022, 2023])}, the auditor said.`, 28, d.pick([29, 30]))],
  ["age", (d) => { const [b, age] = [d.int(1930, 1960), d.int(50, 70)]; return both((x) => `${d.pick(NAMES)}, who was born in ${b} in ${d.pick(PLACES)}, died in ${b + age} aged ${x}.`, age, age + d.pick([4, 10, -7])); }],
  ["age", (d) => { const [b, age] = [d.int(1930, 1960), d.int(30, 50)]; return both((x) => `Born in ${b}, ${d.pick(NAMES)} took over the yard in ${b + age} at the age of ${x}.`, age, age + d.pick([5, 8, -4])); }],
  ["age", (d) => { const [b, age] = [d.int(1960, 1980), d.int(25, 40)]; return both((x) => `${d.pick(NAMES)}, ${x}, was born in ${b} and elected in ${b + age}.`, age, age + d.pick([4, 9])); }],
  ["age", (d) => { const [b, age] = [d.int(1960, 1980), d.int(25, 40)]; return both((x) => `The engineer was ${x} years old when he resigned in ${b + age}; he was born in ${b}.`, age, age + d.pick([6, -5])); }],
  ["age", (d) => { const [a, n] = [d.int(1950, 2000), d.int(5, 13)]; return both((x) => `The plant ran from ${a} to ${a + n}, ${x} years in which nobody measured the dust.`, word(n), word(n > 9 ? n - 4 : n + 3)); }],
  ["age", (d) => { const [a, n] = [d.int(1950, 2000), d.int(6, 20)]; return both((x) => `Between ${a} and ${a + n}, a period of ${x} years, the quay was closed.`, n, n + d.pick([3, 10])); }],
  ["age", (d) => { const [a, n] = [d.int(1950, 1990), d.int(10, 30)]; return both((x) => `The mill opened in ${a} and shut ${x} years later, in ${a + n}.`, n, n + d.pick([3, -5, 10])); }],
  ["age", (d) => { const [a, n] = [d.int(1950, 1990), d.int(10, 30)]; return both((x) => `In ${a} the lake froze; ${x} years later, in the winter of ${a + n}, it froze again.`, n, n + d.pick([4, 10])); }],
  ["age", (d) => { const n = d.pick([25, 40, 50, 75]); const a = d.int(1930, 1970); return both((x) => `The club, founded in ${a}, marked its ${x}th anniversary in ${a + n} with a regatta.`, n, n + d.pick([10, 15])); }],
  ["age", (d) => { const n = d.pick([20, 30, 60]); const a = d.int(1930, 1960); return both((x) => `In ${a + n} the bridge, which opened in ${a}, had its ${x}th birthday.`, n, n + d.pick([10, 5])); }],
  ["unit", (d) => { const km = d.int(2, 40) * 5; const miles = Math.round(km / 1.609); return both((x) => `The slick reached ${km} kilometres (${x} miles) down the coast.`, miles, Math.round(miles * d.pick([1.6, 2.5]))); }],
  ["unit", (d) => { const m = d.int(2, 40) * 5; const km = Math.round(m * 1.609); return both((x) => `They drove ${m} miles, or ${x} km, to ${d.pick(PLACES)}.`, km, Math.round(m / 1.609)); }],
  ["unit", (d) => { const m = d.int(10, 90); const ft = Math.round(m * 3.2808); return both((x) => `The mast stands ${m} metres (${x} feet) above the quay.`, ft, Math.round(ft * 1.4)); }],
  ["unit", (d) => { const ha = d.int(10, 90) * 10; const acres = Math.round(ha * 2.471); return both((x) => `The fire burned ${ha} hectares (about ${x} acres) near ${d.pick(PLACES)}.`, money(acres), money(Math.round(ha / 2.471))); }],
  ["unit", (d) => { const kg = d.int(20, 90) * 10; const lb = Math.round(kg * 2.2046); return both((x) => `Divers lifted an anchor of ${kg} kg (${x} lbs).`, money(lb), money(Math.round(lb * 1.5))); }],
  ["unit", (d) => { const c = d.int(15, 40); const fahrenheit = Math.round(c * 1.8 + 32); return both((x) => `The store was kept at ${c}°C (${x}°F).`, fahrenheit, fahrenheit - d.pick([12, 20])); }],
  ["unit", (d) => { const c = d.int(15, 40); const fahrenheit = Math.round(c * 1.8 + 32); return both((x) => `It was ${c} degrees Celsius (${x} degrees Fahrenheit) in the hold.`, fahrenheit, Math.round(c * 1.8)); }],
  ["unit", (d) => { const kmh = d.int(8, 18) * 10; const mph = Math.round(kmh / 1.609); return both((x) => `Gusts of ${kmh} km/h (${x} mph) tore the roof off.`, mph, mph + d.pick([25, 40])); }],
  ["magnitude", (d) => { const n = d.int(2, 9); return both((x) => `The settlement of $${n}.4 million (€${n}.1 ${x}) was never published.`, "million", "billion"); }],
  ["magnitude", (d) => { const n = d.int(2, 9); return both((x) => `The yard owed its banks £${n}.2 billion ($${n + 1} ${x}).`, "billion", "million"); }],
  ["magnitude", (d) => { const n = d.int(2, 9); return both((x) => `The harbour wall will cost ${n}.6 million euros, the council said. Nobody had asked for the harbour wall. Critics say that the harbour wall, at ${n}.6 ${x} euros, is a folly.`, "million", "billion"); }],
  ["magnitude", (d) => { const n = d.int(11, 79); return both((x) => `Some ${n} million tonnes of waste lie in the old pit. The owner denies it. An aerial survey also put the waste in the pit at ${n} ${x} tonnes.`, "million", "billion"); }],
  ["spelling", (d) => { const [right, wrong] = d.pick([["Katarzyna Nowak", "Katarzina Nowak"], ["Otto Bergström", "Otto Bergstrom"], ["Maud Okonkwo", "Maud Okonwko"]] as const); return both((x) => `${right} ran the yard for a decade. In court ${x} said nothing.`, right, wrong); }],
  ["spelling", (d) => { const [right, wrong] = d.pick([["Vandermeer", "Vandemeer"], ["Castellanos", "Castelanos"], ["Haverstock", "Haverstok"]] as const); return both((x) => `The clerk, Piet ${right}, kept two ledgers. Asked about them, ${x} laughed. ${right} has since retired.`, right, wrong); }],
  ["spelling", (d) => { const [right, wrong] = d.pick([["Elmstead", "Elmsted"], ["Quillanby", "Quilanby"], ["Tarbertown", "Tarbertawn"]] as const); return both((x) => `The mill at ${right} closed in May. Families from ${x} marched on the town hall, and the mayor of ${right} wept.`, right, wrong); }],
  ["spelling", (d) => { const [right, wrong] = d.pick([["Norvane Holdings", "Norvain Holdings"], ["Alderbrook Shipping", "Alderbrock Shipping"], ["Helmsford Marine", "Helmsfort Marine"]] as const); return both((x) => `${right} owns the quay. A director of ${x} chaired the inquiry, and the two lawyers were paid by ${right}.`, right, wrong); }],
  ["spelling", (d) => { const [right, wrong] = d.pick([["Leila Haddad", "Leila Hadad"], ["Irina Halevy", "Irina Hallevy"]] as const); return both((x) => `“We knew,” said ${right}. The report names ${x} as its author.`, right, wrong); }],
  ["spelling", (d) => { const [right, wrong] = d.pick([["Stefanovich", "Stefanovitch"], ["Montgomery", "Montgommery"], ["Achterberg", "Achteberg"]] as const); return both((x) => `Mr ${right} resigned on Friday. Colleagues said Mr ${x} had been ill. Mr ${right} gave no reason.`, right, wrong); }],
  ["two_figures", (d) => { const n = d.int(12, 40); return both((x) => `The fire killed ${n} people at the ${d.pick(PLACES)} mill on Sunday. The owner was abroad. An inquiry into the fire at the mill, which killed ${x} people, opens today.`, n, n + d.int(2, 5)); }],
  ["two_figures", (d) => { const n = d.int(12, 40); return both((x) => `The port fired ${n} dockers in March. They had asked for gloves. The union says that the ${x} dockers whom the port fired in March were members.`, n, n + d.int(1, 4)); }],
  ["two_figures", (d) => { const n = d.int(12, 40); return both((x) => `Police arrested ${n} protesters outside the bank on Monday. The march was lawful. All ${x} protesters arrested outside the bank have been released.`, n, n + d.int(1, 6)); }],
  ["two_figures", (d) => { const n = d.int(3, 9); return both((x) => `The ministry bought ${word(n)} helicopters from the firm. No bids were taken. The firm delivered the ${x} helicopters that the ministry bought a year late.`, word(n), word(n + 1)); }],
  ["two_figures", (d) => { const n = d.int(30, 90); return both((x) => `The council owes its pension fund ${n} million euros, papers show. It has sold two parks. The ${x} million euros that the council owes its pension fund fall due in June.`, n, n + d.pick([5, 8])); }],
  ["two_figures", (d) => { const n = d.int(200, 900); return both((x) => `Divers recovered ${n} barrels from the wreck. Some leaked. The ${x} barrels recovered from the wreck by divers are kept in ${d.pick(PLACES)}.`, n, n + d.pick([20, 35])); }],
]; // prettier-ignore

/** The same numbers every time. */
function drawing(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  for (let turn = 0; turn < 8; turn += 1) next();
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { int, pick: (list) => list[int(0, list.length - 1)]! };
}

/** How often each template is filled. */
const FILLS = 3;

export const PLANTED: readonly Planted[] = TEMPLATES.flatMap(([code, make], template) =>
  Array.from({ length: FILLS }, (_, fill) => ({
    ...make(drawing(template * 97 + fill * 13 + 5)),
    ...{ code, template, isHeldOut: template % 2 === 1 },
  })),
);
