import { Problem } from "#lib/platform/errors.ts";

/**
 * What a call that failed says about its effect. `unreachable` and `busy`: none, later may work. `config`: none,
 * and none without a person. `refused`: none, the target itself said no. `unknown`: the effect is not known.
 */
export type CallFault = "unreachable" | "busy" | "config" | "refused" | "unknown";

/** A target answered, but not with what was asked, or was not asked at all; its fault is known. */
export class TargetFault extends Error {
  override name = "TargetFault";
  readonly fault: CallFault;

  constructor(fault: CallFault, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.fault = fault;
  }
}

const notSent = new Set([
  "ECONNREFUSED",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const wrongSetup = new Set([
  "EACCES",
  "EPERM",
  "EREFUSED_ADDRESS",
  "ENOTSOCK",
  "UND_ERR_INVALID_ARG",
  "ERR_INVALID_CHAR",
]);

/** Sorts a thrown error by whether the request can have reached the target. */
export function classifyError(error: unknown): CallFault {
  if (error instanceof TargetFault) return error.fault;
  if (error instanceof Problem) return "config";
  const code = errorCode(error);
  if (notSent.has(code)) return "unreachable";
  if (wrongSetup.has(code) || /CERT|UNABLE_TO_VERIFY|SELF_SIGNED/.test(code)) return "config";
  return "unknown";
}

/** Sorts an HTTP status, or answers null for success: a 5xx may have been performed, a redirect is not followed. */
export function classifyStatus(status: number): CallFault | null {
  if (status >= 200 && status < 300) return null;
  if ([408, 409, 425, 429, 503].includes(status)) return "busy";
  return status >= 500 ? "unknown" : "config";
}

/** The error in one short line without its stack. */
export function describeError(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer in time";
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  return (message || code || "failed").slice(0, 300);
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
