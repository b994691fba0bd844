"use client";

import { Megaphone, Pause } from "lucide-react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { ChannelTestButton } from "#components/notifications/channel-test-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Channel } from "#lib/notifications/schemas.ts";

/** Each channel with how its last message went. */
export function ChannelList({ channels }: { channels: Channel[] }) {
  if (channels.length === 0) {
    return (
      <EmptyState icon={Megaphone} title="No channels yet">
        A channel is where people are told that a recovery gave up. Create a webhook or an e-mail
        channel, then name it in a scenario.
      </EmptyState>
    );
  }
  return (
    <ul>
      {channels.map((channel) => (
        <li
          key={channel.id}
          className="flex flex-wrap items-start gap-x-6 gap-y-3 border-b border-line py-3.5 last:border-0"
        >
          <div className="min-w-56 flex-1">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {channel.name}
              <Badge>{channel.type === "webhook" ? "Signed webhook" : "E-mail"}</Badge>
            </p>
            <p className="text-sm wrap-anywhere text-ink-2">{describeRoute(channel.config)}</p>
          </div>
          <LastDelivery channel={channel} />
          <div className="flex flex-wrap items-start gap-2">
            <ChannelTestButton id={channel.id} name={channel.name} />
            <DeleteChannelButton channel={channel} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function describeRoute({ url, to }: Channel["config"]): string {
  return Array.isArray(to) ? to.join(", ") : String(url);
}

const delivered = {
  delivered: { tone: "good", word: "Delivered", icon: undefined },
  pending: { tone: "busy", word: "Waiting", icon: Pause },
  failed: { tone: "bad", word: "Not delivered", icon: undefined },
} as const;

function LastDelivery({ channel: { last_delivery: last, pending } }: { channel: Channel }) {
  if (!last) return <p className="min-w-56 flex-1 text-ink-3">Nothing sent yet</p>;
  const { tone, word, icon } = delivered[last.state];
  return (
    <div className="min-w-56 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <StatePill tone={tone} {...(icon ? { icon } : {})}>
          {word}
        </StatePill>
        <span className="text-ink-2">
          <Time at={last.delivered_at ?? last.created_at} />
          {last.tries > 1 ? `, try ${last.tries}` : ""}
        </span>
      </p>
      <p className="mt-1 text-sm text-ink-2">{last.title}</p>
      {last.state !== "delivered" && last.error ? (
        <p className="text-sm wrap-anywhere text-bad">{last.error}</p>
      ) : null}
      {pending > 1 ? <p className="text-sm text-ink-2">{pending} wait for their turn</p> : null}
    </div>
  );
}

function DeleteChannelButton({ channel: { id, name } }: { channel: Channel }) {
  return (
    <ConfirmSend
      trigger={
        <Button size="small" variant="danger" aria-label={`Delete the channel ${name}`}>
          Delete
        </Button>
      }
      title={`Delete the channel ${name}?`}
      effect="What waits in it is dropped, and scenarios that hand over to it reach nobody through it from now on. This cannot be undone."
      verb={`Delete ${name}`}
      danger
      send={() => sendJson("DELETE", `/api/v1/channels/${id}`, undefined, anyAnswer)}
      onSent={() => toast(`The channel ${name} is deleted`)}
    />
  );
}
