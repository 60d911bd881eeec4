/**
 * The named files of what is brought in; see structure.cjs.
 * @type {Record<string, Record<string, "pure" | "server">>}
 */
module.exports = {
  imports: {
    "claim-review": "server",
    known: "server",
    "read-import": "server",
    running: "server",
    plan: "server",
    run: "server",
    "write-set": "server",
  },
  "imports/tables": {
    archive: "server",
    delimited: "pure",
    excel: "server",
    fates: "pure",
    fields: "pure",
    "find-mapping": "pure",
    "find-table": "pure",
    "json-rows": "pure",
    "number-formats": "pure",
    "open-document": "server",
    "own-export": "pure",
    ratings: "pure",
    "read-file": "server",
    "read-rows": "pure",
    "scan-xml": "pure",
    sheet: "pure",
  },
};
