"use client";

import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import type { CreatedChannel } from "#components/notifications/channel-dialog.tsx";
import { ChannelFields } from "#components/notifications/channel-fields.tsx";
import { channelTypeWords } from "#components/notifications/channel-words.ts";
import { generateSecret } from "#components/notifications/generate-secret.ts";
import { readChannel } from "#components/notifications/read-channel.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Channel, type ChannelType, channelTypes } from "#lib/notifications/schemas.ts";

const fields = ["name", "type", "config.url", "config.to", "config.routing_key"];

export function ChannelForm({ onCreated }: { onCreated: (channel: CreatedChannel) => void }) {
  const [type, setType] = useState<ChannelType>("webhook");
  function choose(value: string) {
    setType(channelTypes.find((known) => known === value) ?? "webhook");
  }
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={fields} />
      <Field name="name" label="Name" hint="Scenarios hand over to it by this name: ops.">
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="type" label="Type">
        <Select
          className="w-full"
          value={type}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {channelTypes.map((known) => (
            <option key={known} value={known}>
              {channelTypeWords[known]}
            </option>
          ))}
        </Select>
      </Field>
      <ChannelFields key={type} type={type} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton>Create channel</SubmitButton>
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
