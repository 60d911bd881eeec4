/**
 * `npm run api:client`: writes the types of the TypeScript client (tests/api/client/operations.ts) from
 * the API's description. A test fails while they are not what it says.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describeApi } from "@/lib/api/openapi";
import { writeClientTypes } from "./lib/client-types";

const file = path.join(import.meta.dirname, "..", "tests", "api", "client", "operations.ts");

await writeFile(file, await writeClientTypes(describeApi()));
console.log(`Wrote ${path.relative(process.cwd(), file)}.`);
