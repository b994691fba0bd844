import type { ConnectionParts, ConnectionState } from "#components/live/connection.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

/** What the tab that holds the stream tells the others; `asks` is one of them that has just opened. */
type Message = { event: LiveEvent; id: string } | { state: ConnectionState } | { asks: true };

type Channel = Pick<BroadcastChannel, "postMessage" | "onmessage" | "close">;
export type FeedParts = {
  connect(
    parts: Pick<ConnectionParts, "heard" | "moved" | "lastId">,
    signal: AbortSignal,
  ): Promise<void>;
  /** Null where the browser shares nothing: each tab has a stream of its own. */
  shared: {
    channel: Channel;
    /** Does the work once this tab leads, which it does until the work ends. */
    lead(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  } | null;
  heard(event: LiveEvent): void;
  moved(state: ConnectionState): void;
  lastId: string | null;
};

/**
 * Hears what happens until the signal ends, by one stream for all tabs of a browser: one tab leads and passes on what it
 * hears. When it goes, another one leads and goes on from the last id. Answers that id.
 */
export async function shareFeed(parts: FeedParts, signal: AbortSignal): Promise<string | null> {
  const { connect, shared } = parts;
  const channel = shared?.channel;
  let lastId = parts.lastId;
  let state: ConnectionState = "connecting";
  let leads = false;
  const heard = (event: LiveEvent, id: string) => {
    lastId = id || lastId;
    parts.heard(event);
  };
  const moved = (next: ConnectionState) => {
    state = next;
    parts.moved(next);
  };
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ("asks" in data) {
        if (leads) channel.postMessage({ state });
      } else if ("state" in data) moved(data.state);
      else heard(data.event, data.id);
    };
    channel.postMessage({ asks: true });
  }
  const lead = async () => {
    leads = true;
    const passing = {
      heard(event: LiveEvent, id: string) {
        heard(event, id);
        channel?.postMessage({ event, id });
      },
      moved(next: ConnectionState) {
        moved(next);
        channel?.postMessage({ state: next });
      },
    };
    await connect({ ...passing, lastId }, signal);
  };
  await (shared ? shared.lead(lead, signal) : lead()).catch(() => {});
  channel?.close();
  return lastId;
}
