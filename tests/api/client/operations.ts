/**
 * What every operation of the API is given and answers. Generated from its description by
 * `npm run api:client`; not to be written by hand.
 */
type Nothing = Record<string, never>;

export type Operations = {
  "GET /api/v1/me": {
    params: Nothing;
    query: Nothing;
    body: undefined;
    answer: { userId: number; name: string; role: "admin" | "editor" | "reviewer" | "viewer" };
  };
  "GET /api/v1/stories": {
    params: Nothing;
    query: {
      q?: string;
      status?: "active" | "drafting" | "checking" | "cleared" | "published" | "killed" | "all";
      desk?: string;
      after?: string;
    };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        slug: string;
        headline: string;
        desk: string;
        status: "drafting" | "checking" | "cleared" | "published" | "killed";
        deadlineAt: string | null;
        restricted: boolean;
        progress: Record<string, unknown>;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/stories/{slug}": {
    params: { slug: string };
    query: Nothing;
    body: undefined;
    answer: {
      id: number;
      slug: string;
      headline: string;
      desk: string;
      status: "drafting" | "checking" | "cleared" | "published" | "killed";
      deadlineAt: string | null;
      restricted: boolean;
      progress: Record<string, unknown>;
      note: string;
      revision: number;
      createdBy: string;
      createdAt: string;
      draft: { number: number } | null;
      members: Array<{
        userId: number;
        name: string;
        role: "admin" | "editor" | "reviewer" | "viewer";
      }>;
      can: Record<string, boolean>;
    };
  };
  "GET /api/v1/stories/{slug}/claims": {
    params: { slug: string };
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      limit?: string;
      after?: string;
      before?: string;
      total?: "later";
    };
    body: undefined;
    answer: {
      rows: Array<{ id: number; ref: string; story: { slug: string }; revision: number }>;
      total: number | null;
      isExact: boolean;
      before: string | null;
      after: string | null;
    };
  };
  "GET /api/v1/stories/{slug}/clearance": {
    params: { slug: string };
    query: { hash?: string };
    body: undefined;
    answer: Record<string, unknown>;
  };
  "POST /api/v1/stories/{slug}/clearance": {
    params: { slug: string };
    query: Nothing;
    body: { text: string };
    answer: { value: unknown };
  };
  "GET /api/v1/stories/{slug}/events": {
    params: { slug: string };
    query: {
      person?: string;
      about?:
        | "claims"
        | "citations"
        | "verdicts"
        | "questions"
        | "replies"
        | "calls"
        | "drafts"
        | "clearance"
        | "left"
        | "story";
      after?: string;
      limit?: string;
    };
    body: undefined;
    answer: {
      items: Array<{
        seq: number;
        at: string;
        by: string;
        type: string;
        data: Record<string, unknown>;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/claims": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      limit?: string;
      after?: string;
      before?: string;
      total?: "later";
    };
    body: undefined;
    answer: {
      rows: Array<{ id: number; ref: string; story: { slug: string }; revision: number }>;
      total: number | null;
      isExact: boolean;
      before: string | null;
      after: string | null;
    };
  };
  "GET /api/v1/claims/{id}": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: {
      claim: {
        id: number;
        ref: string;
        revision: number;
        wording: string;
        story: { slug: string; headline: string };
        attribution:
          "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
        level:
          | "unverified"
          | "single_source"
          | "corroborated"
          | "verified"
          | "disputed"
          | "unverifiable"
          | "false";
        reviewState: "open" | "ready" | "decided" | "recheck";
        citations: Array<{
          id: number;
          revision: number;
          stance: string;
          terms: string;
          basis: string;
          locator: string;
          quote: string;
          source: {
            id: number;
            name: string;
            kind:
              | "person"
              | "organisation"
              | "document"
              | "dataset"
              | "recording"
              | "publication"
              | "account"
              | "own_observation";
          };
        }>;
        can: Record<string, boolean>;
      };
      review: Record<string, unknown>;
    };
  };
  "GET /api/v1/claims/{id}/citations": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        revision: number;
        stance: string;
        terms: string;
        basis: string;
        locator: string;
        quote: string;
        source: {
          id: number;
          name: string;
          kind:
            | "person"
            | "organisation"
            | "document"
            | "dataset"
            | "recording"
            | "publication"
            | "account"
            | "own_observation";
        };
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/claims/{id}/questions": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        revision: number;
        question: string;
        raisedBy: { id: number; name: string };
        raisedAt: string;
        answer: string;
        replies: Array<{ id: number; text: string }>;
        earlierReplies: number;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/claims/{id}/verdicts": {
    params: { id: number };
    query: { after?: string; limit?: string };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        story: { slug: string };
        claim: { id: number; ref: string };
        note: string;
        by: { id: number; name: string };
        at: string;
        level:
          | "unverified"
          | "single_source"
          | "corroborated"
          | "verified"
          | "disputed"
          | "unverifiable"
          | "false";
        lapsed: { at: string; because: string } | null;
        isUndone: boolean;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/claims/{id}/events": {
    params: { id: number };
    query: { after?: string };
    body: undefined;
    answer: {
      items: Array<{
        seq: number;
        at: string;
        by: string;
        type: string;
        data: Record<string, unknown>;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/claims/{id}/near": {
    params: { id: number };
    query: { q?: string };
    body: undefined;
    answer: { claims: Array<Record<string, unknown>> };
  };
  "GET /api/v1/claims/{id}/parts": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: { parts: Array<unknown> };
  };
  "GET /api/v1/claims/{id}/people": {
    params: { id: number };
    query: { q?: string };
    body: undefined;
    answer: { people: Array<Record<string, unknown>> };
  };
  "GET /api/v1/claims/total": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      scope?: string;
    };
    body: undefined;
    answer: { total: number | null; isExact: boolean };
  };
  "GET /api/v1/claims/ids": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      scope?: string;
    };
    body: undefined;
    answer: { ids: Array<number> };
  };
  "GET /api/v1/claims/facets": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      scope?: string;
      field:
        | "level"
        | "attribution"
        | "checker"
        | "source"
        | "story"
        | "state"
        | "lapsed"
        | "kind"
        | "risk"
        | "tag"
        | "origins"
        | "lint"
        | "suspect"
        | "has"
        | "terms"
        | "stance"
        | "asserted_by"
        | "logged_by"
        | "verdict_by";
      find?: string;
    };
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /api/v1/claims/rows": {
    params: Nothing;
    query: { ids: string };
    body: undefined;
    answer: { rows: Array<{ id: number; ref: string; story: { slug: string }; revision: number }> };
  };
  "POST /api/v1/claims/look-over": {
    params: Nothing;
    query: Nothing;
    body: { story: string; wordings: Array<string>; sources: Array<string> };
    answer: { value: unknown };
  };
  "POST /api/v1/claims/alike": {
    params: Nothing;
    query: Nothing;
    body: { wording: string };
    answer: { value: unknown };
  };
  "GET /api/v1/sources": {
    params: Nothing;
    query: {
      q?: string;
      kind?:
        | "person"
        | "organisation"
        | "document"
        | "dataset"
        | "recording"
        | "publication"
        | "account"
        | "own_observation";
      reliability?: "A" | "B" | "C" | "D" | "E" | "F";
      sort?: "name" | "kind" | "reliability" | "claims" | "added";
      after?: string;
    };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        name: string;
        kind:
          | "person"
          | "organisation"
          | "document"
          | "dataset"
          | "recording"
          | "publication"
          | "account"
          | "own_observation";
        reliability: "A" | "B" | "C" | "D" | "E" | "F";
        confidential: boolean;
        detail: string;
        aliases: Array<string>;
        claims: number;
        addedAt: string;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/sources/{id}": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: {
      id: number;
      revision: number;
      name: string;
      kind:
        | "person"
        | "organisation"
        | "document"
        | "dataset"
        | "recording"
        | "publication"
        | "account"
        | "own_observation";
      reliability: "A" | "B" | "C" | "D" | "E" | "F";
      title: string;
      employer: string;
      aliases: Array<string>;
      url: string;
      note: string;
      confidential: boolean;
      agreedDescription: string;
      retractedAt: string | null;
    };
  };
  "GET /api/v1/sources/suggest": {
    params: Nothing;
    query: { q?: string };
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /api/v1/questions": {
    params: Nothing;
    query: { story?: string; state?: "open" | "closed"; after?: string; limit?: string };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        revision: number;
        question: string;
        raisedBy: { id: number; name: string };
        raisedAt: string;
        story: { slug: string };
        claim: { id: number; ref: string };
        answer: string;
        answeredAt: string | null;
        closedAt: string | null;
        dismissReason: string;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/verdicts": {
    params: Nothing;
    query: { story?: string; state?: "standing" | "lapsed"; after?: string; limit?: string };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        story: { slug: string };
        claim: { id: number; ref: string };
        note: string;
        by: { id: number; name: string };
        at: string;
        level:
          | "unverified"
          | "single_source"
          | "corroborated"
          | "verified"
          | "disputed"
          | "unverifiable"
          | "false";
        lapsed: { at: string; because: string } | null;
        isUndone: boolean;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/replies": {
    params: Nothing;
    query: {
      story?: string;
      outcome?:
        | "not_contacted"
        | "sent"
        | "unreachable"
        | "no_response"
        | "declined"
        | "no_comment"
        | "responded"
        | "denied";
      after?: string;
      limit?: string;
    };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        revision: number;
        story: { slug: string };
        subject: string;
        whom: string;
        outcome:
          | "not_contacted"
          | "sent"
          | "unreachable"
          | "no_response"
          | "declined"
          | "no_comment"
          | "responded"
          | "denied";
        claims: number;
        sentAt: string | null;
        deadlineAt: string | null;
        outcomeAt: string | null;
      }>;
      next: string | null;
    };
  };
  "GET /api/v1/replies/{id}": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: {
      id: number;
      revision: number;
      subject: string;
      outcome:
        | "not_contacted"
        | "sent"
        | "unreachable"
        | "no_response"
        | "declined"
        | "no_comment"
        | "responded"
        | "denied";
      claims: Array<{ claimId: number; wording: string; answered: boolean }>;
    };
  };
  "GET /api/v1/drafts": {
    params: Nothing;
    query: { story?: string; after?: string; limit?: string };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        number: number;
        title: string;
        fileName: string;
        addedBy: string;
        wordCount: number;
        addedAt: string;
        story: { slug: string };
      }>;
      next: string | null;
    };
  };
  "POST /api/v1/drafts": {
    params: Nothing;
    query: { story: string; after?: number; encoding?: string };
    body: FormData;
    answer: { value: unknown };
  };
  "GET /api/v1/drafts/{id}": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: {
      id: number;
      number: number;
      title: string;
      text: string;
      isLatest: boolean;
      paragraphs: Array<{ number: number; text: string }>;
      claims: Array<{ claimId: number; ref: string; wording: string }>;
    };
  };
  "GET /api/v1/drafts/{id}/placements": {
    params: { id: number };
    query: { after?: string; limit?: string };
    body: undefined;
    answer: {
      items: Array<{
        id: number;
        revision: number;
        claim: { id: number; ref: string };
        exact: string;
        start: number | null;
        end: number | null;
        state: "pending" | "placed" | "moved" | "orphaned";
      }>;
      next: string | null;
    };
  };
  "POST /api/v1/drafts/preview": {
    params: Nothing;
    query: { story: string; encoding?: string };
    body: FormData;
    answer: { value: unknown };
  };
  "POST /api/v1/attachments": {
    params: Nothing;
    query: { citationId: number };
    body: FormData;
    answer: { value: unknown };
  };
  "GET /api/v1/attachments/{id}": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: string;
  };
  "GET /api/v1/exports/claims.csv": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "HEAD /api/v1/exports/claims.csv": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "GET /api/v1/exports/claims.xlsx": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "HEAD /api/v1/exports/claims.xlsx": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "GET /api/v1/exports/claims.json": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "HEAD /api/v1/exports/claims.json": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "GET /api/v1/exports/claims.jsonl": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "HEAD /api/v1/exports/claims.jsonl": {
    params: Nothing;
    query: {
      q?: string;
      level?: string;
      attribution?: string;
      checker?: string;
      source?: string;
      story?: string;
      state?: string;
      lapsed?: string;
      kind?: string;
      risk?: string;
      tag?: string;
      origins?: string;
      lint?: string;
      suspect?: string;
      has?: string;
      terms?: string;
      stance?: string;
      asserted_by?: string;
      logged_by?: string;
      verdict_by?: string;
      as_of?: string;
      recheck?: string;
      logged?: string;
      verdict?: string;
      withdrawn?: "no" | "only" | "all";
      sort?: string;
      cols?: string;
      open?: string;
      columns?: string;
      names?: string;
    };
    body: undefined;
    answer: string;
  };
  "GET /api/v1/stories/{slug}/documents/{kind}": {
    params: { slug: string; kind: string };
    query: {
      form: "docx" | "html" | "md";
      audience: "editor" | "lawyer" | "public";
      names?: "yes" | "no";
      draft?: string;
    };
    body: undefined;
    answer: string;
  };
  "GET /api/v1/stories/{slug}/claim-review.json": {
    params: { slug: string };
    query: Nothing;
    body: undefined;
    answer: string;
  };
  "POST /api/v1/imports/preview": {
    params: Nothing;
    query: {
      story: string;
      encoding?: string;
      delimiter?: "," | "\t" | ";" | "|";
      sheet?: string;
      header?: number;
      days?: "day-first" | "month-first";
      withoutDays?: string;
      fields?: string;
      leaveRefused?: string;
    };
    body: FormData;
    answer: { value: unknown };
  };
  "POST /api/v1/imports": {
    params: Nothing;
    query: {
      story: string;
      encoding?: string;
      delimiter?: "," | "\t" | ";" | "|";
      sheet?: string;
      header?: number;
      days?: "day-first" | "month-first";
      withoutDays?: string;
      fields?: string;
      leaveRefused?: string;
    };
    body: FormData;
    answer: { value: unknown };
  };
  "GET /api/v1/imports/{id}": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: { value: unknown };
  };
  "POST /api/v1/imports/{id}/stop": {
    params: { id: number };
    query: Nothing;
    body: undefined;
    answer: { value: unknown };
  };
  "POST /api/v1/imports/undo": {
    params: Nothing;
    query: Nothing;
    body: { importId: number };
    answer: { value: unknown };
  };
  "GET /api/v1/events": {
    params: Nothing;
    query: {
      group?: "left" | "looks" | "sign-ins" | "changes";
      person?: string;
      story?: string;
      from?: string;
      to?: string;
      after?: string;
      limit?: string;
    };
    body: undefined;
    answer: { items: Array<{ seq: number; at: string; isHidden: boolean }>; next: string | null };
  };
  "GET /api/v1/find": {
    params: Nothing;
    query: { q?: string };
    body: undefined;
    answer: { items: Array<Record<string, unknown>> };
  };
  "GET /api/v1/figures": {
    params: Nothing;
    query: { story?: string };
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /api/v1/live": {
    params: Nothing;
    query: { since?: string };
    body: undefined;
    answer: Record<string, unknown>;
  };
  "POST /api/v1/live/here": {
    params: Nothing;
    query: Nothing;
    body: {
      tab: string;
      story?: number | null;
      claim?: number | null;
      editing?:
        | (
            | "wording"
            | "kind"
            | "assertedBy"
            | "attribution"
            | "checkerId"
            | "legalRisk"
            | "asOf"
            | "recheckOn"
            | "tags"
            | "note"
            | "details"
            | "citation"
            | "verdict"
          )
        | null;
    };
    answer: { value: unknown };
  };
  "POST /api/v1/passkeys/options": {
    params: Nothing;
    query: Nothing;
    body: undefined;
    answer: { value: unknown };
  };
  "POST /api/v1/passkeys": {
    params: Nothing;
    query: Nothing;
    body: { stepId: string; name: string; response: Record<string, unknown> };
    answer: { value: unknown };
  };
  "GET /api/v1/openapi.json": {
    params: Nothing;
    query: Nothing;
    body: undefined;
    answer: { openapi: string };
  };
  "GET /api/health": {
    params: Nothing;
    query: Nothing;
    body: undefined;
    answer: { status: string };
  };
  "GET /api/ready": {
    params: Nothing;
    query: Nothing;
    body: undefined;
    answer: { status: string };
  };
  "GET /api/metrics": { params: Nothing; query: Nothing; body: undefined; answer: string };
  "POST /api/v1/commands/people.changeRole": {
    params: Nothing;
    query: Nothing;
    body: {
      userId: number;
      revision: number;
      role: "admin" | "editor" | "reviewer" | "viewer";
      takesOverId?: number | null;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.disable": {
    params: Nothing;
    query: Nothing;
    body: { userId: number; revision: number; takesOverId?: number | null };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.enable": {
    params: Nothing;
    query: Nothing;
    body: { userId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.invite": {
    params: Nothing;
    query: Nothing;
    body: {
      email: string;
      role: "admin" | "editor" | "reviewer" | "viewer";
      days?: 1 | 3 | 7 | 14 | 30;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.makePasswordLink": {
    params: Nothing;
    query: Nothing;
    body: { userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.revokeToken": {
    params: Nothing;
    query: Nothing;
    body: { id: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.revokeInvitation": {
    params: Nothing;
    query: Nothing;
    body: { id: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.rename": {
    params: Nothing;
    query: Nothing;
    body: { userId: number; revision: number; name: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.removeFactors": {
    params: Nothing;
    query: Nothing;
    body: { userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/people.requireFactor": {
    params: Nothing;
    query: Nothing;
    body: { role: "admin" | "editor" | "reviewer" | "viewer"; required: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.create": {
    params: Nothing;
    query: Nothing;
    body: {
      name: string;
      kind:
        | "person"
        | "organisation"
        | "document"
        | "dataset"
        | "recording"
        | "publication"
        | "account"
        | "own_observation";
      reliability?: "A" | "B" | "C" | "D" | "E" | "F";
      title?: string;
      employer?: string;
      aliases?: string;
      url?: string;
      note?: string;
      derivesFrom?: Array<number>;
      story?: string;
      shared?: boolean;
      evenIfSimilar?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.edit": {
    params: Nothing;
    query: Nothing;
    body: {
      sourceId: number;
      revision: number;
      patch: {
        name?: string;
        kind?:
          | "person"
          | "organisation"
          | "document"
          | "dataset"
          | "recording"
          | "publication"
          | "account"
          | "own_observation";
        reliability?: "A" | "B" | "C" | "D" | "E" | "F";
        title?: string;
        employer?: string;
        aliases?: string;
        url?: string;
        note?: string;
        derivesFrom?: Array<number>;
      };
      evenIfSimilar?: boolean;
      reason?: string;
      isSpelling?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.share": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.merge": {
    params: Nothing;
    query: Nothing;
    body: { fromId: number; intoId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.undoMerge": {
    params: Nothing;
    query: Nothing;
    body: { mergeId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.takeOverChange": {
    params: Nothing;
    query: Nothing;
    body: { proposalId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.declineChange": {
    params: Nothing;
    query: Nothing;
    body: { proposalId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.create": {
    params: Nothing;
    query: Nothing;
    body: {
      handle: string;
      agreedDescription?: string;
      kind:
        | "person"
        | "organisation"
        | "document"
        | "dataset"
        | "recording"
        | "publication"
        | "account"
        | "own_observation";
      reliability?: "A" | "B" | "C" | "D" | "E" | "F";
      note?: string;
      derivesFrom?: Array<number>;
      story?: string;
      shared?: boolean;
      identity?: { name: string; otherNames?: string; contact?: string; note?: string };
      attest?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.keep": {
    params: Nothing;
    query: Nothing;
    body: {
      sourceId: number;
      revision: number;
      identity: { name: string; otherNames?: string; contact?: string; note?: string };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.erase": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.look": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.describe": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; revision: number; agreedDescription: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.nameReader": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.removeReader": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.handOver": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/identities.attest": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; known: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/stories.create": {
    params: Nothing;
    query: Nothing;
    body: {
      headline: string;
      slug?: string;
      desk?: string;
      deadline?: string;
      note?: string;
      restricted?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/stories.edit": {
    params: Nothing;
    query: Nothing;
    body: {
      storyId: number;
      revision: number;
      patch: {
        headline?: string;
        slug?: string;
        status?: "drafting" | "checking" | "cleared" | "published" | "killed";
        desk?: string;
        deadline?: string;
        note?: string;
        restricted?: boolean;
      };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/stories.addMember": {
    params: Nothing;
    query: Nothing;
    body: { storyId: number; userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/stories.removeMember": {
    params: Nothing;
    query: Nothing;
    body: { storyId: number; userId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/orphans.requestOpening": {
    params: Nothing;
    query: Nothing;
    body: { number: number; memberId: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/orphans.confirmOpening": {
    params: Nothing;
    query: Nothing;
    body: { openingId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/orphans.withdrawOpening": {
    params: Nothing;
    query: Nothing;
    body: { openingId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.log": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      wording: string;
      sourceId?: number | null;
      attribution?:
        "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
      kind?: "fact" | "figure" | "quotation" | "allegation" | "denial" | "characterisation";
      assertedBy?: string;
      legalRisk?: "none" | "low" | "medium" | "high";
      checkerId?: number | null;
      tags?: Array<string>;
      asOf?: string;
      recheckOn?: string;
      note?: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.logMany": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      claims: Array<{
        wording: string;
        sourceId?: number | null;
        source?: {
          name: string;
          kind:
            | "person"
            | "organisation"
            | "document"
            | "dataset"
            | "recording"
            | "publication"
            | "account"
            | "own_observation";
          evenIfSimilar?: boolean;
        };
        saidOn?: string;
        sourceNote?: string;
        attribution?:
          "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
        kind?: "fact" | "figure" | "quotation" | "allegation" | "denial" | "characterisation";
        note?: string;
        asOf?: string;
      }>;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.edit": {
    params: Nothing;
    query: Nothing;
    body: {
      claimId: number;
      revision: number;
      patch: {
        wording?: string;
        attribution?:
          "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
        kind?: "fact" | "figure" | "quotation" | "allegation" | "denial" | "characterisation";
        assertedBy?: string;
        legalRisk?: "none" | "low" | "medium" | "high";
        checkerId?: number | null;
        tags?: Array<string>;
        asOf?: string;
        recheckOn?: string;
        note?: string;
      };
      was?: {
        wording?: unknown;
        attribution?: unknown;
        kind?: unknown;
        assertedBy?: unknown;
        legalRisk?: unknown;
        checkerId?: unknown;
        tags?: unknown;
        asOf?: unknown;
        recheckOn?: unknown;
        note?: unknown;
      };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.change": {
    params: Nothing;
    query: Nothing;
    body: {
      claimIds: Array<number>;
      change:
        | {
            attribution:
              "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
          }
        | { kind: "fact" | "figure" | "quotation" | "allegation" | "denial" | "characterisation" }
        | { legalRisk: "none" | "low" | "medium" | "high" }
        | { checkerId: number | null }
        | { recheckOn: string }
        | { addTags: Array<string> }
        | { removeTags: Array<string> }
        | { handOver: true; because?: string }
        | {
            sayTerms:
              "on_record" | "background" | "deep_background" | "off_record" | "not_for_attribution";
          }
        | { withdraw: string }
        | { restore: true };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.withdraw": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.restore": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.handOver": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number; because?: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.takeBack": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/citations.add": {
    params: Nothing;
    query: Nothing;
    body: {
      claimId: number;
      sourceId: number;
      stance?: "supports" | "contradicts" | "denies" | "context";
      terms?:
        | "not_said"
        | "on_record"
        | "background"
        | "deep_background"
        | "off_record"
        | "not_for_attribution";
      agreedDescription?: string;
      termsAgreed?: string;
      basis?: ("witnessed" | "told" | "document" | "inferred") | null;
      credibility?: number;
      quote?: string;
      locator?: string;
      saidOn?: string;
      channel?:
        | (
            | "email"
            | "phone"
            | "video"
            | "in_person"
            | "message"
            | "letter"
            | "fax"
            | "public"
            | "other"
          )
        | null;
      foundBy?: "reporter" | "checker";
      note?: string;
      restsOn?: Array<number>;
      evenIfRetracted?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/citations.edit": {
    params: Nothing;
    query: Nothing;
    body: {
      citationId: number;
      revision: number;
      patch: {
        sourceId?: number;
        stance?: "supports" | "contradicts" | "denies" | "context";
        terms?:
          | "not_said"
          | "on_record"
          | "background"
          | "deep_background"
          | "off_record"
          | "not_for_attribution";
        agreedDescription?: string;
        termsAgreed?: string;
        basis?: ("witnessed" | "told" | "document" | "inferred") | null;
        credibility?: number;
        quote?: string;
        locator?: string;
        saidOn?: string;
        channel?:
          | (
              | "email"
              | "phone"
              | "video"
              | "in_person"
              | "message"
              | "letter"
              | "fax"
              | "public"
              | "other"
            )
          | null;
        foundBy?: "reporter" | "checker";
        note?: string;
        restsOn?: Array<number>;
      };
      evenIfRetracted?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/citations.remove": {
    params: Nothing;
    query: Nothing;
    body: { citationId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/citations.restore": {
    params: Nothing;
    query: Nothing;
    body: { citationId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/citations.detachFile": {
    params: Nothing;
    query: Nothing;
    body: { attachmentId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/views.save": {
    params: Nothing;
    query: Nothing;
    body: { name: string; story: string | null; query: string; shared: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/views.edit": {
    params: Nothing;
    query: Nothing;
    body: { viewId: number; revision: number; name?: string; query?: string; shared?: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/views.remove": {
    params: Nothing;
    query: Nothing;
    body: { viewId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/views.restore": {
    params: Nothing;
    query: Nothing;
    body: { viewId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.split": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number; wordings: Array<string> };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.merge": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number; into: { claimId: number; revision: number } };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.undoMerge": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.logClaim": {
    params: Nothing;
    query: Nothing;
    body: {
      draftId: number;
      start: number;
      end: number;
      wording: string;
      sourceId?: number | null;
      attribution?:
        "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
      kind?: "fact" | "figure" | "quotation" | "allegation" | "denial" | "characterisation";
      assertedBy?: string;
      legalRisk?: "none" | "low" | "medium" | "high";
      checkerId?: number | null;
      tags?: Array<string>;
      asOf?: string;
      recheckOn?: string;
      note?: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.setPart": {
    params: Nothing;
    query: Nothing;
    body: {
      draftId: number;
      paragraph: number;
      part: "headline" | "deck" | "body" | "caption" | "pull_quote" | "sidebar" | "push" | "social";
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.waiveLint": {
    params: Nothing;
    query: Nothing;
    body: {
      draftId: number;
      code: "sum" | "points" | "date" | "age" | "unit" | "magnitude" | "spelling" | "two_figures";
      words: Array<string>;
      reason: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sentences.nothingToCheck": {
    params: Nothing;
    query: Nothing;
    body: { draftId: number; start: number; isNothing: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notes.cite": {
    params: Nothing;
    query: Nothing;
    body: {
      draftId: number;
      number: number;
      claimId?: number;
      log?: { start: number; end: number; wording: string };
      sourceId?: number;
      source?: {
        name: string;
        kind:
          | "person"
          | "organisation"
          | "document"
          | "dataset"
          | "recording"
          | "publication"
          | "account"
          | "own_observation";
        evenIfSimilar?: boolean;
      };
      stance?: "supports" | "contradicts" | "denies" | "context";
      locator?: string;
      saidOn?: string;
      channel?:
        | (
            | "email"
            | "phone"
            | "video"
            | "in_person"
            | "message"
            | "letter"
            | "fax"
            | "public"
            | "other"
          )
        | null;
      note?: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notes.keep": {
    params: Nothing;
    query: Nothing;
    body: { draftId: number; number: number; claimId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notes.setAside": {
    params: Nothing;
    query: Nothing;
    body: {
      draftId: number;
      number: number;
      reason: "remark" | "no_evidence" | "settled" | "other_matter";
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notes.reopen": {
    params: Nothing;
    query: Nothing;
    body: { draftId: number; number: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/placements.attach": {
    params: Nothing;
    query: Nothing;
    body: { draftId: number; start: number; end: number; claimId: number; revision?: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/placements.confirm": {
    params: Nothing;
    query: Nothing;
    body: { placementId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/furtherPlaces.accept": {
    params: Nothing;
    query: Nothing;
    body: { furtherPlaceId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/furtherPlaces.dismiss": {
    params: Nothing;
    query: Nothing;
    body: { furtherPlaceId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/proposals.accept": {
    params: Nothing;
    query: Nothing;
    body: {
      proposalId: number;
      revision: number;
      wording?: string;
      kind?: "fact" | "figure" | "quotation" | "allegation" | "denial" | "characterisation";
      attribution?:
        "named" | "unnamed" | "document" | "published" | "own_reporting" | "unattributed";
      assertedBy?: string;
      sourceId?: number | null;
      named?: Array<string>;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/proposals.acceptMany": {
    params: Nothing;
    query: Nothing;
    body: { draftId: number; proposalIds: Array<number> };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/proposals.dismiss": {
    params: Nothing;
    query: Nothing;
    body: { proposalId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/proposals.restore": {
    params: Nothing;
    query: Nothing;
    body: { proposalId: number; revision: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/verdicts.give": {
    params: Nothing;
    query: Nothing;
    body: {
      claimId: number;
      contentRevision: number;
      level: "verified" | "corroborated" | "single_source" | "disputed" | "unverifiable" | "false";
      note: string;
      replaces?: number | null;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/questions.raise": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; question: string; sendBack: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/questions.answer": {
    params: Nothing;
    query: Nothing;
    body: { questionId: number; revision: number; answer: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/questions.reply": {
    params: Nothing;
    query: Nothing;
    body: { questionId: number; text: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/questions.close": {
    params: Nothing;
    query: Nothing;
    body: { questionId: number; revision: number; lastReplyId?: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/questions.dismiss": {
    params: Nothing;
    query: Nothing;
    body: { questionId: number; revision: number; lastReplyId?: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/replies.draft": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      subject: string;
      sourceId?: number | null;
      whom?: string;
      deadline?: string;
      claims: Array<{ claimId: number; wording?: string }>;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/replies.change": {
    params: Nothing;
    query: Nothing;
    body: {
      requestId: number;
      revision: number;
      patch: {
        subject?: string;
        sourceId?: number | null;
        whom?: string;
        deadline?: string;
        claims?: Array<{ claimId: number; wording?: string }>;
      };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/replies.send": {
    params: Nothing;
    query: Nothing;
    body: {
      requestId: number;
      revision: number;
      channel:
        | "email"
        | "phone"
        | "video"
        | "in_person"
        | "message"
        | "letter"
        | "fax"
        | "public"
        | "other";
      sentAt: string;
      deadline: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/replies.remind": {
    params: Nothing;
    query: Nothing;
    body: {
      requestId: number;
      revision: number;
      channel:
        | "email"
        | "phone"
        | "video"
        | "in_person"
        | "message"
        | "letter"
        | "fax"
        | "public"
        | "other";
      at: string;
      putAnew?: boolean;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/replies.record": {
    params: Nothing;
    query: Nothing;
    body: {
      requestId: number;
      revision: number;
      outcome: "responded" | "denied" | "no_comment" | "declined" | "no_response" | "unreachable";
      reply?: string;
      answers?: Array<number>;
      cite?: {
        claimIds: Array<number>;
        terms:
          "on_record" | "background" | "deep_background" | "off_record" | "not_for_attribution";
      };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/replies.withdraw": {
    params: Nothing;
    query: Nothing;
    body: { requestId: number; revision: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/corrections.publish": {
    params: Nothing;
    query: Nothing;
    body: { storyId: number; revision: number; publishedAt: string; url: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/corrections.report": {
    params: Nothing;
    query: Nothing;
    body: { story: string; origin: "reader" | "source" | "staff"; said: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/corrections.dismiss": {
    params: Nothing;
    query: Nothing;
    body: { reportId: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/corrections.make": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      kind: "correction" | "clarification" | "editors_note";
      oldText?: string;
      newText?: string;
      notice: string;
      cause?:
        | "source_wrong"
        | "source_fell"
        | "misheard"
        | "assumed"
        | "attribution"
        | "figure"
        | "name"
        | "outdated"
        | "context"
        | "production"
        | "other";
      stage?: "reporting" | "writing" | "editing" | "checking" | "production";
      claims?: Array<number>;
      reportId?: number;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/corrections.withdraw": {
    params: Nothing;
    query: Nothing;
    body: { correctionId: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/lints.waive": {
    params: Nothing;
    query: Nothing;
    body: {
      claimId: number;
      code:
        | "sources_say"
        | "hard_wording"
        | "attribution"
        | "sole_unnamed"
        | "citation_fit"
        | "no_verbatim"
        | "recheck_past"
        | "sum"
        | "points"
        | "date"
        | "age"
        | "unit"
        | "magnitude"
        | "spelling"
        | "two_figures";
      fingerprint: string;
      reason: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/lints.unwaive": {
    params: Nothing;
    query: Nothing;
    body: { waiverId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.retract": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; revision: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/sources.reinstate": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; revision: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/claims.reconfirm": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; contentRevision: number; suspicionIds: Array<number>; note: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.reopen": {
    params: Nothing;
    query: Nothing;
    body: { story: string; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.takeBackOverride": {
    params: Nothing;
    query: Nothing;
    body: { overrideId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.signOff": {
    params: Nothing;
    query: Nothing;
    body: { claimId: number; as: "unnamed" | "legal"; contentRevision: number; note: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.takeBackSignOff": {
    params: Nothing;
    query: Nothing;
    body: { signOffId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.choosePolicy": {
    params: Nothing;
    query: Nothing;
    body: { story: string; policy: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/policies.copy": {
    params: Nothing;
    query: Nothing;
    body: { from: string; name: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/policies.change": {
    params: Nothing;
    query: Nothing;
    body: {
      policyId: number;
      revision: number;
      patch: {
        name?: string;
        coverage?: number;
        unnamed?: "every" | "allegations" | "never";
        legal?: "medium" | "high" | "never";
        ownSource?: "every" | "allegations" | "never";
        citations?: boolean;
        running?: boolean;
        questions?: boolean;
        lints?: boolean;
        overrideBy?: "editors" | "admins";
      };
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/calls.record": {
    params: Nothing;
    query: Nothing;
    body: {
      sourceId: number;
      story?: string;
      outcome: "reached" | "no_answer" | "message_left" | "refused";
      channel: "phone" | "video" | "in_person" | "message";
      at: string;
      note?: string;
      lines?: Array<{
        claimId: number;
        contentRevision: number;
        question: string;
        isOpen: boolean;
        answer: "as_we_have_it" | "corrected" | "left_open";
        correction?: string;
      }>;
      terms?: "on_record" | "background" | "deep_background" | "off_record" | "not_for_attribution";
      agreedDescription?: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/calls.word": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; claimId: number; revision: number; text: string; isOpen: boolean };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/contacts.keep": {
    params: Nothing;
    query: Nothing;
    body: { sourceId: number; revision: number; reach: string; care: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/retention.propose": {
    params: Nothing;
    query: Nothing;
    body: {
      desk: string;
      notes: number | null;
      contacts: number | null;
      identities: number | null;
      files: number | null;
      drafts: number | null;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/retention.confirm": {
    params: Nothing;
    query: Nothing;
    body: { policyId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/retention.withdraw": {
    params: Nothing;
    query: Nothing;
    body: { policyId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/erasure.ask": {
    params: Nothing;
    query: Nothing;
    body: {
      number: number;
      classes: Array<"notes" | "contacts" | "identities" | "files" | "drafts">;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/erasure.confirm": {
    params: Nothing;
    query: Nothing;
    body: { erasureId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/erasure.withdraw": {
    params: Nothing;
    query: Nothing;
    body: { erasureId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/holds.place": {
    params: Nothing;
    query: Nothing;
    body: { story: string; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/holds.confirm": {
    params: Nothing;
    query: Nothing;
    body: { holdId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/holds.askLift": {
    params: Nothing;
    query: Nothing;
    body: { holdId: number; reason: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/holds.withdrawLift": {
    params: Nothing;
    query: Nothing;
    body: { holdId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/holds.lift": {
    params: Nothing;
    query: Nothing;
    body: { holdId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/acts.undo": {
    params: Nothing;
    query: Nothing;
    body: { act: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notifications.read": {
    params: Nothing;
    query: Nothing;
    body: { id: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notifications.readAll": {
    params: Nothing;
    query: Nothing;
    body: { upTo: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/notifications.choose": {
    params: Nothing;
    query: Nothing;
    body: {
      kind:
        | "mentioned"
        | "sent_back"
        | "asked"
        | "answered"
        | "assigned"
        | "contradiction"
        | "lapsed"
        | "cleared"
        | "reopened"
        | "reply_due"
        | "recheck_due";
      how: "app" | "at_once" | "digest" | "off";
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.addTotp": {
    params: Nothing;
    query: Nothing;
    body: { stepId: string; code: string; name: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.beginTotp": {
    params: Nothing;
    query: Nothing;
    body: Record<string, unknown>;
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.removeFactor": {
    params: Nothing;
    query: Nothing;
    body: { factorId: number; current?: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.renewRecoveryCodes": {
    params: Nothing;
    query: Nothing;
    body: { current?: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.changePassword": {
    params: Nothing;
    query: Nothing;
    body: { current: string; password: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.dismissNotice": {
    params: Nothing;
    query: Nothing;
    body: { id: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.makeToken": {
    params: Nothing;
    query: Nothing;
    body: { name: string; scopes?: Array<"read" | "write">; days?: number; current?: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.revokeToken": {
    params: Nothing;
    query: Nothing;
    body: { id: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.endOtherSessions": {
    params: Nothing;
    query: Nothing;
    body: Record<string, unknown>;
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.endSession": {
    params: Nothing;
    query: Nothing;
    body: { sessionId: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/account.signOutEverywhere": {
    params: Nothing;
    query: Nothing;
    body: Record<string, unknown>;
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.add": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      after?: number;
      title?: string;
      fileName?: string;
      paragraphs: Array<{
        text: string;
        kind: "heading" | "paragraph" | "list_item" | "quotation" | "note";
        level: number;
        part?:
          "headline" | "deck" | "body" | "caption" | "pull_quote" | "sidebar" | "push" | "social";
        links: Array<{ start: number; end: number; href: string }>;
        notes: Array<{
          kind: "comment" | "footnote" | "endnote";
          author: string;
          text: string;
          replies?: Array<{ author: string; text: string }>;
          links?: Array<string>;
          from?: number;
          at: number;
        }>;
        changes?: Array<{ was: string; now: string; at: number }>;
      }>;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.addPart": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      after: number;
      part: "headline" | "deck" | "caption" | "pull_quote" | "sidebar" | "push" | "social";
      text: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.paste": {
    params: Nothing;
    query: Nothing;
    body: { story: string; plain?: string; html?: string; title?: string; after?: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/drafts.preview": {
    params: Nothing;
    query: Nothing;
    body: { story: string; plain?: string; html?: string };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/proposals.ask": {
    params: Nothing;
    query: Nothing;
    body: { draftId: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.clear": {
    params: Nothing;
    query: Nothing;
    body: { story: string; sha256: string; seen: number };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
  "POST /api/v1/commands/clearance.override": {
    params: Nothing;
    query: Nothing;
    body: {
      story: string;
      kind:
        | "no_draft"
        | "undecided"
        | "lapsed"
        | "suspect"
        | "question"
        | "unplaced"
        | "contradiction"
        | "allegation"
        | "running"
        | "sole_unnamed"
        | "incomplete"
        | "own_source"
        | "quote_altered"
        | "legal_risk"
        | "coverage"
        | "lint";
      key: string;
      fingerprint: string;
      reason: string;
    };
    answer: {
      value: unknown;
      rows: Array<{ id: number }> | null;
      undo: { act: number; said: string } | null;
    };
  };
};
