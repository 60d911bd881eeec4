/** Stands in for the `server-only` marker under vitest, where everything runs on the server. */
export {};
