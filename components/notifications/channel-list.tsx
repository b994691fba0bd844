"use client";

import { Megaphone, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { ChannelTestButton } from "#components/notifications/channel-test-button.tsx";
import { describeRoute } from "#components/notifications/channel-words.ts";
import {
  DeliveryList,
  DeliveryPill,
  DeliveryTime,
} from "#components/notifications/delivery-list.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Channel, Delivery } from "#lib/notifications/schemas.ts";

export type ChannelRow = { channel: Channel; deliveries: Delivery[] };

/** Each channel with what is wrong with it and how its last messages went. */
export function ChannelList({ rows }: { rows: ChannelRow[] }) {
  const t = useTranslations("notifications.channelList");
  const types = useTranslations("notifications.channelTypes");
  if (rows.length === 0) {
    return (
      <EmptyState icon={Megaphone} title={t("empty")}>
        {t("emptyNote")}
      </EmptyState>
    );
  }
  return (
    <ul>
      {rows.map(({ channel, deliveries }) => (
        <li
          key={channel.id}
          className="flex flex-wrap items-start gap-x-6 gap-y-3 border-b border-line py-3.5 last:border-0"
        >
          <div className="min-w-56 flex-1">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {channel.name}
              <Badge>{types(`names.${channel.type}`)}</Badge>
            </p>
            <p className="text-sm wrap-anywhere text-ink-2">{describeRoute(types, channel)}</p>
          </div>
          <LastDelivery channel={channel} />
          <div className="flex flex-wrap items-start gap-2">
            <ChannelTestButton id={channel.id} name={channel.name} />
            <DeleteButton
              what={t("what")}
              name={channel.name}
              effect={t("deleteEffect")}
              path={`/api/v1/channels/${channel.id}`}
            />
          </div>
          <ChannelFault channel={channel} />
          <DeliveryList channel={channel} deliveries={deliveries} />
        </li>
      ))}
    </ul>
  );
}

function ChannelFault({ channel: { fault, disabled_at } }: { channel: Channel }) {
  const t = useTranslations("notifications.channelList");
  if (!fault) return null;
  const kind = disabled_at ? "disabled" : "unreached";
  return (
    <p className="flex w-full items-start gap-2 rounded-control bg-bad-wash px-3 py-2.5 text-sm wrap-anywhere">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <span>
        <strong className="font-medium">
          {t.rich(kind, { time: () => <Time at={disabled_at ?? fault.at} /> })}
        </strong>{" "}
        {fault.reason} {t(`${kind}Note`)}
      </span>
    </p>
  );
}

function LastDelivery({ channel: { last_delivery: last, pending } }: { channel: Channel }) {
  const t = useTranslations("notifications.channelList");
  if (!last) return <p className="min-w-56 flex-1 text-ink-3">{t("nothing")}</p>;
  return (
    <div className="min-w-56 flex-1">
      <p className="flex flex-wrap items-center gap-2">
        <DeliveryPill state={last.state} />
        <span className="text-ink-2">
          <DeliveryTime delivery={last} />
        </span>
      </p>
      <p className="mt-1 text-sm text-ink-2">{last.title}</p>
      {pending > 1 ? (
        <p className="text-sm text-ink-2">{t("waiting", { count: String(pending) })}</p>
      ) : null}
    </div>
  );
}
