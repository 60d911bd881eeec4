import { route } from "@/lib/access/route";
import { takeDocumentOut } from "@/lib/documents/commands";
import { fileHeaders, fileStream } from "@/lib/platform/file-job";

type Params = { slug: string; kind: string };

/** A document of the story, as a download: `?form=docx&audience=lawyer`. */
export const GET = route("claims.export", async (actor, request, { slug, kind }: Params) => {
  const asked = { ...Object.fromEntries(new URL(request.url).searchParams), kind };
  const { plan, chunks, mediaType } = await takeDocumentOut(actor, slug, asked);
  return new Response(fileStream(chunks), {
    headers: {
      ...fileHeaders(plan.fileName, mediaType),
      "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    },
  });
});
