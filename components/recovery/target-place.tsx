"use client";

import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

export type PlaceProps = {
  config: Partial<Target["config"]>;
  /** Whether the reader may reach private addresses and sockets. */
  mayOpen: boolean;
};

type Props = PlaceProps & { examples: { socket: string; url: string }; hint?: string };

/** A unix socket of this host, or an address. */
export function ReachedOver({ config, mayOpen, examples, hint }: Props) {
  const [over, setOver] = useState(config.socket || (mayOpen && !config.url) ? "socket" : "url");
  return (
    <>
      <Field
        name="over"
        label="Reached over"
        hint={mayOpen ? hint : "Only an administrator may set a socket."}
      >
        <Select
          className="w-full"
          value={over}
          onChange={(event) => setOver(event.currentTarget.value)}
        >
          <option value="socket" disabled={!mayOpen}>
            A unix socket on this host
          </option>
          <option value="url">HTTP</option>
        </Select>
      </Field>
      {over === "socket" ? (
        <Field name="config.socket" label="Socket">
          <Input
            autoComplete="off"
            placeholder={examples.socket}
            defaultValue={text(config.socket)}
          />
        </Field>
      ) : (
        <>
          <Field name="config.url" label="URL">
            <Input
              type="url"
              autoComplete="off"
              placeholder={examples.url}
              defaultValue={text(config.url)}
            />
          </Field>
          <AllowPrivate config={config} mayOpen={mayOpen} />
        </>
      )}
    </>
  );
}

export function AllowPrivate({ config, mayOpen }: PlaceProps) {
  return (
    <Checkbox
      name="config.allow_private"
      defaultChecked={config.allow_private === true}
      disabled={!mayOpen}
    >
      The address is in a private network or on this host
      {mayOpen ? null : " (only an administrator may set it)"}
    </Checkbox>
  );
}

/** A member of a stored config as a field shows it. */
export function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
