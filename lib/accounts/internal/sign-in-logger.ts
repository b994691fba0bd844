import type { AuthOptions } from "next-auth";
import type { Logger } from "#lib/platform/logger.ts";

/** next-auth's words in our log: code and message only, since its details hold tokens and profiles. */
export function signInLogger(log: Logger): NonNullable<AuthOptions["logger"]> {
  return {
    error: (code, details) => {
      const error = "error" in details ? details.error : details;
      log.warn({ code, reason: error?.message }, "sign-in failed");
    },
    warn: (code) => log.debug({ code }, "sign-in warning"),
    debug: () => {},
  };
}
