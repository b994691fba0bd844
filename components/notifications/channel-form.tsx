"use client";

import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import type { CreatedChannel } from "#components/notifications/channel-dialog.tsx";
import { generateSecret } from "#components/notifications/generate-secret.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Channel } from "#lib/notifications/schemas.ts";

export function ChannelForm({ onCreated }: { onCreated: (channel: CreatedChannel) => void }) {
  const [type, setType] = useState("webhook");
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={["name", "type", "config.url", "config.to"]} />
      <Field name="name" label="Name" hint="Scenarios hand over to it by this name: ops.">
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="type" label="Type">
        <Select
          className="w-full"
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
        >
          <option value="webhook">Signed webhook</option>
          <option value="email">E-mail</option>
        </Select>
      </Field>
      {type === "webhook" ? (
        <>
          <Field name="config.url" label="URL">
            <Input
              type="url"
              autoComplete="off"
              placeholder="https://hooks.example.com/paramedic"
            />
          </Field>
          <Checkbox name="allow_private">
            The address is in a private network or on this host
          </Checkbox>
        </>
      ) : (
        <Field name="config.to" label="Addresses" hint="One a line.">
          <Textarea rows={3} autoCapitalize="none" />
        </Field>
      )}
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
  const name = String(values.get("name"));
  const type = String(values.get("type"));
  const secret = type === "webhook" ? generateSecret() : null;
  const body = { name, type, config: secret ? webhookConfig(values, secret) : mailConfig(values) };
  const sent = await sendJson("POST", "/api/v1/channels", body, Channel);
  return sent.ok ? { ok: true as const, data: { name: sent.data.name, secret } } : sent;
}

function webhookConfig(values: FormData, secret: string) {
  const open = values.get("allow_private") === "on" ? { allow_private: true } : {};
  return { url: values.get("config.url"), secret, ...open };
}

function mailConfig(values: FormData) {
  return {
    to: String(values.get("config.to"))
      .split(/[\s,;]+/)
      .filter(Boolean),
  };
}
