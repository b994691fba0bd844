"use client";

import { ConfigParams } from "#components/recovery/config-params.tsx";
import { PressParams } from "#components/recovery/press-params.tsx";
import type { ParamsText } from "#components/recovery/read-params.ts";
import type { Action } from "#lib/recovery/schemas.ts";

type Props = {
  action: Action;
  value: ParamsText;
  onChange: (value: ParamsText) => void;
  prefix?: string;
};

/** What an action over HTTP has to be told: a setting, or the request; a plan that adjusts by a request keeps it. */
export function ActionParams({ action, ...rest }: Props) {
  const { method, body } = rest.value;
  const Params = action === "adjust-config" && !method && !body ? ConfigParams : PressParams;
  return <Params {...rest} />;
}
