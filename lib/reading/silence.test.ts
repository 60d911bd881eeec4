/** Where a text says that somebody did not answer, in which way, and who. */
import { describe, expect, it } from "vitest";
import type { SilenceKind } from "./proposal";
import { attributedIn } from "@/tests/support/readings";

type Case = readonly [text: string, kind: SilenceKind, parties: string];

const TUNED: readonly Case[] = [
  ["Alder did not respond to three e-mails and a letter.", "no_reply", "Alder"],
  ["Alder did not reply to questions sent by fax.", "no_reply", "Alder"],
  ["The ministry has not responded to a request for comment.", "no_reply", "ministry"],
  ["Marlow didn’t return several calls.", "no_reply", "Marlow"],
  ["A message left at his office was not returned.", "no_reply", "his office"],
  ["A request for comment was not returned.", "no_reply", ""],
  ["Calls to the port authority were not immediately returned.", "no_reply", "port authority"],
  ["An e-mail to the ministry went unanswered.", "no_reply", "ministry"],
  ["Birch had not answered by Friday evening.", "no_reply", "Birch"],
  ["The council had not replied by the time of publication.", "no_reply", "council"],
  ["Asked by fax, the embassy did not answer.", "no_reply", "embassy"],
  ["Baltrak left a list of questions unanswered.", "no_reply", "Baltrak"],
  ["Questions put to the bank remained unanswered.", "no_reply", "bank"],
  ["Repeated requests for an interview were ignored.", "no_reply", ""],
  ["The agency ignored repeated requests for comment.", "no_reply", "agency"],
  ["Cedar had no immediate comment.", "no_immediate_comment", "Cedar"],
  ["There was no immediate comment from Cedar.", "no_immediate_comment", "Cedar"],
  ["The league offered no comment.", "no_immediate_comment", "league"],
  ["The company has not commented on the report.", "no_immediate_comment", "company"],
  [
    "The hospital’s management refused to comment on the report.",
    "declined",
    "hospital’s management",
  ],
  ["A spokeswoman for Alder declined to be interviewed.", "declined", "Alder"],
  ["Lund declined comment.", "declined", "Lund"],
  ["The prosecutor would not say who had called.", "declined", "prosecutor"],
  ["Roth would not comment.", "declined", "Roth"],
  ["Reached by telephone, Roth hung up.", "declined", "Roth"],
  ["He hung up when a reporter called.", "declined", "He"],
  ["The school referred questions to the district.", "declined", "school"],
  ["“No comment,” Drozd said.", "declined", "Drozd"],
  ["Drozd said he had no comment.", "no_immediate_comment", "Drozd"],
  ["Pike could not be reached.", "unreachable", "Pike"],
  ["Pike couldn’t be contacted on Sunday.", "unreachable", "Pike"],
  ["Attempts to reach Pike were unsuccessful.", "unreachable", "Pike"],
  ["The inspector was not available for comment.", "unreachable", "inspector"],
  [
    "The ministry neither confirmed nor denied the sale.",
    "neither_confirmed_nor_denied",
    "ministry",
  ],
];

const KEPT_OUT: readonly Case[] = [
  ["Three calls to the mill went unreturned.", "no_reply", "mill"],
  ["The firm has yet to respond to our questions.", "no_reply", "firm"],
  ["Okoro never got back to us with an answer to the questions.", "no_reply", "Okoro"],
  ["An inquiry to the embassy was left unanswered.", "no_reply", "embassy"],
  ["Solberg did not immediately respond to a text message.", "no_reply", "Solberg"],
  ["Neither Alder nor Birch responded to requests for comment.", "no_reply", "Alder, Birch"],
  ["The union did not pick up the phone.", "no_reply", "union"],
  ["Varga’s lawyer had no comment.", "no_immediate_comment", "Varga’s lawyer"],
  ["The airline did not comment.", "no_immediate_comment", "airline"],
  ["Quint refused to answer questions.", "declined", "Quint"],
  ["The treasurer declined an interview.", "declined", "treasurer"],
  ["Holm would not be drawn on the figures.", "declined", "Holm"],
  ["Police referred a reporter’s questions to the prosecutor.", "declined", "Police"],
  ["The club said it would not comment.", "declined", "club"],
  ["Acker slammed the door when asked.", "declined", "Acker"],
  ["Efforts to contact Brandt failed.", "unreachable", "Brandt"],
  ["The couple could not be located.", "unreachable", "couple"],
  ["The army would neither confirm nor deny the raid.", "neither_confirmed_nor_denied", "army"],
];

/** A reply that was given, or another silence than that of somebody who was asked. */
const REPLIES: readonly string[] = [
  "The engine did not respond when the pilot pushed the lever.",
  "Alder replied that the servers were sold.",
  "He hung up his coat and sat down.",
  "The doctor referred the patient to a clinic.",
  "The report referred to two earlier cases.",
  "The mayor said she would not say no to a new bridge.",
  "The team ignored the rain.",
  "She picked up the phone and answered.",
];

function silenceIn(text: string): string {
  const { silence } = attributedIn(text).find((one) => one.silence) ?? {};
  return silence
    ? `${silence.kind}: ${silence.parties.map(({ name }) => name).join(", ")}`
    : "none";
}

describe("a silence", () => {
  it.each(TUNED)("%s", (text, kind, parties) => {
    expect(silenceIn(text)).toBe(`${kind}: ${parties}`);
  });

  it.each(REPLIES)("is none: %s", (text) => {
    expect(silenceIn(text)).toBe("none");
  });

  it("is found in four of five sentences that no rule was made for", () => {
    const missed = KEPT_OUT.filter(
      ([text, kind, parties]) => silenceIn(text) !== `${kind}: ${parties}`,
    );
    expect(missed.slice(Math.floor(KEPT_OUT.length / 5))).toEqual([]);
  });
});
