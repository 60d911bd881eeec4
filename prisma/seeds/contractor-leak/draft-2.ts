/** The leak story as it came back from the edit: a new opening, cuts, and a hedge or two fewer. */
import type { DraftSeed } from "../shape";

const markdown = `
# Leaked files describe a hacking contractor’s government targets

Security researchers say the files give a rare view of the contractors that hack for China’s
government. What they hold, for the most part, is the daily business of a small firm: lists, offers,
and messages about both.

Several hundred internal files attributed to I-Soon, a security contractor in Shanghai, were posted in
February on [GitHub](https://github.com/), a site for programmers that is owned by Microsoft. They
appear to describe attacks on foreign governments in unusual detail.

On a spreadsheet in the collection, this newsroom’s review found, the UK Foreign Office was listed as
a target in 2021 and 2022, as was the Royal Thai Army. So was the office of NATO’s secretary general,
Jens Stoltenberg. The entry for London, “FCO, 2021–22”, uses initials that the office gave up in
September 2020. The sheets do not say how a target was reached, or what was taken.

The Foreign Office, the Royal Thai Army and NATO did not immediately reply to requests for comment.
I-Soon did not reply to requests sent by email and made by telephone.

The newsroom could not independently confirm that the files are genuine. Specialists who have read
them believe that they are. “The volume of routine office messages would be very hard to invent,” said
a malware analyst at a security firm.

John Hultquist, chief analyst at Mandiant Intelligence, which belongs to Microsoft, takes them for the
authentic papers of a contractor involved in cyber-espionage from China. Outsiders seldom get to see
the inside of a spying operation so well, he said.

Jon Condra, an analyst at Recorded Future, said that this was the weightiest leak yet from a firm
suspected of hacking for China’s security services.

Messages between staff appear to show that some attacks in 2021 and 2022 succeeded. Whoever wrote
them had an employer to impress. If genuine, the files show how many and how varied the contractor’s
targets were, and the commerce that supports such operations. One offer, if genuine, put a price of
$15,000 on a way into a website of traffic police in Vietnam.

## A letter of thanks from Chengdu

The contractor is formally known as Shanghai Anxun Information Technology Co. and was founded in 2010.
It has publicised its part in the defence of China’s networks, and has posted a letter of thanks from
a Communist Party body in Chengdu on social media.

Who took the files, and who posted them, is not known. To David Robinson, co-founder of the Australian
firm Internet 2.0, the release looks selective and resembles an act of revenge. A researcher who has
studied the files said that whoever posted them had a grievance against the contractor.

I-Soon and Chinese police were looking into how the files came to be public, two employees told
[the Associated Press](https://apnews.com/). Staff were told at a meeting to carry on as usual, the
two employees said.

## What was for sale

The files describe the sale of stolen data to customers including the Ministry of Public Security and
the Chinese army. Buyers argued over prices as in any other trade, according to an academic who
specialises in state-linked hacking. The ministry did not answer a request for comment sent by fax.

The data on offer included material from the British government and from the Australian government.

Brochures among the files claim that the contractor could break into accounts and devices from
Microsoft, Apple and Google. Apple and Microsoft did not reply to requests for comment, and Google had
no immediate comment. GitHub, asked how long the page would stay up, did not reply.

Specialists found little in the files that is highly sensitive or could do harm. “Mostly it is the
paperwork of a small office,” the malware analyst said.

The leak appears to be the first major one from a Chinese firm of this kind, said Dakota Cary, a China
consultant at SentinelOne. It matters in itself, he said, and may embarrass Beijing. China’s
government, in his view, cares how the world sees its hacking and presents itself as the victim. The
leak cannot be compared with Edward Snowden’s, he said, but other governments can now cite public
material.

Mao Ning, a Chinese Foreign Ministry spokeswoman, said on 22 February that she did not know of the
matter. China is against every kind of cyberattack and pursues them by legal means, she said. She
neither confirmed nor denied what the files say.

The United States has for years accused China of cyber-espionage, and China has for years accused the
United States of it. China’s government backs hackers who break into networks in other countries,
according to Washington, a charge that Beijing rejects. An American advisory of 7 February said that
intruders had kept a foothold in some networks for at least five years.

Such charges rarely come with papers that anybody can read. Security researchers say the files give a
rare view of the contractors that hack for China’s government.
`;

export const secondDraft: DraftSeed = {
  // After C28 was reworded, and before the verdict that finds C48 wrong: its words still stand.
  addedHoursAgo: 2.2,
  text: { as: "file", name: "contractor-leak-edited.md", markdown },
  then: [
    { hoursAgo: 2.1, do: "confirm", claim: "C9" },
    { hoursAgo: 2.05, do: "confirm", claim: "C46" },
  ],
};
