/** The leak story as its writer handed it in: the text that its claims were logged from. */
import type { DraftSeed } from "../shape";

const html = `
<h1>Leaked files describe a hacking contractor’s government targets</h1>

<p>Several hundred internal files attributed to I-Soon, a security contractor in Shanghai, were
posted in February on <a href="https://github.com/">GitHub</a>, a site for programmers that is owned
by Microsoft. They appear to describe attacks on foreign governments in unusual detail.</p>

<p>On a spreadsheet in the collection, this newsroom’s review found, the UK Foreign Office was listed as a
target in 2021 and 2022, as was the Royal Thai Army. So was NATO’s secretary general, Jens
Stoltenberg. The entry for London, “FCO, 2021–22”, uses initials that the office gave up in September
2020. The sheets do not say how a target was reached, or what was taken.</p>

<p>The Foreign Office, the Royal Thai Army and NATO did not immediately reply to requests for
comment. I-Soon did not reply to requests sent by email and made by telephone.</p>

<p>The newsroom could not independently confirm that the files are genuine. Specialists who have read
them believe that they are. “The volume of routine office messages would be very hard to invent,”
said a malware analyst at a security firm.</p>

<p>John Hultquist, chief analyst at Mandiant Intelligence, which belongs to Microsoft, takes them for the
authentic papers of a contractor involved in cyber-espionage from China. Outsiders seldom get to see
the inside of a spying operation so well, he said.</p>

<p>Messages between staff appear to show that some attacks in 2021 and 2022 succeeded. Whoever
wrote them had an employer to impress. If genuine, the files show how many and how varied the
contractor’s targets were, and the commerce that supports such operations. One offer, if
genuine, put a price of $15,000 on a way into a website of traffic police in Vietnam.</p>

<h2>A letter of thanks from Chengdu</h2>

<p>The contractor is formally known as Shanghai Anxun Information Technology Co. and was founded in
2010. It has advertised its part in the defence of China’s networks, and has posted a letter of
thanks from a Communist Party body in Chengdu on social media.</p>

<p>Who took the files, and who posted them, is not known. To David Robinson, co-founder of the
Australian firm Internet 2.0, the release looks selective and resembles an act of revenge. A
researcher who has studied the files said that whoever posted them may have had a grievance against
the contractor.</p>

<p>I-Soon and Chinese police were looking into how the files came to be public, two employees told
<a href="https://apnews.com/">the Associated Press</a>. Staff were told at a meeting to carry on as
usual, the two employees said.</p>

<h2>What was for sale</h2>

<p>The files describe the sale of stolen data to customers including the Ministry of Public Security
and the Chinese army. Buyers argued over prices as in any other trade, according to an academic who
specialises in state-linked hacking. The ministry did not answer a request for comment sent by
fax.</p>

<p>The data on offer apparently included material from the British government and from the Australian
government. Some was from Pakistan, a country on good terms with China.</p>

<p>Brochures among the files claim that the contractor could break into accounts and devices from
Microsoft, Apple and Google. Apple and Microsoft did not reply to requests for comment, and Google had
no immediate comment. GitHub, asked how long the page would stay up, did not reply.</p>

<p>Specialists found little in the files that is highly sensitive or could do harm. “Mostly it is the
paperwork of a small office,” the malware analyst said. But security researchers say the files give a
rare view of the contractors that hack for China’s government.</p>

<p>The leak appears to be the first major one from a Chinese firm of this kind, said Dakota Cary, a
China consultant at SentinelOne. It matters in itself, he said, and may embarrass Beijing. China’s
government, in his view, worries about how the world sees its hacking and presents itself as the
victim. The leak cannot be compared with Edward Snowden’s, he said, but other governments can now cite
public material.</p>

<p>Jon Condra, an analyst at Recorded Future, said that this was the weightiest leak yet from a firm
suspected of hacking for China’s security services.</p>

<p>Mao Ning, a Chinese foreign ministry spokeswoman, said on 22 February that she did not know of the
matter. China is against every kind of cyberattack and pursues them by legal means, she said. She
neither confirmed nor denied what the files say.</p>

<p>The United States has for years accused China of cyber-espionage, and China has for years accused
the United States of it. China’s government backs hackers who break into networks in other countries,
according to Washington, a charge that Beijing rejects. An American advisory of 7 February said that intruders
had kept a foothold in some networks for at least five years.</p>
`;

export const firstDraft: DraftSeed = {
  addedHoursAgo: 28.6,
  text: { as: "paste", html },
  places: {
    C1: "Several hundred internal files attributed to I-Soon, a security contractor in Shanghai, were posted in February on GitHub",
    C2: "They appear to describe attacks on foreign governments in unusual detail",
    C3: "Messages between staff appear to show that some attacks in 2021 and 2022 succeeded",
    C4: "Specialists who have read them believe that they are",
    C5: "Who took the files, and who posted them, is not known",
    C7: "the UK Foreign Office was listed as a target in 2021 and 2022",
    C8: "listed as a target in 2021 and 2022, as was the Royal Thai Army",
    C9: "So was NATO’s secretary general, Jens Stoltenberg",
    C10: "The newsroom could not independently confirm that the files are genuine",
    C11: "The Foreign Office, the Royal Thai Army and NATO did not immediately reply to requests for comment",
    C12: "the Royal Thai Army and NATO did not immediately reply to requests for comment",
    C13: "John Hultquist, chief analyst at Mandiant Intelligence, which belongs to Microsoft, takes them for the authentic papers of a contractor involved in cyber-espionage from China",
    C14: "was founded in 2010",
    C15: "Mao Ning, a Chinese foreign ministry spokeswoman, said on 22 February that she did not know of the matter",
    C16: "China is against every kind of cyberattack and pursues them by legal means, she said",
    C17: "NATO did not immediately reply to requests for comment",
    C18: "I-Soon did not reply to requests sent by email and made by telephone",
    C19: "Apple and Microsoft did not reply to requests for comment",
    C20: "Microsoft did not reply to requests for comment",
    C21: "The contractor is formally known as Shanghai Anxun Information Technology Co.",
    C22: "Google had no immediate comment",
    C23: "The ministry did not answer a request for comment sent by fax",
    C24: "Brochures among the files claim that the contractor could break into accounts and devices from Microsoft",
    C25: "Brochures among the files claim that the contractor could break into accounts and devices from Microsoft, Apple",
    C26: "Brochures among the files claim that the contractor could break into accounts and devices from Microsoft, Apple and Google",
    C27: "To David Robinson, co-founder of the Australian firm Internet 2.0, the release looks selective and resembles an act of revenge",
    C28: "whoever posted them may have had a grievance against the contractor",
    C29: "The leak appears to be the first major one from a Chinese firm of this kind, said Dakota Cary, a China consultant at SentinelOne",
    C30: "The files describe the sale of stolen data to customers including the Ministry of Public Security",
    C31: "The files describe the sale of stolen data to customers including the Ministry of Public Security and the Chinese army",
    C32: "The data on offer apparently included material from the British government",
    C33: "The data on offer apparently included material from the British government and from the Australian government",
    C34: "Some was from Pakistan, a country on good terms with China",
    C35: "It matters in itself, he said, and may embarrass Beijing",
    C36: "China’s government, in his view, worries about how the world sees its hacking and presents itself as the victim",
    C37: "The leak cannot be compared with Edward Snowden’s, he said, but other governments can now cite public material",
    C38: "Specialists found little in the files that is highly sensitive or could do harm",
    C39: "security researchers say the files give a rare view of the contractors that hack for China’s government",
    C40: "If genuine, the files show how many and how varied the contractor’s targets were",
    C41: "If genuine, the files show how many and how varied the contractor’s targets were, and the commerce that supports such operations",
    C42: "The United States has for years accused China of cyber-espionage",
    C43: "China has for years accused the United States of it",
    C44: "China’s government backs hackers who break into networks in other countries, according to Washington",
    C45: "has posted a letter of thanks from a Communist Party body in Chengdu on social media",
    C46: "It has advertised its part in the defence of China’s networks",
    C47: "GitHub, a site for programmers that is owned by Microsoft",
    C48: "Mandiant Intelligence, which belongs to Microsoft",
    C49: "I-Soon and Chinese police were looking into how the files came to be public, two employees told the Associated Press",
    C50: "Outsiders seldom get to see the inside of a spying operation so well, he said",
  },
  // The headline is the desk's, and says no more than the claims below it.
  then: [{ hoursAgo: 24.45, do: "dismiss", words: "a hacking contractor’s government targets" }],
};
