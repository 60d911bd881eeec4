import type { ActionTable } from "@/lib/access/action";
import { runAction } from "@/lib/access/action";
import { answerError } from "@/lib/access/respond";
import { notFound } from "@/lib/platform/errors";
import { registry } from "@/lib/registry";

const commands = new Map(Object.entries(registry as ActionTable));

export async function POST(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const { name } = await params;
  const definition = commands.get(name);
  return definition ? runAction(definition, request) : answerError(notFound("That command"));
}
