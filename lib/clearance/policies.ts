/**
 * The policies of the gate: presets that an administrator copies and adjusts. What a policy asks is
 * data; rules.ts reads it. Pure; shared by server and screens.
 */

/** From which legal risk on a lawyer signs. */
export const LEGAL_FROM = ["medium", "high", "never"] as const;
export type LegalFrom = (typeof LEGAL_FROM)[number];

/** Which claims may not rest on one unnamed source without an editor's approval. */
export const UNNAMED_ON = ["every", "allegations", "never"] as const;
export type UnnamedOn = (typeof UNNAMED_ON)[number];

/** Which claims need a source that their checker found, beside those of the reporting. */
export const OWN_SOURCE_ON = UNNAMED_ON;
export type OwnSourceOn = UnnamedOn;

/** Who may override a blocker. */
export const OVERRIDE_BY = ["editors", "admins"] as const;
export type OverrideBy = (typeof OVERRIDE_BY)[number];

export type PolicyRules = {
  /** Per cent of the sentences that carry a claim, or were said to hold nothing to check. */
  coverage: number;
  unnamed: UnnamedOn;
  legal: LegalFrom;
  ownSource: OwnSourceOn;
  /** Whether citations that lack what finds their source again hold the story up, unless waived. */
  citations: boolean;
  /** Whether a deadline that still runs holds the story up. */
  running: boolean;
  /** Whether open questions do. */
  questions: boolean;
  /** Whether lints that nobody waived do. */
  lints: boolean;
  overrideBy: OverrideBy;
};

export const PRESETS = ["strict", "standard", "breaking"] as const;
export type Preset = (typeof PRESETS)[number];

/** Which a story is held against until somebody chooses another. */
export const USUAL: Preset = "standard";

export const PRESET_LABELS: Record<Preset, string> = {
  strict: "Strict",
  standard: "Standard",
  breaking: "Breaking",
};

export const PRESET_RULES: Readonly<Record<Preset, PolicyRules>> = {
  strict: {
    coverage: 100,
    unnamed: "every",
    legal: "medium",
    ownSource: "allegations",
    citations: true,
    running: true,
    questions: true,
    lints: true,
    overrideBy: "admins",
  },
  standard: {
    coverage: 90,
    unnamed: "allegations",
    legal: "high",
    ownSource: "never",
    citations: true,
    running: true,
    questions: true,
    lints: true,
    overrideBy: "editors",
  },
  breaking: {
    coverage: 60,
    unnamed: "allegations",
    legal: "high",
    ownSource: "never",
    citations: false,
    running: false,
    questions: false,
    lints: false,
    overrideBy: "editors",
  },
};

export const POLICY_NAME_LIMIT = 60;
export const POLICIES_LIMIT = 50;

export function isPreset(policy: string): policy is Preset {
  return (PRESETS as readonly string[]).includes(policy);
}

/** What a policy asks, one line for each, as the panel tells it. */
export function policyLines(rules: PolicyRules): Array<{ term: string; says: string }> {
  return [
    {
      term: "Allegations",
      says: rules.running
        ? "An outcome for each subject, and no deadline running"
        : "Each subject asked; a deadline may still run",
    },
    { term: "Unnamed", says: UNNAMED_SAYS[rules.unnamed] },
    { term: "Own source", says: OWN_SOURCE_SAYS[rules.ownSource] },
    { term: "Citations", says: rules.citations ? "Complete, or waived" : "Only told" },
    { term: "Legal risk", says: LEGAL_SAYS[rules.legal] },
    { term: "Questions", says: rules.questions ? "All closed" : "May stay open" },
    { term: "Lints", says: rules.lints ? "Mended or waived" : "Only told" },
    {
      term: "Overrides",
      says:
        rules.overrideBy === "editors" ? "By editors, with a reason" : "By administrators alone",
    },
  ];
}

export const UNNAMED_SAYS: Record<UnnamedOn, string> = {
  every: "Alone only if an editor approves",
  allegations: "Alone on an allegation only if an editor approves",
  never: "May stand alone",
};

export const OWN_SOURCE_SAYS: Record<OwnSourceOn, string> = {
  every: "The checker finds a source of their own for each claim",
  allegations: "The checker finds a source of their own for an allegation",
  never: "What was reported is enough",
};

export const LEGAL_SAYS: Record<LegalFrom, string> = {
  medium: "A lawyer signs from medium risk on",
  high: "A lawyer signs where the risk is high",
  never: "Nobody signs",
};

/** The rules that `patch` would change, and from what to what. */
export function withPatch(rules: PolicyRules, patch: Partial<PolicyRules>): PolicyRules {
  const given = Object.entries<unknown>(patch).filter(([, value]) => value !== undefined);
  return { ...rules, ...(Object.fromEntries(given) as Partial<PolicyRules>) };
}
