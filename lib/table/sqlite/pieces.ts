/** What the statements of the table are put together with, beyond Prisma's own `sql`. */
import { Prisma } from "@/prisma/generated/client";

/** All of the conditions; true where there is none. */
export function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.raw("1") : Prisma.join([...conditions], " AND ");
}

/** The right side of IN; may be empty. */
export function list(values: readonly (string | number)[]): Prisma.Sql {
  return values.length === 0 ? Prisma.raw("()") : Prisma.sql`(${Prisma.join([...values])})`;
}
