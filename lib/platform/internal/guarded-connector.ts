import { buildConnector } from "undici";
import type { Resolve } from "#lib/platform/internal/resolve-all.ts";
import { answerWith, resolveCallable } from "#lib/platform/internal/resolve-callable.ts";

type Rules = {
  allowPrivate: boolean;
  timeoutMilliseconds: number;
  /** Instead of the certificate authorities that Node knows. */
  ca: string | undefined;
  resolve: Resolve;
};

/**
 * Connects only to addresses that were checked: a host is resolved once, all its addresses have to be callable, and
 * exactly these are connected to, so that a second answer of the name server changes nothing.
 */
export function guardedConnector(rules: Rules): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    resolveCallable(options.hostname, port, rules)
      .then((addresses) => {
        const connect = buildConnector({
          timeout: rules.timeoutMilliseconds,
          lookup: answerWith(addresses),
          ...(rules.ca === undefined ? {} : { ca: rules.ca }),
        });
        connect(options, callback);
      })
      .catch((error: Error) => callback(error, null));
  };
}
