"use client";

import { Pause } from "lucide-react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Channel, Delivery } from "#lib/notifications/schemas.ts";

type Props = { channel: Channel; deliveries: Delivery[] };

/** The last messages of a channel: whether they arrived, when they are tried next, and a button to send them again. */
export function DeliveryList({ channel, deliveries }: Props) {
  if (deliveries.length === 0) return null;
  return (
    <details className="w-full">
      <summary className="cursor-pointer text-sm text-ink-2 max-rail:py-2.5">
        Last messages of {channel.name}
      </summary>
      <ul className="mt-1.5">
        {deliveries.map((delivery) => (
          <li
            key={delivery.id}
            className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line py-2.5"
          >
            <DeliveryStory delivery={delivery} />
            {delivery.state === "delivered" ? null : (
              <SendAgainButton channel={channel} delivery={delivery} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const phaseWords = {
  opened: null,
  updated: "Update",
  acknowledged: "Acknowledged",
  resolved: "Recovered",
} as const;

function DeliveryStory({ delivery }: { delivery: Delivery }) {
  const { title, phase, state, error, next_try_at } = delivery;
  const word = phaseWords[phase];
  return (
    <div className="min-w-56 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <DeliveryPill state={state} />
        {word ? <Badge>{word}</Badge> : null}
        <span className="text-sm text-ink-2">
          <Time at={delivery.delivered_at ?? delivery.created_at} />
          {delivery.tries > 1 ? `, try ${delivery.tries}` : ""}
        </span>
      </p>
      <p className="text-sm wrap-anywhere">{title}</p>
      {error ? <p className="text-sm wrap-anywhere text-bad">{error}</p> : null}
      {next_try_at ? (
        <p className="text-sm text-ink-2">
          Next try <Time at={next_try_at} />
        </p>
      ) : null}
    </div>
  );
}

const states = {
  delivered: { tone: "good", word: "Delivered", icon: undefined },
  pending: { tone: "busy", word: "Waiting", icon: Pause },
  failed: { tone: "bad", word: "Not delivered", icon: undefined },
  folded: { tone: "idle", word: "Told with another", icon: undefined },
  grouped: { tone: "busy", word: "Waits for a digest", icon: Pause },
} as const;

export function DeliveryPill({ state }: { state: Delivery["state"] }) {
  const { tone, word, icon } = states[state];
  return (
    <StatePill tone={tone} {...(icon ? { icon } : {})}>
      {word}
    </StatePill>
  );
}

function SendAgainButton({ channel, delivery }: { channel: Channel; delivery: Delivery }) {
  const { id, title } = delivery;
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={`Send again: ${title}`}>
          Send again
        </Button>
      }
      title="Send this message again?"
      effect={`“${title}” is sent through ${channel.name} now, and tried again on the usual schedule if it does not arrive.`}
      verb="Send again"
      send={() =>
        sendJson(
          "POST",
          `/api/v1/channels/${channel.id}/deliveries/${id}/retry`,
          undefined,
          anyAnswer,
        )
      }
      onSent={() => toast("The message is on its way")}
    />
  );
}
