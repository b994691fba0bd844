/** The service cannot do its work: reported, and answered with the error page of `kind`. */
export class ServiceFailure extends Error {
  override name = "ServiceFailure";
  readonly code: string;
  readonly kind: "503" | "504";

  constructor(code: string, kind: "503" | "504", message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.kind = kind;
  }
}

/** The visitor asked for something that cannot be had; nobody needs to be told. */
export class VisitorFault extends Error {
  override name = "VisitorFault";
  readonly kind: "404" | "422";

  constructor(kind: "404" | "422", message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The stack with the stacks of its causes, as Node prints it. */
export function fullStack(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\nCaused by: ${fullStack(error.cause)}` : own;
}
