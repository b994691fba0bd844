import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ChannelDialog } from "#components/notifications/channel-dialog.tsx";
import { ChannelList } from "#components/notifications/channel-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import { listDeliveries } from "#lib/notifications/list-deliveries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.page");
  return { title: t("title") };
}

const shownDeliveries = 10;

export default async function ChannelsPage() {
  const context = await requirePageAccess("admin");
  const t = await getTranslations("notifications.page");
  const { data: channels } = await listChannels(context);
  const rows = await Promise.all(
    channels.map(async (channel) => {
      const { data } = await listDeliveries(context, channel.id, { limit: shownDeliveries });
      return { channel, deliveries: data };
    }),
  );
  return (
    <ClientMessages of={["notifications"]}>
      <PageHeader title={t("title")} note={t("note")}>
        <ChannelDialog />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <ChannelList rows={rows} />
      </Card>
    </ClientMessages>
  );
}
