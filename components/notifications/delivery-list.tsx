"use client";

import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("notifications.deliveries");
  if (deliveries.length === 0) return null;
  return (
    <details className="w-full">
      <summary className="cursor-pointer text-sm text-ink-2 max-rail:py-2.5">
        {t("title", { name: channel.name })}
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

function DeliveryStory({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("notifications.deliveries");
  const { title, phase, state, error, next_try_at } = delivery;
  return (
    <div className="min-w-56 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <DeliveryPill state={state} />
        {phase === "opened" ? null : <Badge>{t(`phases.${phase}`)}</Badge>}
        <span className="text-sm text-ink-2">
          <DeliveryTime delivery={delivery} />
        </span>
      </p>
      <p className="text-sm wrap-anywhere">{title}</p>
      {error ? <p className="text-sm wrap-anywhere text-bad">{error}</p> : null}
      {next_try_at ? (
        <p className="text-sm text-ink-2">
          {t.rich("next", { time: () => <Time at={next_try_at} /> })}
        </p>
      ) : null}
    </div>
  );
}

type Timed = Pick<Delivery, "created_at" | "delivered_at" | "tries">;

/** When a message arrived, or was made; and at which try. */
export function DeliveryTime({
  delivery: { created_at, delivered_at, tries },
}: {
  delivery: Timed;
}) {
  const t = useTranslations("notifications.deliveries");
  const time = () => <Time at={delivered_at ?? created_at} />;
  return tries > 1 ? t.rich("try", { time, tries: String(tries) }) : time();
}

const states = {
  delivered: { tone: "good", icon: undefined },
  pending: { tone: "busy", icon: Pause },
  failed: { tone: "bad", icon: undefined },
  folded: { tone: "idle", icon: undefined },
  grouped: { tone: "busy", icon: Pause },
} as const;

export function DeliveryPill({ state }: { state: Delivery["state"] }) {
  const t = useTranslations("notifications.deliveries");
  const { tone, icon } = states[state];
  return (
    <StatePill tone={tone} {...(icon ? { icon } : {})}>
      {t(`states.${state}`)}
    </StatePill>
  );
}

function SendAgainButton({ channel, delivery }: { channel: Channel; delivery: Delivery }) {
  const t = useTranslations("notifications.deliveries");
  const { id, title } = delivery;
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={t("againNamed", { title })}>
          {t("again")}
        </Button>
      }
      title={t("againTitle")}
      effect={t("againEffect", { title, channel: channel.name })}
      verb={t("again")}
      send={() =>
        sendJson(
          "POST",
          `/api/v1/channels/${channel.id}/deliveries/${id}/retry`,
          undefined,
          anyAnswer,
        )
      }
      onSent={() => toast(t("sent"))}
    />
  );
}
