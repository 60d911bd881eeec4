/**
 * How lib is laid out: the order of its folders and the closed set of file names in each.
 * The import rules (.dependency-cruiser.cjs) and the check of file names (tests/structure.test.ts)
 * both read it, so that a folder or a named file is announced once.
 */

/** From the ground up: a folder may import those above it in this list, never those below. */
const order = [
  { folder: "platform", is: "clock, configuration, database and errors; it knows no newsroom" },
  { folder: "access", is: "who is asking and what they may do" },
  { folder: "audit", is: "the log and the only door for writes" },
  { folder: "people", is: "accounts and invitations" },
  { folder: "text", is: "bringing text into one form, and comparing texts; it knows no claims" },
  { folder: "reading", is: "what a text itself says of who asserts what; it knows no records" },
  { folder: "stories", is: "the pieces of journalism under check" },
  { folder: "ledger", is: "the record: claims, citations, sources, verdicts, questions" },
  { folder: "table", is: "one question to the record: rows, counts, a file" },
  { folder: "drafts", is: "versions of a story's text, and where claims stand in them" },
  { folder: "replies", is: "what a story's subjects were asked and answered" },
  { folder: "clearance", is: "whether a story may go out" },
  { folder: "imports", is: "the way in for tables made elsewhere" },
  { folder: "documents", is: "files that claims are checked against" },
  {
    folder: "threads",
    is: "what runs in threads of its own: the commands, and where a thread begins",
  },
];

/** What any noun's folder may hold. rules and input are pure: the browser may import them. */
const vocabulary = ["rules", "input", "queries", "commands", "actions"];

/**
 * Files that a folder may hold beside the vocabulary, by name. `pure` ones compute from what they
 * are given (no clock, no file, no database), so the browser may import them; `server` ones may not
 * leave the server. Announce a new one here, or in structure-of-texts.cjs; if no good name comes to
 * mind, it belongs in one of the five above.
 */
const named = {
  platform: {
    calendar: "pure",
    client: "server",
    clock: "pure",
    constraints: "pure",
    db: "server",
    env: "server",
    errors: "pure",
    dialect: "server",
    "file-job": "server",
    log: "server",
    migrate: "server",
    rows: "server",
    "search-index": "server",
    sets: "server",
    "start-threads": "server",
    statements: "server",
    text: "pure",
    "thread-pool": "server",
    threads: "server",
    touched: "server",
    transaction: "server",
    "wall-time": "pure",
  },
  access: {
    accounts: "server",
    action: "server",
    actor: "pure",
    address: "server",
    policy: "pure",
    "read-json": "server",
    respond: "server",
    route: "server",
    "same-origin": "server",
    session: "server",
    "session-secret": "server",
    "session-token": "server",
    upload: "server",
    visibility: "server",
  },
  audit: {
    canonical: "pure",
    chain: "server",
    changes: "pure",
    commit: "server",
    events: "pure",
    "former-types": "pure",
    history: "server",
    "write-down": "server",
  },
  people: {
    "account-commands": "server",
    "auth-options": "server",
    invitations: "server",
    links: "server",
    oidc: "server",
    password: "server",
    "password-links": "server",
    "session-actions": "server",
    "set-up": "server",
    "set-up-code": "server",
    "sign-in": "server",
    throttle: "pure",
  },
  ...require("./structure-of-texts.cjs"),
  stories: {
    desk: "server",
    find: "server",
    "former-slugs": "server",
    history: "server",
    list: "server",
    members: "server",
    "shell-counts": "server",
    waiting: "server",
  },
  "ledger/citations": {
    attachments: "server",
    "file-store": "server",
    find: "server",
  },
  "ledger/claims": {
    bulk: "server",
    entries: "server",
    "entry-stories": "server",
    find: "server",
    history: "server",
    moves: "server",
    nameable: "server",
    paste: "pure",
    patch: "server",
    revise: "server",
  },
  "ledger/questions": {},
  "ledger/sources": {
    changes: "server",
    directory: "server",
    leaning: "server",
    "leaning-claims": "server",
    names: "pure",
    near: "server",
    origins: "pure",
    "source-page": "server",
  },
  "ledger/sources/merge": {
    moved: "pure",
    "moved-citations": "server",
    moves: "server",
    preview: "server",
  },
  "ledger/sqlite": {
    record: "server",
  },
  "ledger/standing": {
    "found-by": "server",
    refold: "server",
    standing: "server",
  },
  "ledger/verdicts": {},
  table: {
    "all-ids": "server",
    "changed-rows": "server",
    answer: "server",
    columns: "pure",
    counting: "server",
    cursor: "pure",
    "day-range": "pure",
    facets: "server",
    field: "pure",
    "field-list": "pure",
    "filter-fields": "pure",
    "filter-names": "server",
    marks: "pure",
    ordering: "server",
    page: "server",
    plan: "server",
    query: "pure",
    remembered: "server",
    row: "pure",
    search: "pure",
    totals: "server",
    walk: "server",
  },
  "table/export": {
    about: "pure",
    answer: "server",
    cells: "pure",
    csv: "server",
    formulas: "pure",
    open: "server",
    words: "pure",
    xlsx: "server",
    "xlsx-parts": "pure",
  },
  "table/sqlite": {
    cell: "server",
    condition: "server",
    counted: "server",
    "facet-counts": "server",
    filters: "server",
    hits: "server",
    order: "server",
    "order-spec": "server",
    palette: "server",
    pieces: "server",
    reads: "server",
    rows: "server",
    "sql-field": "server",
    "sql-fields": "server",
    start: "server",
    stored: "server",
  },
  "table/views": {},
  drafts: {
    "add-part": "server",
    carry: "pure",
    "check-quotes-in": "pure",
    "compare-paragraphs": "pure",
    find: "server",
    jobs: "server",
    "nothing-to-check": "server",
    parts: "server",
    preview: "server",
    "quote-checks": "server",
    "reading-actions": "server",
    "run-job": "server",
    "side-by-side": "server",
    "with-part": "pure",
  },
  "drafts/place": {
    alignment: "pure",
    anchor: "pure",
    "changed-places": "pure",
    comparison: "pure",
    decide: "pure",
    "decide-further": "server",
    evidence: "pure",
    "exact-places": "pure",
    fit: "pure",
    frame: "pure",
    further: "server",
    lapsing: "server",
    "next-places": "pure",
    "next-further": "pure",
    "next-placements": "pure",
    "named-changes": "pure",
    "place-claims": "server",
    offer: "pure",
    passage: "server",
    "placement-of": "server",
    placing: "server",
    repeats: "pure",
    runs: "pure",
    "same-matter": "pure",
    selectors: "pure",
    tokens: "pure",
    unsettled: "server",
  },
  threads: {
    "give-written": "server",
    thread: "server",
    written: "server",
  },
  "drafts/propose": {
    "ask-model": "server",
    "decide-proposals": "server",
    fingerprint: "pure",
    proposed: "server",
    proposing: "server",
    "read-answers": "server",
    "read-proposals": "server",
    "write-accepted": "server",
  },
};

/** Folders in which every file is one thing of its kind, so that its name needs no announcing. */
const kinds = { "table/fields": "pure", "table/sqlite/fields": "server" };

/** The pure files as one regular expression over paths from the repository's root. */
function purePattern() {
  const names = Object.entries(named).flatMap(([folder, files]) =>
    Object.entries(files)
      .filter(([, kind]) => kind === "pure")
      .map(([file]) => `${folder}/${file}`),
  );
  for (const [folder, kind] of Object.entries(kinds)) {
    if (kind === "pure") names.push(`${folder}/[^/]+`);
  }
  return `^lib/(.+/(rules|input)|${names.join("|")})\\.ts$`;
}

module.exports = { order, vocabulary, named, kinds, purePattern };
