"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChannelForm } from "#components/notifications/channel-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";

export type CreatedChannel = { name: string; secret: string | null };

/** Creates a channel; a webhook's secret is made here and shown once. */
export function ChannelDialog() {
  const t = useTranslations("notifications.channelDialog");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedChannel | null>(null);
  function toggle(next: boolean) {
    setOpen(next);
    if (!next) setCreated(null);
  }
  function done(channel: CreatedChannel) {
    router.refresh();
    if (channel.secret) setCreated(channel);
    else toggle(false);
  }
  return (
    <Dialog open={open} onOpenChange={toggle}>
      <DialogTrigger asChild>
        <Button variant="primary">{t("open")}</Button>
      </DialogTrigger>
      {created?.secret ? (
        <DialogContent title={t("copyTitle", { name: created.name })} description={t("copyNote")}>
          <CodeBlock label={t("secret")} code={created.secret} />
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">{t("copied")}</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      ) : (
        <DialogContent title={t("title")} description={t("note")}>
          <ChannelForm onCreated={done} />
        </DialogContent>
      )}
    </Dialog>
  );
}
