/**
 * Words that tell fact-checkers where to look first, and those that tell of what cannot be checked.
 * Each list stands for one reason (worth-signals.ts); a word may stand in several. Pure.
 */

/** The patterns of a list, one for each, between word borders; spaces are as written. */
const list = (patterns: string) => {
  const each = patterns
    .trim()
    .split(/[|\n]/)
    .map((pattern) =>
      // No word is longer, and a search stays linear.
      pattern
        .trim()
        .replaceAll(String.raw`\w*`, String.raw`\w{0,20}`)
        .replaceAll(String.raw`\w+`, String.raw`\w{1,20}`),
    );
  return new RegExp(`\\b(?:${each.join("|")})\\b`, "i");
};

/** Somebody is said to have done what they should not have. */
export const WRONGDOING = list(String.raw`
  abus\w+ | accus\w+ | assault\w* | attack(?:ed|s|ing)? | backdat\w+ | banned | beat(?:en|ing)? up | blackmail\w* | breach\w*
  bribe\w* | bribing | broke the | broken (?:any|the) | bugged | bugging | bull(?:ied|ying) | bypass\w* | cheat\w* | coerc\w+
  collu\w+ | conceal\w* | conspir\w+ | corrupt\w* | cover(?:ed)?[ -]up | deceiv\w+ | defraud\w* | delet(?:ed|ing) | discriminat\w+
  divert\w+ | doctored | dump(?:ed|ing) | eavesdrop\w* | embezzl\w+ | evad\w+ | exploit(?:ed|ing|ation) | extort\w*
  fabricat\w+ | fak(?:e|ed|ing) | falsif\w+ | fictitious | forc(?:ed|ing) | forged | forger(?:y|ies) | fraud\w* | ghost workers?
  grop(?:ed|ing) | hack(?:ed|ers?|ing) | harass\w* | hid | hiding | hidden | hush\w* | inflat(?:ed|ing) | insider | intimidat\w+
  irregularit\w+ | kickbacks? | kidnap\w* | launder\w+ | leak(?:ed|s|ing)? | lied | lying | looted | looting | malpractice
  manipulat\w+ | misconduct | misled | mislead\w* | misus\w+ | misappropriat\w+ | misrepresent\w* | mistreat\w* | murder\w*
  neglect\w* | negligen\w+ | nepotism | overbill\w* | overcharg\w+ | perjur\w+ | pilfer\w* | plagiari\w+ | pocketed | pollut\w+
  price[- ]fixing | rap(?:e|ed|ist) | raided | retaliat\w+ | rigg(?:ed|ing) | sabotag\w+ | scam\w* | scheme | secret(?:ly)? | shell compan\w+
  shot | shredd\w+ | siphon\w* | skimm(?:ed|ing) | slush | smuggl\w+ | spied | spy(?:ing)? | spyware | stealing | stole[n]? | stalk\w* | suppress\w*
  swindl\w+ | tamper\w* | theft | threat\w* | tortur\w+ | traffick\w+ | trespass\w* | underpaid | undeclared | undisclosed
  unauthori[sz]ed | unfiltered | unlicen[cs]ed | unpaid | unreported | untreated | withheld | wiped
  without (?:(?:an?|any|their|his|her) )?(?:\w+ )?(?:licen[cs]e|permit|prescription|permission|consent|tender|approval|warrant|authori[sz]ation|knowledge)
  never (?:been )?(?:done|built|delivered|reached|paid|arrived|told|checked|inspected|tested|met|repaired)
  (?:do|does|did) not exist | same handwriting | conflict of interest`);

/** Somebody or something came to harm, or lost freedom or work. */
export const HARM = list(String.raw`
  died | dies | dead | deaths? | drown\w* | kill(?:ed|ing|s)? | injur\w+ | hurt | wounded | victims? | poison\w* | overdos\w* | paraly[sz]ed
  collaps\w+ | crash\w* | explo(?:ded|sion) | burn(?:ed|t) | fires? | caught fire | derail\w* | ran aground | sank | infect\w+ | fell ill | sickened
  suicide | dismiss(?:ed|al) | fired | sacked | laid off | evict\w+ | expelled | deport\w* | detain\w* | arrest\w* | jail\w* | missing
  contaminat\w+ | toxic | destroyed | damaged | hospitali[sz]ed | amputat\w+ | miscarr\w+ | starv\w+ | abandoned | suspended | recalled`);

/** What law, contract or standard allows and asks for. */
export const RULE = list(String.raw`
  laws? | legal(?:ly)? | illegal(?:ly)? | unlawful(?:ly)? | crime | criminal | offen[cs]es? | felony | misdemeanou?r | forbid(?:s|den)? | forbade
  prohibit\w* | outlaw\w* | banned | embargo | sanctions? | sanctioned | licen[cs]e[ds]? | permits? | statut\w+ | regulations? | rules?
  constitution\w* | violat\w+ | complie[ds] | comply | obliges? | obliged | ha(?:s|ve|d) to be (?:put|reported|approved|registered|declared)
  (?:in|years in) prison | prosecut\w+ | convict\w+ | indict\w+ | charged with | fined | guilty | lawsuit | sued | subpoena\w* | testified
  contracts? | tender | requires | required | entitled | legal limit | standards? | limit | within (?:\w+ )?(?:hours|days) | code | treaty | ordinance`);

export const CAUSE = list(String.raw`
  because | caus(?:e|ed|es|ing) | due to | owing to | led to | leads to | as a result | (?:direct )?result of | resulted in | so that
  therefore | since (?:its|it|the|none|nobody|no) | trigger(?:ed|s) | contribut\w+ to | responsible for | blamed? | stemm(?:ed|ing) from | prompted
  linked to | link between | traced to`);

/** Who knew, who decided, and who was close to whom. */
export const KNOWLEDGE = list(String.raw`
  knew | known | aware | warn(?:ed|ing|ings)? | told (?:him|her|them) to | told to | was told | were told | been told | urged | ordered | approved | authori[sz]ed
  signed | instructed | allowed | ignored | did nothing | failed to | turned a blind eye | arranged | awarded | overruled | overrode | vetoed | refused
  complain(?:ed|ts?) | informed | alerted | notified | reported to | objected | raised concerns | resigned | stepped down | payout | bonus
  appointed | hired | lobbied | promoted | stake in | shares? in | owns? | owned | on the board | (?:his|her|whose|’s) (?:wife|husband|son|daughter|brother|sister|nephew|cousin)`);

export const DENIAL = list(String.raw`
  den(?:y|ied|ies|ying) | denial | reject(?:s|ed)? | false | falsehood | untrue | baseless | unfounded | fabrication | forgery | never
  not true | no such | refut\w+ | disput\w+ | contradict\w* | deliberately | no wrongdoing | did nothing wrong | not aware | no knowledge of`);

export const MONEY = list(String.raw`
  paid | pays? | payments? | sold | bought | purchas\w+ | spent | cost | owes?d? | donat\w+ | donors? | profits? | loss(?:es)? | lost | earn\w* | received
  took | transfer\w* | loan | deducted | funds? | invoic\w+ | billed | budget | collected | settled | subsid\w+ | salary | salaries | wages | stake | unloaded
  refund\w* | taxpayers? | grants? | debts? | bailout | revenue`);

export const COMPARISON = list(String.raw`
  rose | risen | increas\w+ | fell | fallen | dropped | decreas\w+ | doubled | tripled | halved | twice | (?:two|three|four|five|ten) times
  more than | less than | fewer than | higher | lower | above | below | instead of | up from | down from | compared (?:with|to) | most | least | biggest
  largest | only | record | half of | one in | a (?:third|quarter|fifth|tenth) | at least | up to | by a factor | per (?:day|capita|head) | all of the | none of`);

/** What one feels, wishes, admires or thanks for. */
export const FEELING = list(String.raw`
  feels? | felt | feeling | proud | pride | lov(?:e[ds]?|ely|ing) | hop(?:es?|ed|ing) | sorry | apologi\w+ | thank(?:s|ed|ful)? | grateful | heart\w* | dream\w*
  happy | sad(?:ly)? | glad | delighted | pleased | excit\w+ | thrilled | angry | anger | furious | shaken | shocked | ashamed | afraid | fear(?:s|ed)?
  confident | confidence | optimis\w+ | disappoint\w+ | worried | cry | cried | tears | miss(?:es)? (?:his|her|my|the) | beautiful | pretty | wonderful | great
  terrible | awful | horrible | nice | gentle | charming | jovial | fun | best | favou?rite | sunshine | guardian angel | god | bless\w* | pray\w* | prayers?
  thoughts | sympath\w+ | condolences | believe in | understood | deserv\w+ | like a | enjoy\w* | disgrace | calm | wish(?:ed|es)? | humbled
  look(?:ing|s)? forward | welcome[ds]? | honou?r(?:ed)? | memor(?:y|ies) | sick | cannot believe | can[’']t believe | inspir\w+ | strength | mood
  passion\w* | get over | would rather | moved by | stunned | heroes? | miracle | blessing | nightmare | relief | relieved | determination`);

/** What somebody means to do, asks for or expects. */
export const VOW = list(String.raw`
  will | won[’']t | we[’']ll | vow(?:s|ed)? | promis(?:e|es|ed) | pledg(?:e|es|ed) | plans? to | planned for | intends? to | hopes? to | wants? to? | would like | aims? to
  is to | are to | is set to | are set to | going to | expects? | seek(?:s|ing)? to | call(?:s|ed|ing)? (?:for|on) | committed to | tak(?:e|es|ing) .{0,25} seriously
  took .{0,25} seriously | work with | look into | wait for | look at | consider\w* | examine | priority | remain(?:s)? committed | continue to`);

/** What should be, what all of us are, and other wisdom. */
export const OUGHT = list(String.raw`
  should | ought | must | needs? | has to change | have to learn | let us | let[’']s | deserve[sd]? | owe it to | question of | time to | it is time
  everybody | everyone | all of us | together | science is | life is | justice is | the future | you never | you always | in the end | a thing like that`);

/** What any guide book or calendar tells. */
export const BACKGROUND = list(String.raw`
  was (?:built|founded|born|started|set up|named) | founded in | lies | home to | rises in | opens? (?:at|on|from) | known (?:for|as) | anniversary | sponsors?
  tall | meets? (?:again|on) | returns? on | next (?:meeting|week|month|year) | kick[ -]?off | plays? (?:in|at) | is (?:most )?common | is carried by | has .{1,12} seats
  candles | festival | picnic | concert | season | museum | tours? | cool evening | free of charge | tickets?`);

export const FIRST_PERSON = /\b(?:i|me|my|we|our|us|you|your)\b/i;

/** What can be laid beside a claim. */
export const PROOF = list(String.raw`
  records? | documents? | filings? | files | invoices | e-?mails? | letters? | minutes | accounts | data | maps | images | photographs? | video | footage | audit\w* | report
  register | contracts? | pay slips | papers | database | court | logs? | statements? | deposition | testimony | memos? | messages | spreadsheets? | affidavit | notice | analysis | survey
  study | ledger | indictment | transcripts? | certificates? | tests? | samples?`);
