/** A worked example: from a token to a claim that is changed only as it was seen. */
export function ApiExample({ base }: { base: string }) {
  return (
    <section aria-labelledby="example" className="mt-6">
      <h2 id="example" className="font-serif text-title font-semibold">
        By curl
      </h2>
      <p className="mt-1 text-soft">
        Read the claims of a story, log one, and reword it as long as nobody else did.
      </p>
      <pre
        // What scrolls is reached by keyboard.
        tabIndex={0}
        role="region"
        aria-label="Example"
        className="mt-2 overflow-x-auto rounded-md border border-rule bg-surface p-3 text-xs"
      >
        <code>{exampleFor(base)}</code>
      </pre>
    </section>
  );
}

function exampleFor(base: string): string {
  return `TOKEN=sl_…      # Account → API tokens, or: sourceline -- token create …
API=${base}/api/v1

curl -s -H "Authorization: Bearer $TOKEN" "$API/me"
curl -s -H "Authorization: Bearer $TOKEN" "$API/stories?status=active"
curl -s -H "Authorization: Bearer $TOKEN" "$API/stories/harbour-fees/claims?level=unverified&limit=50"

# Log a claim. Sent again under its key, it is done once.
curl -s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 0b6c1f0e-8f1f-4f0c-9d0e-1a2b3c4d5e6f" \\
  -d '{"story": "harbour-fees", "wording": "The port raised its fees in May"}' \\
  "$API/commands/claims.log"

# Read it, with its version in the ETag; then change it as long as it is that.
curl -si -H "Authorization: Bearer $TOKEN" "$API/claims/412" | grep -i '^etag'
curl -s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -H 'If-Match: "4-Yb3kq0J5xV0aD1wP"' \\
  -d '{"claimId": 412, "patch": {"wording": "The port raised its fees in June"}}' \\
  "$API/commands/claims.edit"     # 412 where somebody else was first

# The next page of a list begins where the one before ended.
curl -s -H "Authorization: Bearer $TOKEN" "$API/verdicts?state=lapsed&limit=100&after=5120"`;
}
