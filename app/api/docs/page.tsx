import type { Metadata } from "next";
import { ApiExample } from "@/components/api/api-example";
import { OperationLine } from "@/components/api/operation-line";
import { ProblemList } from "@/components/api/problem-list";
import { TAGS, type Tag } from "@/lib/api/described";
import { describeApi, type Operation } from "@/lib/api/openapi";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "API" };

type Listed = { at: string; operation: Operation };

/** The API's description to be read: for anybody, because it says nothing of this newsroom. */
export default function ApiDocsPage() {
  const { paths } = describeApi();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      at: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  const tags = Object.keys(TAGS) as Tag[];
  return (
    <main className="mx-auto w-full max-w-[56rem] px-4 py-8 sm:px-6">
      <h1 className="font-serif text-headline font-semibold">
        Source<span className="text-accent">line</span> API
      </h1>
      <p className="mt-2 max-w-[42rem] text-soft">
        The same records, commands, rights and refusals as on the screens. Whoever asks sends an API
        token, which is made under Account, and sees what its owner sees: what does not exist for
        them is not found.
      </p>
      <p className="mt-2 text-soft">
        As a file:{" "}
        <a href="/api/v1/openapi.json" className="text-accent underline">
          openapi.json
        </a>{" "}
        (OpenAPI 3.1)
      </p>
      <ApiExample base={env().baseUrl} />
      <nav aria-label="Nouns" className="mt-6 flex flex-wrap gap-x-4 gap-y-1">
        {tags.map((tag) => (
          <a key={tag} href={`#${tag}`} className="py-1 text-accent underline">
            {tag}
          </a>
        ))}
        <a href="#refusals" className="py-1 text-accent underline">
          refusals
        </a>
      </nav>
      {tags.map((tag) => (
        <TagSection
          key={tag}
          tag={tag}
          listed={operations.filter(({ operation }) => operation.tags.includes(tag))}
        />
      ))}
      <ProblemList />
    </main>
  );
}

function TagSection({ tag, listed }: { tag: Tag; listed: readonly Listed[] }) {
  return (
    <section aria-labelledby={tag} className="mt-8">
      <h2
        id={tag}
        className="border-b border-rule pb-1 font-serif text-title font-semibold first-letter:uppercase"
      >
        {tag}
      </h2>
      <p className="mt-1 text-soft">{TAGS[tag]}</p>
      <ul className="mt-2 flex flex-col">
        {listed.map(({ at, operation }) => (
          <OperationLine key={at} at={at} operation={operation} />
        ))}
      </ul>
    </section>
  );
}
