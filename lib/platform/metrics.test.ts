import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countRequest, metricsText } from "./metrics";

/** The samples of a text in Prometheus' form; whatever is not of that form fails. */
function samplesOf(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.slice(0, -1).split("\n")) {
    if (/^# (HELP|TYPE) [a-z_]+ .+$/.test(line)) continue;
    const label = String.raw`[a-z]+="(?:[^"\\\n]|\\["\\n])*"`;
    const found = new RegExp(`^([a-z_]+(?:\\{${label}(?:,${label})*\\})?) ([-+.e\\d]+)$`).exec(
      line,
    );
    expect(found, line).not.toBeNull();
    expect(samples.has(found![1]!), line).toBe(false);
    samples.set(found![1]!, Number(found![2]));
  }
  return samples;
}

describe("metrics", () => {
  it("count every request once, in every bucket that it fits", () => {
    const measured = fc.record({
      method: fc.constantFrom("GET", "POST", "BREW", "x\ny"),
      route: fc.constantFrom("/", "/stories/[slug]", 'a "quoted"\n\\ route'),
      status: fc.constantFrom(200, 404, 500),
      seconds: fc.double({ min: 0, max: 30, noNaN: true }),
    });
    const total = (samples: Map<string, number>, name: string) =>
      [...samples].filter(([key]) => key.startsWith(name)).reduce((sum, [, n]) => sum + n, 0);
    fc.assert(
      fc.property(fc.array(measured, { maxLength: 40 }), (requests) => {
        const before = samplesOf(metricsText([]));
        requests.forEach(countRequest);
        const after = samplesOf(metricsText([]));
        for (const name of ["sourceline_requests_total", "sourceline_request_seconds_count"]) {
          expect(total(after, name) - total(before, name)).toBe(requests.length);
        }
        const infinite = [...after].filter(([key]) => key.includes('le="+Inf"'));
        expect(infinite.reduce((sum, [, n]) => sum + n, 0)).toBe(
          total(after, "sourceline_request_seconds_count"),
        );
        const seconds = requests.reduce((sum, request) => sum + request.seconds, 0);
        const name = "sourceline_request_seconds_sum";
        expect(total(after, name) - total(before, name)).toBeCloseTo(seconds, 3);
      }),
    );
    const buckets = [...samplesOf(metricsText([]))].filter(([key]) =>
      key.startsWith('sourceline_request_seconds_bucket{route="/",'),
    );
    const counts = buckets.map(([, count]) => count);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
  });

  it("know no methods but HTTP's own, so that nobody fills the memory with others", () => {
    countRequest({ method: "INVENTED", route: "/", status: 200, seconds: 0 });
    expect(metricsText([])).not.toMatch(/INVENTED|BREW/);
  });

  it("tell what is read at this moment besides", () => {
    const text = metricsText([{ name: "sourceline_disk_free_bytes", help: "Room.", value: 12 }]);
    expect(samplesOf(text).get("sourceline_disk_free_bytes")).toBe(12);
  });
});
