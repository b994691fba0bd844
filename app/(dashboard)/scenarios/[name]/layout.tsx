import type { ReactNode } from "react";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { Existing } from "../../_parts/existing.tsx";

type Props = { params: Promise<{ name: string }>; children: ReactNode };

export default async function ScenarioLayout({ params, children }: Props) {
  const { name } = await params;
  return (
    <Existing read={(context) => getScenario(context, decodeParam(name))}>{children}</Existing>
  );
}
