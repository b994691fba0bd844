"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import type { CreatedChannel } from "#components/notifications/channel-dialog.tsx";
import { ChannelFields } from "#components/notifications/channel-fields.tsx";
import { generateSecret } from "#components/notifications/generate-secret.ts";
import { readChannel } from "#components/notifications/read-channel.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Channel, type ChannelType, channelTypes } from "#lib/notifications/schemas.ts";

const fields = ["name", "type", "config.url", "config.to", "config.routing_key"];

export function ChannelForm({ onCreated }: { onCreated: (channel: CreatedChannel) => void }) {
  const t = useTranslations("notifications.channelForm");
  const types = useTranslations("notifications.channelTypes.names");
  const dialog = useTranslations("ui.dialog");
  const [type, setType] = useState<ChannelType>("webhook");
  function choose(value: string) {
    setType(channelTypes.find((known) => known === value) ?? "webhook");
  }
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={fields} />
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="type" label={t("type")}>
        <Select
          className="w-full"
          value={type}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {channelTypes.map((known) => (
            <option key={known} value={known}>
              {types(known)}
            </option>
          ))}
        </Select>
      </Field>
      <ChannelFields key={type} type={type} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>{dialog("cancel")}</Button>
        </DialogClose>
        <SubmitButton>{t("submit")}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

async function create(values: FormData) {
  const secret = generateSecret();
  const body = readChannel(values, secret);
  const sent = await sendJson("POST", "/api/v1/channels", body, Channel);
  if (!sent.ok) return sent;
  const shown = body.type === "webhook" ? secret : null;
  return { ok: true as const, data: { name: sent.data.name, secret: shown } };
}
