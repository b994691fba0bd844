"use client";

import { Field } from "#components/forms/field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ChannelType } from "#lib/notifications/schemas.ts";

/** What a channel of this type needs to be reached. */
export function ChannelFields({ type }: { type: ChannelType }) {
  switch (type) {
    case "email":
      return (
        <Field name="config.to" label="Addresses" hint="One a line.">
          <Textarea rows={3} autoCapitalize="none" />
        </Field>
      );
    case "pagerduty":
      return <PagerDutyFields />;
    case "webhook":
      return <UrlFields placeholder="https://hooks.example.com/paramedic" />;
    default:
      return <ChatFields type={type} />;
  }
}

const chats = {
  slack: {
    placeholder: "https://hooks.slack.com/services/…",
    hint: "Of an incoming webhook: the app's settings in Slack, or the integrations of Mattermost and others.",
  },
  discord: {
    placeholder: "https://discord.com/api/webhooks/…",
    hint: "Of a webhook: Server settings, Integrations, Webhooks.",
  },
  teams: {
    placeholder: "https://….logic.azure.com/workflows/…",
    hint: "Of a workflow that posts to a channel when a Teams webhook request is received.",
  },
} as const;

function ChatFields({ type }: { type: keyof typeof chats }) {
  const { placeholder, hint } = chats[type];
  const sealed = `${hint} It is a secret, and not shown again.`;
  return <UrlFields placeholder={placeholder} hint={sealed} label="Webhook address" />;
}

function UrlFields(props: { placeholder: string; hint?: string; label?: string }) {
  const { placeholder, hint, label = "URL" } = props;
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
  return (
    <>
      <Field
        name="config.routing_key"
        label="Integration key"
        hint="Of an Events API v2 integration. It is a secret, and not shown again."
      >
        <Input autoComplete="off" spellCheck={false} maxLength={64} />
      </Field>
      <Field
        name="config.url"
        label="Address of the Events API"
        hint="Leave it empty for https://events.pagerduty.com/v2/enqueue."
      >
        <Input type="url" autoComplete="off" />
      </Field>
      <PrivateAddress />
    </>
  );
}

function PrivateAddress() {
  return (
    <Checkbox name="allow_private">The address is in a private network or on this host</Checkbox>
  );
}
