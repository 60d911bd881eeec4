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
 * leave the server. Announce a new one here; if no good name comes to mind, it belongs in one of
 * the five above.
 */
const named = {
  platform: {
    client: "server",
    clock: "pure",
    constraints: "pure",
    db: "server",
    env: "server",
    errors: "pure",
    "file-job": "server",
    log: "server",
    migrate: "server",
    rows: "server",
    "search-index": "server",
    sets: "server",
    "start-threads": "server",
    statements: "server",
    text: "pure",
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
  text: {
    align: "pure",
    fold: "pure",
    "fold-name": "pure",
    hedges: "pure",
    nearest: "pure",
    negations: "pure",
    occurrences: "pure",
    text: "pure",
    tokens: "pure",
    "word-index": "pure",
  },
  "text/diff": {
    paragraphs: "pure",
    words: "pure",
  },
  "text/import": {
    decode: "pure",
    "file-kind": "pure",
    html: "server",
    "import-text": "server",
    limits: "pure",
    markdown: "server",
    "normal-form": "pure",
    "page-chrome": "pure",
    "parse-html": "server",
    plain: "pure",
    word: "server",
    "word-archive": "server",
  },
  "text/quote": {
    check: "pure",
    parts: "pure",
    search: "pure",
  },
  reading: {
    attribution: "pure",
    attributions: "pure",
    cast: "pure",
    casting: "pure",
    complements: "pure",
    figures: "pure",
    grammar: "pure",
    hedging: "pure",
    lexicon: "pure",
    "listed-items": "pure",
    "object-cues": "pure",
    "phrase-cues": "pure",
    "preceding-content": "pure",
    proposal: "pure",
    propose: "server",
    quotations: "pure",
    reading: "server",
    roles: "pure",
    sentences: "pure",
    silence: "pure",
    "source-kinds": "pure",
    spans: "pure",
    speakers: "pure",
    subjects: "pure",
    "verb-cues": "pure",
    wording: "pure",
    words: "server",
    worth: "pure",
  },
  stories: {
    desk: "server",
    find: "server",
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
    paste: "pure",
    patch: "server",
    record: "server",
    revise: "server",
  },
  "ledger/questions": {},
  "ledger/sources": {
    "change-actions": "server",
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
    "moved-citations": "server",
    moves: "server",
    preview: "server",
  },
  "ledger/standing": {
    standing: "server",
  },
  "ledger/verdicts": {},
  table: {
    "changed-rows": "server",
    answer: "server",
    columns: "pure",
    cursor: "pure",
    "day-range": "pure",
    facets: "server",
    field: "pure",
    "field-list": "pure",
    "filter-fields": "pure",
    "filter-names": "server",
    page: "server",
    plan: "server",
    query: "pure",
    row: "pure",
    "row-members": "pure",
    search: "pure",
    walk: "server",
  },
  "table/export": {
    about: "pure",
    answer: "server",
    cells: "pure",
    csv: "server",
    formulas: "pure",
    "give-way": "server",
    leaving: "pure",
    rows: "server",
    words: "pure",
    xlsx: "server",
    "xlsx-parts": "pure",
  },
  "table/sqlite": {
    "facet-counts": "server",
    filters: "server",
    order: "server",
    palette: "server",
    pieces: "server",
    rows: "server",
  },
  "table/views": {},
  drafts: {
    find: "server",
    "quote-checks": "server",
    "reading-actions": "server",
    "side-by-side": "server",
  },
  "drafts/place": {
    alignment: "pure",
    anchor: "pure",
    "changed-places": "pure",
    comparison: "pure",
    decide: "pure",
    evidence: "pure",
    "exact-places": "pure",
    fit: "pure",
    lapsing: "server",
    near: "pure",
    "place-claims": "server",
    "placement-of": "server",
    placing: "server",
    runs: "pure",
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
    proposed: "server",
    proposing: "server",
  },
};

/** Folders in which every file is one thing of its kind, so that its name needs no announcing. */
const kinds = { "table/fields": "pure" };

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
