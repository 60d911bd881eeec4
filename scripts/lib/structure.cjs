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
  { folder: "sources", is: "who or what knowledge comes from" },
  { folder: "stories", is: "the pieces of journalism under check" },
  { folder: "claims", is: "what a story asserts, and the citations it rests on" },
  { folder: "drafts", is: "versions of a story's text, and where claims stand in them" },
  { folder: "replies", is: "what a story's subjects were asked and answered" },
  { folder: "verification", is: "verdicts and queries on claims" },
  { folder: "imports", is: "the way in for tables made elsewhere" },
  { folder: "exports", is: "the way out" },
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
    db: "server",
    env: "server",
    errors: "pure",
    log: "server",
    migrate: "server",
    sql: "pure",
    text: "pure",
    transaction: "server",
    "wall-time": "pure",
  },
  access: {
    action: "server",
    actor: "pure",
    address: "server",
    policy: "pure",
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
    history: "server",
  },
  people: {
    "account-commands": "server",
    "auth-options": "server",
    invitations: "server",
    links: "server",
    oidc: "server",
    password: "server",
    "password-links": "server",
    "set-up": "server",
    "set-up-code": "server",
    "sign-in": "server",
    throttle: "pure",
  },
  sources: {
    directory: "server",
    leaning: "server",
    "leaning-claims": "server",
    "merge-preview": "server",
    names: "pure",
    near: "server",
    origins: "pure",
    "source-page": "server",
    standing: "server",
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
  claims: {
    attachments: "server",
    bulk: "server",
    citations: "server",
    columns: "pure",
    cursor: "pure",
    "day-range": "pure",
    entries: "server",
    "entry-stories": "server",
    "facet-counts": "server",
    facets: "server",
    "file-store": "server",
    "filter-fields": "pure",
    "filter-names": "server",
    find: "server",
    "find-citation": "server",
    hedges: "pure",
    history: "server",
    "merge-moves": "server",
    "moved-citations": "server",
    palette: "server",
    moves: "server",
    paste: "pure",
    patch: "server",
    revise: "server",
    search: "pure",
    "source-actions": "server",
    "source-changes": "server",
    "source-merges": "server",
    table: "server",
    "table-filters": "server",
    "table-order": "server",
    "table-query": "pure",
    "table-rows": "server",
    "table-select": "server",
    "table-walk": "server",
    views: "server",
  },
  drafts: { anchor: "pure" },
  replies: {},
  verification: { "open-questions": "server" },
  imports: {},
  exports: {
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
};

/** The pure files as one regular expression over paths from the repository's root. */
function purePattern() {
  const names = Object.entries(named).flatMap(([folder, files]) =>
    Object.entries(files)
      .filter(([, kind]) => kind === "pure")
      .map(([file]) => `${folder}/${file}`),
  );
  return `^lib/([^/]+/(rules|input)|${names.join("|")})\\.ts$`;
}

module.exports = { order, vocabulary, named, purePattern };
