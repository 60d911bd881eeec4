/** Counts and times of requests since the start, in the text form of Prometheus. */

/** Upper bounds, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

type Times = { count: number; seconds: number; upTo: number[] };

type Counted = { requests: Map<string, number>; times: Map<string, Times> };

// Kept on globalThis: counted where requests come in, told by a route, which is another bundle.
const shared = globalThis as { sourcelineMetrics?: Counted };
const counted: Counted = (shared.sourcelineMetrics ??= { requests: new Map(), times: new Map() });

export type Measured = { method: string; route: string; status: number; seconds: number };

/** @param route of a closed set: each one is kept for as long as the server runs. */
export function countRequest({ method, route, status, seconds }: Measured): void {
  const labels = labelsOf({
    method: METHODS.has(method) ? method : "other",
    route,
    status: String(status),
  });
  counted.requests.set(labels, (counted.requests.get(labels) ?? 0) + 1);
  const key = labelsOf({ route });
  let times = counted.times.get(key);
  if (!times) {
    times = { count: 0, seconds: 0, upTo: BUCKETS.map(() => 0) };
    counted.times.set(key, times);
  }
  times.count += 1;
  times.seconds += seconds;
  const bucket = BUCKETS.findIndex((bound) => seconds <= bound);
  if (bucket >= 0) times.upTo[bucket] = (times.upTo[bucket] ?? 0) + 1;
}

function labelsOf(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(
      ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (mark) => ESCAPED[mark] ?? mark)}"`,
    )
    .join(",");
}

const ESCAPED: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n" };

export type Gauge = { name: string; help: string; value: number };

/** @param gauges what is read at this moment, besides. */
export function metricsText(gauges: readonly Gauge[]): string {
  const lines = [
    "# HELP sourceline_requests_total Requests answered.",
    "# TYPE sourceline_requests_total counter",
    ...[...counted.requests].map(([labels, n]) => `sourceline_requests_total{${labels}} ${n}`),
    "# HELP sourceline_request_seconds Time from a request to the end of its answer.",
    "# TYPE sourceline_request_seconds histogram",
    ...[...counted.times].flatMap(([labels, times]) => histogramOf(labels, times)),
    ...gauges.flatMap(({ name, help, value }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      `${name} ${value}`,
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function histogramOf(labels: string, { count, seconds, upTo }: Times): string[] {
  const name = "sourceline_request_seconds";
  let sum = 0;
  const buckets = BUCKETS.map((bound, index) => {
    sum += upTo[index] ?? 0;
    return `${name}_bucket{${labels},le="${bound}"} ${sum}`;
  });
  return [
    ...buckets,
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${seconds}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
