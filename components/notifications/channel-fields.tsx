"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ChannelType } from "#lib/notifications/schemas.ts";

/** What a channel of this type needs to be reached. */
export function ChannelFields({ type }: { type: ChannelType }) {
  const t = useTranslations("notifications.channelFields");
  switch (type) {
    case "email":
      return (
        <Field name="config.to" label={t("addresses")} hint={t("oneALine")}>
          <Textarea rows={3} autoCapitalize="none" />
        </Field>
      );
    case "pagerduty":
      return <PagerDutyFields />;
    case "webhook":
      return <UrlFields placeholder={webhookExample} />;
    default:
      return <ChatFields type={type} />;
  }
}

const webhookExample = "https://hooks.example.com/paramedic";
const chats = {
  slack: "https://hooks.slack.com/services/…",
  discord: "https://discord.com/api/webhooks/…",
  teams: "https://….logic.azure.com/workflows/…",
} as const;

function ChatFields({ type }: { type: keyof typeof chats }) {
  const t = useTranslations("notifications.channelFields");
  return <UrlFields placeholder={chats[type]} hint={t(`hints.${type}`)} label={t("webhook")} />;
}

function UrlFields(props: { placeholder: string; hint?: string; label?: string }) {
  const t = useTranslations("notifications.channelFields");
  const { placeholder, hint, label = t("url") } = props;
  return (
    <>
      <Field name="config.url" label={label} {...(hint ? { hint } : {})}>
        <Input type="url" autoComplete="off" placeholder={placeholder} />
      </Field>
      <PrivateAddress />
    </>
  );
}

function PagerDutyFields() {
  const t = useTranslations("notifications.channelFields");
  return (
    <>
      <Field name="config.routing_key" label={t("key")} hint={t("keyHint")}>
        <Input autoComplete="off" spellCheck={false} maxLength={64} />
      </Field>
      <Field name="config.url" label={t("events")} hint={t("eventsHint")}>
        <Input type="url" autoComplete="off" />
      </Field>
      <PrivateAddress />
    </>
  );
}

function PrivateAddress() {
  const t = useTranslations("notifications.channelFields");
  return <Checkbox name="allow_private">{t("private")}</Checkbox>;
}
