/** The story that a claim belongs to. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const storyField = {
  key: "story",
  column: { id: "story", label: "Story", member: null, file: { holds: "text", width: 20 } },
  filter: { name: "story", label: "Story", takes: "story" },
  stored: inOwnWay<{ slug: string }>(),
} as const satisfies Field;
