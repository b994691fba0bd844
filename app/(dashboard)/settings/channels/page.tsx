import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ChannelDialog } from "#components/notifications/channel-dialog.tsx";
import { ChannelList } from "#components/notifications/channel-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import { listDeliveries } from "#lib/notifications/list-deliveries.ts";

export const metadata: Metadata = { title: "Channels" };

const shownDeliveries = 10;

export default async function ChannelsPage() {
  const context = await requirePageAccess("admin");
  const { data: channels } = await listChannels(context);
  const rows = await Promise.all(
    channels.map(async (channel) => {
      const { data } = await listDeliveries(context, channel.id, { limit: shownDeliveries });
      return { channel, deliveries: data };
    }),
  );
  return (
    <>
      <PageHeader title="Channels" note="Where people are told when a recovery hands over.">
        <ChannelDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <ChannelList rows={rows} />
      </Card>
    </>
  );
}
