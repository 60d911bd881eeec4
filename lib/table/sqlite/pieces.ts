/** What the statements of the table are put together with, beyond Prisma's own `sql`. */
import { Prisma } from "@/prisma/generated/client";

export const TRUE = Prisma.raw("1");

/** All of the conditions; true where there is none. */
export function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? TRUE : Prisma.join([...conditions], " AND ");
}

/** One of them at least; there must be one. */
export function either(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([...conditions], " OR ")})`;
}

/** The right side of IN; may be empty. */
export function list(values: readonly (string | number)[]): Prisma.Sql {
  return values.length === 0 ? Prisma.raw("()") : Prisma.sql`(${Prisma.join([...values])})`;
}
