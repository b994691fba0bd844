import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { Existing } from "../../_parts/existing.tsx";
import { PlanWords } from "../_parts/plan-words.tsx";

type Props = { params: Promise<{ name: string }>; children: ReactNode };

export default async function ScenarioLayout({ params, children }: Props) {
  const { name } = await params;
  return (
    <PlanWords>
      <ClientMessages
        of={[
          "recovery.breaker",
          "recovery.changeScenario",
          "recovery.countdown",
          "recovery.deleteScenario",
          "recovery.length",
          "recovery.modeButton",
          "recovery.nextAllowed",
          "recovery.promotionNotice",
          "recovery.restoreVersion",
          "recovery.runTable",
        ]}
      >
        <Existing read={(context) => getScenario(context, decodeParam(name))}>{children}</Existing>
      </ClientMessages>
    </PlanWords>
  );
}
