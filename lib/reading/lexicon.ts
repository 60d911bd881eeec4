/**
 * The verbs, nouns and adjectives by which English says that somebody asserts, believes or finds
 * something, and what each may govern. Classes follow the usual ones (Levin's verbs of
 * communication and of conjecture; Quirk et al., A Comprehensive Grammar, §16.31: public,
 * private and suasive verbs that take a that-clause). Inflected forms are made here, so that a
 * wrong part of speech does not hide a cue. Pure.
 */
import type { CueClass } from "./proposal";

export type VerbForm = "base" | "third" | "past" | "participle" | "gerund";

export type CueVerb = {
  readonly lemma: string;
  readonly class: CueClass;
  /** Takes a clause without "that": "said he left". Verbs that seldom do mostly have an object. */
  readonly takesBareClause: "often" | "seldom" | "never";
  /** Goes with quoted words, before or after them: "…," she joked. */
  readonly takesQuotation: boolean;
  /** Takes a that-clause at all; some verbs only go with quotations. */
  readonly takesThat: boolean;
  /** Names who is told before the clause: "told reporters that". */
  readonly takesAddressee: boolean;
  /** Takes a question: "asked whether", "knows how". */
  readonly takesQuestion: boolean;
  readonly denies: boolean;
  /** All inflected forms under which the word at hand could stand. */
  readonly forms: ReadonlySet<VerbForm>;
};

type Traits = Omit<CueVerb, "lemma" | "forms">;

const words = (text: string): string[] => text.split(" ");

const SPEECH: Traits = {
  class: "speech",
  takesBareClause: "never",
  takesQuotation: true,
  takesThat: true,
  takesAddressee: false,
  takesQuestion: false,
  denies: false,
};
const TELLING: Traits = { ...SPEECH, takesAddressee: true };
const BELIEF: Traits = { ...SPEECH, class: "belief", takesQuotation: false };
const FINDING: Traits = { ...SPEECH, class: "document" };
const LEARNING: Traits = { ...BELIEF, class: "other" };
const BARE = { takesBareClause: "seldom" } as const;

const VERBS: ReadonlyArray<readonly [traits: Traits, lemmas: readonly string[]]> = [
  [
    { ...SPEECH, ...BARE },
    words(
      "say state claim add announce argue assert allege admit acknowledge concede confirm declare " +
        "insist maintain report reply respond reason contend boast swear vow pledge promise predict " +
        "explain note reiterate repeat remark observe mention complain write suggest agree stress " +
        "emphasise emphasize warn hint joke affirm attest testify submit estimate propose recall",
    ),
  ],
  [
    SPEECH,
    words(
      "comment allow aver avow opine proclaim pronounce profess purport disclose divulge relate " +
        "recount signal intimate imply insinuate postulate hypothesize hypothesise theorize theorise " +
        "speculate rule recommend request urge demand counter retort rejoin rebut caution underline " +
        "underscore highlight point clarify specify stipulate certify assess advocate preach " +
        "protest lament bemoan grumble gripe moan confess volunteer interject cite quote post tweet " +
        "blog publish record document list lie joke quip elaborate hold moot tout forecast " +
        "prophesy conjecture surmise posit summarise summarize conclude guarantee chide accuse",
    ),
  ],
  [
    { ...TELLING, ...BARE },
    words("tell inform remind assure reassure notify advise warn promise convince persuade"),
  ],
  [TELLING, words("brief alert caution instruct teach email text")],
  [
    { ...SPEECH, takesThat: false, takesQuestion: true, takesAddressee: true },
    words("ask enquire inquire question query"),
  ],
  [
    { ...SPEECH, takesThat: false },
    words(
      "shout yell scream cry whisper murmur mutter mumble exclaim laugh sigh groan gasp snap snarl " +
        "growl bark roar shriek chuckle giggle grin smile sob wail drawl stammer stutter croak hiss " +
        "chant sing call read go continue begin start finish persist urge muse ponder tease taunt " +
        "scoff sneer gush rave rage thunder blurt chime pray beg plead order command reveal",
    ),
  ],
  [{ ...SPEECH, denies: true }, words("deny dispute rebut refute disavow")],
  [
    { ...BELIEF, ...BARE },
    words(
      "think believe know hope feel suspect suppose guess assume presume reckon imagine fear wish " +
        "expect understand consider doubt fancy figure bet trust dream",
    ),
  ],
  [
    { ...BELIEF, takesQuestion: true },
    words(
      "wonder know understand remember forget realise realize doubt anticipate foresee worry regret judge deem envisage envision accept",
    ),
  ],
  [{ ...FINDING, ...BARE }, words("find show suggest indicate reveal prove confirm mean conclude")],
  [FINDING, words("demonstrate establish illustrate evidence corroborate determine detail")],
  [
    { ...LEARNING, ...BARE },
    words("realise realize decide remember forget notice see hear learn discover"),
  ],
  [
    LEARNING,
    words(
      "recognise recognize appreciate ascertain infer deduce gather perceive sense calculate " +
        "verify discern grasp resolve recollect",
    ),
  ],
];

/** Verbs whose clause mostly stands without "that". */
const BARE_OFTEN = new Set(
  words(
    "say think believe claim know hope feel suspect suppose guess insist argue admit wish fear " +
      "assume swear reckon bet imagine realise realize add fancy figure state",
  ),
);

const IRREGULAR: Record<string, readonly [past: string, participle: string]> = {
  say: ["said", "said"],
  tell: ["told", "told"],
  write: ["wrote", "written"],
  think: ["thought", "thought"],
  know: ["knew", "known"],
  feel: ["felt", "felt"],
  understand: ["understood", "understood"],
  swear: ["swore", "sworn"],
  forecast: ["forecast", "forecast"],
  foresee: ["foresaw", "foreseen"],
  find: ["found", "found"],
  show: ["showed", "shown"],
  mean: ["meant", "meant"],
  forget: ["forgot", "forgotten"],
  see: ["saw", "seen"],
  hear: ["heard", "heard"],
  learn: ["learned", "learned"],
  hold: ["held", "held"],
  lie: ["lied", "lied"],
  sing: ["sang", "sung"],
  read: ["read", "read"],
  go: ["went", "gone"],
  begin: ["began", "begun"],
  teach: ["taught", "taught"],
  bet: ["bet", "bet"],
  dream: ["dreamed", "dreamt"],
  submit: ["submitted", "submitted"],
  admit: ["admitted", "admitted"],
  infer: ["inferred", "inferred"],
  chat: ["chatted", "chatted"],
  beg: ["begged", "begged"],
  quip: ["quipped", "quipped"],
  blog: ["blogged", "blogged"],
  grin: ["grinned", "grinned"],
  sob: ["sobbed", "sobbed"],
  snap: ["snapped", "snapped"],
  rebut: ["rebutted", "rebutted"],
};
/** Verbs whose last consonant is doubled by their irregular forms' siblings: "submitting". */
const DOUBLING = new Set(
  words("submit admit infer chat beg quip blog grin sob snap rebut forget begin bet"),
);

function inflect(lemma: string): Array<readonly [word: string, form: VerbForm]> {
  const [past, participle] = IRREGULAR[lemma] ?? [regularPast(lemma), regularPast(lemma)];
  const third = /(?:s|x|z|ch|sh|o)$/.test(lemma)
    ? `${lemma}es`
    : lemma.replace(/([^aeiou])y$/, "$1ie") + "s";
  const stem = lemma === "lie" ? "ly" : lemma.replace(/([^e])e$/, "$1");
  const gerund = (DOUBLING.has(lemma) ? lemma + (lemma.at(-1) ?? "") : stem) + "ing";
  return [
    [lemma, "base"],
    [third, "third"],
    [past, "past"],
    [participle, "participle"],
    [gerund, "gerund"],
  ];
}

function regularPast(lemma: string): string {
  return lemma.replace(/([^aeiou])y$/, "$1i").replace(/e$/, "") + "ed";
}

function stronger(known: CueVerb | undefined, traits: Traits): CueVerb["takesBareClause"] {
  return known?.takesBareClause === "seldom" ? "seldom" : traits.takesBareClause;
}

function buildVerbs(): ReadonlyMap<string, CueVerb> {
  const found = new Map<string, CueVerb>();
  for (const [traits, lemmas] of VERBS) {
    for (const lemma of lemmas) {
      for (const [word, form] of inflect(lemma)) {
        const known = found.get(word);
        found.set(word, {
          lemma: known?.lemma ?? lemma,
          class: known?.class ?? traits.class,
          takesBareClause: BARE_OFTEN.has(lemma) ? "often" : stronger(known, traits),
          takesQuotation: traits.takesQuotation || (known?.takesQuotation ?? false),
          takesThat: traits.takesThat || (known?.takesThat ?? false),
          takesAddressee: traits.takesAddressee || (known?.takesAddressee ?? false),
          takesQuestion: traits.takesQuestion || (known?.takesQuestion ?? false),
          denies: traits.denies || (known?.denies ?? false),
          forms: new Set([...(known?.forms ?? []), form]),
        });
      }
    }
  }
  return found;
}

/** Cue verbs by inflected form, in lower case. */
export const CUE_VERBS: ReadonlyMap<string, CueVerb> = buildVerbs();

/** "is confident that": what somebody holds, said by an adjective. */
export const BELIEF_ADJECTIVES: ReadonlySet<string> = new Set(
  words(
    "confident certain sure convinced aware unaware adamant hopeful optimistic pessimistic doubtful " +
      "sceptical skeptical worried concerned afraid fearful positive persuaded mindful conscious " +
      "satisfied insistent",
  ),
);

/** "reached the conclusion that", "made the claim that". */
export const CLAIM_NOUNS: ReadonlySet<string> = new Set(
  words(
    "conclusion claim claims allegation allegations assertion statement belief view opinion theory " +
      "suspicion suspicions fear fears hope hopes concern concerns impression argument suggestion " +
      "announcement warning warnings prediction confirmation admission remark remarks comment " +
      "accusation accusations complaint complaints doubt doubts confidence notion idea point",
  ),
);

/** Nouns for what is read, not for who speaks. */
export const DOCUMENT_NOUNS: ReadonlySet<string> = new Set(
  words(
    "report reports document documents file files filing filings paper papers study studies survey " +
      "surveys poll polls record records letter letters memo memos memorandum email emails e-mail " +
      "e-mails message messages statement statements transcript transcripts log logs data dataset " +
      "figures statistics invoice invoices contract contracts review analysis research article " +
      "articles post posts posting postings blog page pages website site database spreadsheet " +
      "spreadsheets assessment indictment complaint affidavit lawsuit ruling judgment judgement verdict order " +
      "opinion decision agreement minutes notes note manual paperwork evidence audit recording " +
      "recordings video videos footage image images photo photos photograph photographs tape tapes " +
      "census estimate estimates results findings analyses release releases advert brochure leaflet " +
      "book books chapter section index history sources source act law bill constitution treaty " +
      "schedule manifest receipt receipts certificate list lists archive recordsdata screenshots " +
      "map maps accounts label labels slip slips chart charts diary ledger register deeds printout " +
      "slide slides deposition declaration dossier questionnaire timetable tests samples",
  ),
);

/** Nouns that speak for a place or body and so for an organisation. */
export const ORGANISATION_NOUNS: ReadonlySet<string> = new Set(
  words(
    "ministry department agency company firm bank government administration council committee " +
      "commission court police office bureau army navy force forces party union university school " +
      "college institute association organisation organization group authority authorities board " +
      "parliament congress senate church charity foundation corporation service team club network " +
      "embassy consulate prosecution defence defense hospital trust federation league laboratory " +
      "labs inc corp ltd plc llc co band house chamber crown state city county station regulator " +
      "watchdog startup start-up airline carrier operator manufacturer maker retailer publisher " +
      "broadcaster think-tank consultancy campaign coalition alliance society municipality town " +
      "village utility inspectorate cooperative mill supermarket insurer supplier",
  ),
);

/** Words in the names of outlets. */
export const PUBLICATION_WORDS: ReadonlySet<string> = new Set(
  words(
    "times post herald tribune guardian telegraph gazette journal chronicle news newspaper magazine " +
      "weekly daily observer independent mail mirror sun star globe press reuters bloomberg bbc cnn " +
      "afp ap nbc cbs abc npr wikinews xinhua tass television radio tv broadcaster reporter inquirer " +
      "examiner bulletin courier dispatch sentinel economist spiegel monde figaro bild",
  ),
);
