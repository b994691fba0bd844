"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations("recovery.targetPlace");
  const [over, setOver] = useState(config.socket || (mayOpen && !config.url) ? "socket" : "url");
  return (
    <>
      <Field name="over" label={t("over")} hint={mayOpen ? hint : t("onlyAdmin")}>
        <Select
          className="w-full"
          value={over}
          onChange={(event) => setOver(event.currentTarget.value)}
        >
          <option value="socket" disabled={!mayOpen}>
            {t("socketOption")}
          </option>
          <option value="url">{t("http")}</option>
        </Select>
      </Field>
      {over === "socket" ? (
        <Field name="config.socket" label={t("socket")}>
          <Input
            autoComplete="off"
            placeholder={examples.socket}
            defaultValue={text(config.socket)}
          />
        </Field>
      ) : (
        <>
          <Field name="config.url" label={t("url")}>
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
  const t = useTranslations("recovery.targetPlace");
  return (
    <Checkbox
      name="config.allow_private"
      defaultChecked={config.allow_private === true}
      disabled={!mayOpen}
    >
      {t(mayOpen ? "private" : "privateLocked")}
    </Checkbox>
  );
}

/** A member of a stored config as a field shows it. */
export function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
