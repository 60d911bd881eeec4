/** All commands by name: what POST /api/v1/commands/<name> serves, and the client's types. */
import type { ActionTable } from "@/lib/access/action";

export const registry = {} satisfies ActionTable;

export type CommandRegistry = typeof registry;
