/**
 * Where a thread begins (platform/start-threads.ts): imports everything that defines a job, and
 * answers calls by name. Built into one file by scripts/lib/threads.mjs. Nothing here may need
 * Next: there is no request in a thread.
 */
import "./give-written";
import "@/lib/clearance/commands";
import "@/lib/drafts/commands";
import "@/lib/drafts/propose/ask-model";
import "@/lib/documents/commands";
import "@/lib/duplicates/queries";
import "@/lib/erasure/due";
import "@/lib/erasure/erase-set";
import "@/lib/erasure/finish";
import "@/lib/erasure/plan";
import "@/lib/imports/read-import";
import "@/lib/imports/run";
import "@/lib/ledger/citations/attachments";
import "@/lib/ledger/citations/download";
import "@/lib/ledger/claims/looked-over";
import "@/lib/access/session-use";
import "@/lib/access/token-use";
import "@/lib/notifications/due";
import "@/lib/notifications/mails";
import "@/lib/people/account-commands";
import "@/lib/people/failed-sign-ins";
import "@/lib/people/attempts";
import "@/lib/people/factors";
import "@/lib/people/invitations";
import "@/lib/people/notices";
import "@/lib/people/oidc";
import "@/lib/people/password-links";
import "@/lib/people/second-step";
import "@/lib/people/sessions";
import "@/lib/people/set-up";
import "@/lib/people/sign-in";
import "@/lib/people/tokens";
import "@/lib/platform/readiness";
import "@/lib/replies/read-lines";
import "@/lib/table/counting";
import "@/lib/table/export/commands";
import "@/prisma/seeds/demo-story";

export { answerJob as default } from "@/lib/platform/threads";
