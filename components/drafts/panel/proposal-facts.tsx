import { DefinitionList } from "@/components/ui/definition-list";
import { SILENCES, type ProposedClaim, type ProposedSource } from "@/lib/drafts/rules";
import { sourceDetail, SOURCE_KIND_LABELS } from "@/lib/ledger/sources/rules";

const QUOTATIONS: Record<ProposedClaim["quotation"], string> = {
  direct: "Direct",
  mixed: "Partly quoted",
  indirect: "Indirect, in the story’s words",
};

/** What the text itself says about the claim: who asserts it, on what words, how firmly. */
export function ProposalFacts({ claim, sentence }: { claim: ProposedClaim; sentence: string }) {
  return (
    <>
      <blockquote
        dir="auto"
        className="my-3 border-l-2 border-rule pl-3 font-serif text-quote whitespace-pre-line text-soft"
      >
        {sentence}
      </blockquote>
      <DefinitionList
        className="mb-3.5"
        items={[
          {
            term: "Who says so",
            value: claim.source ? (
              <NamedSource source={claim.source} />
            ) : (
              "The story itself, in its own voice"
            ),
          },
          { term: "Said with", value: quoted(claim.cue === "" ? [] : [claim.cue]) },
          {
            term: "Quotation",
            value: (
              <>
                {QUOTATIONS[claim.quotation]}
                {claim.quotes.map((quote, index) => (
                  <q dir="auto" key={index} className="mt-0.5 block font-serif text-quote italic">
                    {quote}
                  </q>
                ))}
              </>
            ),
          },
          { term: "Hedged with", value: quoted(claim.hedges) },
          { term: "Denial", value: claim.isDenial ? "The text says that it is denied" : "" },
          {
            term: "Silence",
            value: claim.silence
              ? `${claim.silence.parties.join(", ") || "Somebody"} ${SILENCES[claim.silence.kind]}`
              : "",
          },
          { term: "Figures", value: claim.figures.join(", ") },
        ]}
      />
    </>
  );
}

function NamedSource({ source }: { source: ProposedSource }) {
  if (source.open) return <>“{source.name.toLowerCase()}”: the text does not say for sure who</>;
  if (source.each) {
    return source.each.map((person) => <NamedSource key={person.name} source={person} />);
  }
  const detail = sourceDetail(source);
  const kind = SOURCE_KIND_LABELS[source.kind].toLowerCase();
  return (
    <div>
      {source.name}
      <span className="block text-faint">
        {[source.isNamed ? kind : `${kind}, not named`, detail].filter(Boolean).join(" · ")}
      </span>
    </div>
  );
}

/** “may have”, “if confirmed”; empty for none. */
function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(", ");
}
