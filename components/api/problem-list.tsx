import { HTTP_STATUS } from "@/lib/platform/errors";
import { PROBLEM_TITLES, problemType, type ProblemCode } from "@/lib/platform/problem";

/** What each code means, and what to do about it. */
const MEANINGS: Record<ProblemCode, string> = {
  UNAUTHENTICATED: "No token or session, or it has ended. Make a new token, or sign in.",
  NOT_FOUND: "No such record, for whoever asks.",
  FORBIDDEN: "The role does not allow it, or the token was not made for it.",
  INVALID: "Something was not understood; “fields” names each parameter or field.",
  RULE_UNMET: "A rule of the desk stands against it; “unmet” says what it asks for.",
  CONFLICT: "Somebody else changed it meanwhile; “current” is what stands. Read it and try again.",
  STALE: "The version in If-Match is not the one that stands; “current” is.",
  TOO_LARGE: "More than is taken in at once. Send it in parts.",
  THROTTLED: "Too often in a short time. Go on after Retry-After.",
  BUSY: "Nothing was done. Send the same again, under its key, after Retry-After.",
  STORAGE: "The disk is full, may not be written or is damaged. Tell whoever runs the server.",
  FAULT: "A failure of the server, whose own log has more. Nothing was saved.",
};

export function ProblemList() {
  return (
    <section aria-labelledby="refusals" className="mt-8">
      <h2 id="refusals" className="border-b border-rule pb-1 font-serif text-title font-semibold">
        Refusals
      </h2>
      <p className="mt-1 text-soft">
        Problem details (RFC 9457): “type”, “title”, “status” and “detail”, and “code” to go by.
      </p>
      <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-[14rem_minmax(0,1fr)]">
        {(Object.keys(MEANINGS) as ProblemCode[]).map((code) => (
          <div key={code} className="contents">
            <dt id={problemType(code).split("#")[1]}>
              <code>{code}</code>{" "}
              <span className="text-faint">{code === "FAULT" ? 500 : HTTP_STATUS[code]}</span>
            </dt>
            <dd className="text-soft">
              {PROBLEM_TITLES[code]}. {MEANINGS[code]}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
