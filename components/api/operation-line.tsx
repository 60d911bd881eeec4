import type { JsonSchema, Operation } from "@/lib/api/openapi";
import { fieldsOf, type SchemaField } from "./schema-words";

/** One operation: what it is for, and folded away, what it takes and gives. */
export function OperationLine({ at, operation }: { at: string; operation: Operation }) {
  const [method, path] = at.split(" ");
  const { parameters = [], requestBody, responses, summary, description } = operation;
  const asked = parameters.map(({ name, in: where, required, schema, description: note }) => ({
    ...fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] })[0],
    name,
    note: [where === "query" ? "" : `in the ${where}`, note].filter(Boolean).join("; "),
  }));
  const [body] = Object.values(requestBody?.content ?? {});
  const answer = (responses["200"] as { content?: Record<string, { schema: JsonSchema }> }).content;
  const [given] = Object.values(answer ?? {});
  return (
    <li className="border-b border-rule last:border-0">
      <details>
        <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 py-1.5">
          <code className="text-sm break-all">
            <span className="font-strong">{method}</span> {path}
          </code>
          {summary === path?.split("/").at(-1) ? null : (
            <span className="text-sm text-soft">{summary}</span>
          )}
        </summary>
        <div className="flex flex-col gap-2 pb-3 pl-4 text-sm">
          {description ? <p className="text-soft">{description}</p> : null}
          <FieldList title="Asked with" fields={asked} />
          {body ? <FieldList title="Sent" fields={fieldsOf(body.schema)} /> : null}
          {given ? <FieldList title="Answers" fields={fieldsOf(given.schema)} /> : null}
        </div>
      </details>
    </li>
  );
}

function FieldList({
  title,
  fields,
}: {
  title: string;
  fields: ReadonlyArray<Partial<SchemaField> & { name: string; note?: string }>;
}) {
  if (fields.length === 0) return null;
  return (
    <div>
      <p className="font-strong">{title}</p>
      <ul className="pl-3">
        {fields.map(({ name, type, isRequired, note }) => (
          <li key={name} className="break-words">
            <code>{name}</code>
            {isRequired ? null : <span className="text-faint"> (may be left out)</span>}{" "}
            <span className="text-soft">{[type, note].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
