import { createLoader, parseAsString } from "nuqs/server";
import { spanParsers } from "#components/insights/span.ts";

/** What the address of the list of records holds; `ref` is a request id or a reference. */
const recordParsers = {
  ...spanParsers,
  service: parseAsString,
  env: parseAsString,
  code: parseAsString,
  ref: parseAsString,
  q: parseAsString,
  cursor: parseAsString,
};
export const loadRecordSearch = createLoader(recordParsers);
