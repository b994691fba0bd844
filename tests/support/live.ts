import type { Hub } from "#lib/live/hub.ts";
import { createHub } from "#lib/live/hub.ts";
import { createLogger } from "#lib/platform/logger.ts";
import type { News } from "#lib/platform/news.ts";
import { prepareNews } from "#lib/platform/news.ts";

/** A hub that hears what the test says. */
export function openDeafHub(lingerMilliseconds = 0): {
  hub: Hub;
  /** As the database notifies; resolves when all readers were told. */
  say(...news: News[]): Promise<void>;
  sayPayload(payload: string): Promise<void>;
  /** The connection was made, or made anew. */
  connect(): void;
  isListening(): boolean;
} {
  const ear = { heard: (_: string) => {}, connected: () => {}, signal: AbortSignal.abort() };
  const hub = createHub({
    listen: async (heard, connected, signal) =>
      void Object.assign(ear, { heard, connected, signal }),
    readNames: async () =>
      new Map([
        [1, "shop"],
        [2, "cart"],
      ]),
    log: createLogger("test"),
    lingerMilliseconds,
  });
  const sayPayload = async (payload: string) => {
    ear.heard(payload);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return {
    ...{ hub, sayPayload },
    say: (...news) => sayPayload(prepareNews(news)),
    connect: () => ear.connected(),
    isListening: () => !ear.signal.aborted,
  };
}

/** News of records of a service. */
export function storedNews(service_id: number, issue = "", count = 1): News {
  return {
    kind: "records-stored",
    service_id: null,
    payload: {
      ...{ count, per_second: count, more: false, records: [] },
      places: [{ service_id, count, environments: ["production"], issues: [issue] }],
    },
  };
}

export const runNews = (id: string, service_id = 1): News => ({
  ...{ kind: "run-moved", service_id, payload: { run_id: id, state: "ACTING" } },
});
