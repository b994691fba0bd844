/** The closed list of failures a caller may see, each with its HTTP status and title (RFC 9457). */
export const problems = {
  "unreadable-body": { status: 400, title: "The request could not be read" },
  "wrong-query": { status: 400, title: "The query is not valid" },
  unauthorized: { status: 401, title: "Sign in or send a valid key" },
  forbidden: { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "This method does not work here" },
  conflict: { status: 409, title: "In conflict with what is there" },
  "too-large": { status: 413, title: "The request is too large" },
  "unknown-encoding": { status: 415, title: "The encoding is not supported" },
  "wrong-input": { status: 422, title: "Some values need a change" },
  "too-many": { status: 429, title: "Too many requests for now" },
  internal: { status: 500, title: "Something went wrong on our side" },
  unavailable: { status: 503, title: "Cannot take this right now" },
} as const;

export type ProblemCode = keyof typeof problems;
export type InputError = { path: string; message: string };

type Evidence = {
  errors?: InputError[];
  retryAfterSeconds?: number;
  /** Extra members of the answer, for example the live run of a conflict. */
  extra?: Record<string, unknown>;
  cause?: unknown;
};

/** A failure whose detail is meant for the caller; every other error answers as `internal` without its message. */
export class Problem extends Error {
  override name = "Problem";
  readonly code: ProblemCode;
  readonly evidence: Evidence;

  constructor(code: ProblemCode, detail: string, evidence: Evidence = {}) {
    super(detail, { cause: evidence.cause });
    this.code = code;
    this.evidence = evidence;
  }
}

/** Why a process cannot start; the message is the one line that is printed. */
export class StartFailure extends Error {
  override name = "StartFailure";
}
