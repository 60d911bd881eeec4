/** What an API token may be made for. Pure: forms and the description of the API know it, too. */

/** Read alone, or also what changes something. */
export const TOKEN_SCOPES = ["read", "write"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
