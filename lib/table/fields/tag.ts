/** What the claim is tagged with. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const tagField = {
  key: "tag",
  column: { id: "tags", label: "Tags", member: "tags", file: { holds: "text", width: 24 } },
  filter: { name: "tag", label: "Tag", takes: "text", noneLabel: "No tag" },
  stored: inOwnWay<string[]>(),
} as const satisfies Field;
