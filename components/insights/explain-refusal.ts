import { formatCount } from "#lib/format/count.ts";
import type { IngestRefusal } from "#lib/ingest/schemas.ts";

export type Explained = { title: string; advice: string };
type Explain = (refusal: IngestRefusal) => Explained;

/** Last four characters of what stands in a snippet until there is a key. */
const hintOfPlaceholder = "_KEY";

const explanations: Record<string, Explain> = {
  unauthorized: explainKey,
  forbidden: () => ({
    title: "The key belongs to another service",
    advice: "Send with the key of the service that the record names, or name the key's service.",
  }),
  "too-large": () => ({
    title: "Too large",
    advice:
      "A record may have 1 MiB, a request 10 MiB and 10,000 records. Shorten the stack or the attributes, or send fewer records at once.",
  }),
  "unknown-encoding": () => ({
    title: "The kind of content is not one that is read",
    advice:
      "Send JSON in UTF-8 with Content-Type: application/json. Content-Encoding may be gzip, deflate, br or zstd.",
  }),
  "wrong-input": ({ refused }) => ({
    title:
      refused === null
        ? "No record could be taken"
        : `${formatCount(refused)} ${refused === 1 ? "record was" : "records were"} left out, the others are stored`,
    advice: "Change these fields. Only message is required.",
  }),
  "unreadable-body": () => ({
    title: "The body could not be read",
    advice: "Send one JSON object, an array, or a record a line as application/x-ndjson.",
  }),
  "too-many": ({ retry_after_seconds }) => ({
    title: "More than its limit of a minute",
    advice: `Wait ${retry_after_seconds ?? 60} seconds, as Retry-After says, or raise the limit of the service.`,
  }),
  unavailable: () => ({
    title: "Nothing can be stored right now",
    advice: "Send it again, as Retry-After says. If it stays so, look at the health of Paramedic.",
  }),
  "method-not-allowed": () => ({
    title: "Not sent with POST",
    advice: "Send records with POST to the address in the snippet.",
  }),
  "not-found": () => ({
    title: "No service has this number",
    advice: "Copy the DSN again: the number at its end says which service it is.",
  }),
  "cross-origin": ({ origin }) => ({
    title: "A web page asked whether it may send here",
    advice: `Browsers keep ${origin ?? "pages of other addresses"} from this door. Send from your server, or use the Sentry DSN, which is open to browsers.`,
  }),
};

/** What a refusal means, and what to change so that the next request is taken. */
export function explainRefusal(refusal: IngestRefusal): Explained {
  const explain = explanations[refusal.code];
  if (explain) return explain(refusal);
  return { title: "Something went wrong on our side", advice: "It is in the log of Paramedic." };
}

function explainKey({ hint, detail }: IngestRefusal): Explained {
  const advice = "Copy the key of the service once more, whole and without quotes.";
  if (hint === hintOfPlaceholder) {
    return { title: "The placeholder was sent in the place of a key", advice };
  }
  if (hint !== null) {
    return {
      title: `The key that ends in ${hint} is not known`,
      advice: `It was revoked, or it is of another installation. ${advice}`,
    };
  }
  return detail.startsWith("Send")
    ? { title: "No key was sent", advice: "Send it as Authorization: Bearer, or as X-Ingest-Key." }
    : { title: "The key is not known", advice };
}
