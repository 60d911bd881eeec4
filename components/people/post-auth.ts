/** Browser only: how the forms outside the newsroom's doors speak to next-auth. */
import { post, type CommandResult } from "@/components/command";

/** Posts a form with the token that next-auth asks for against forged requests. */
export async function postAuth(
  path: "callback/credentials" | "callback/demo" | "signin/oidc",
  fields: Record<string, string>,
): Promise<CommandResult<{ url: string }>> {
  const csrfToken = await fetchCsrfToken();
  return post(`/api/auth/${path}`, {
    body: new URLSearchParams({ ...fields, csrfToken: csrfToken ?? "", json: "true" }),
  });
}

async function fetchCsrfToken(): Promise<string | null> {
  try {
    const response = await fetch("/api/auth/csrf");
    return ((await response.json()) as { csrfToken: string }).csrfToken;
  } catch {
    // The post that follows fails in the same way, and says so.
    return null;
  }
}
