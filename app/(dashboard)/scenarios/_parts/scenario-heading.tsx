import Link from "next/link";
import { PageHeader } from "#components/layout/page-header.tsx";
import { BreakerNotice } from "#components/recovery/breaker-notice.tsx";
import { DeleteScenarioButton } from "#components/recovery/delete-scenario-button.tsx";
import { ModeButton } from "#components/recovery/mode-button.tsx";
import { ModePill } from "#components/recovery/mode-pill.tsx";
import { PressScenarioButton } from "#components/recovery/press-scenario-button.tsx";
import { PromotionNotice } from "#components/recovery/promotion-notice.tsx";
import { QuarantineNotice } from "#components/recovery/quarantine-notice.tsx";
import { HoldReason } from "#components/recovery/readiness-words.tsx";
import { canOperate } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { listOpenBreakers } from "#lib/recovery/list-open-breakers.ts";
import { listReadiness } from "#lib/recovery/list-readiness.ts";
import { suggestPromotion } from "#lib/recovery/promotion.ts";
import type { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = { context: Context; scenario: Scenario; targets: Target[] };

/** The name of a scenario, what may be pressed, and why not where it may not. */
export async function ScenarioHeading({ context, scenario, targets }: Props) {
  const { name, service, environment, mode } = scenario;
  const month = new Date(context.now().getTime() - 30 * 86_400_000).toISOString();
  const [readiness, breakers, reliability] = await Promise.all([
    listReadiness(context, [scenario]),
    listOpenBreakers(context, name),
    getReliability(context, { service, environment, from: month }),
  ]);
  const earned = reliability.data
    .flatMap((one) => one.scenarios)
    .find((one) => one.scenario === name);
  const promotion = earned ? suggestPromotion(mode, earned) : null;
  const blocked = readiness.get(name)?.press ?? null;
  const mayOperate = canOperate(context.actor);
  return (
    <>
      <PageHeader
        title={name}
        note={
          <>
            <ModePill mode={mode} />{" "}
            <Link className="hover:underline" href={`/services/${encodeURIComponent(service)}`}>
              {service} · {environment}
            </Link>
          </>
        }
      >
        {mayOperate ? (
          <>
            <DeleteScenarioButton name={name} />
            <ModeButton key={mode} scenario={name} mode={mode} />
            <PressScenarioButton
              scenario={scenario}
              targets={targets}
              disabled={blocked !== null}
              describedBy={blocked ? "blocked" : undefined}
            />
          </>
        ) : null}
      </PageHeader>
      <QuarantineNotice reason={scenario.quarantine} />
      <PromotionNotice scenario={name} promotion={promotion} mayOperate={mayOperate} />
      <BreakerNotice scenario={name} breakers={breakers} mayOperate={mayOperate} />
      {blocked && mayOperate ? (
        <p id="blocked" className="-mt-3 mb-gap text-right text-ink-2">
          <HoldReason hold={blocked} />
        </p>
      ) : null}
    </>
  );
}
