import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import type { Door } from "#lib/runtime/front.ts";

/** The paths that are answered before Next: a route handler costs many times what they do themselves. */
export const doors: ReadonlyMap<string, Door> = new Map([["/api/ingest", acceptIngest]]);
