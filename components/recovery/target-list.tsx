import { Crosshair } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactElement, useId } from "react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { CheckTargetButton } from "#components/recovery/check-target-button.tsx";
import { DeleteTargetButton } from "#components/recovery/delete-target-button.tsx";
import { PressTargetButton } from "#components/recovery/press-target-button.tsx";
import { describeTarget } from "#components/recovery/read-target.ts";
import { TargetDialog } from "#components/recovery/target-dialog.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Words } from "#components/ui/words.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

/** What the reader may do to targets, and what stands in the way of all of them. */
export type TargetRights = {
  mayOperate: boolean;
  mayOpen: boolean;
  /** Why nothing may run, when the kill switch says so. */
  stopped: string | null;
};

type Props = { targets: Target[]; environments: string[]; rights: TargetRights };

/** Each target with its recovery buttons; where they are disabled, the reason stands under them. */
export function TargetList({ targets, environments, rights }: Props) {
  const t = useTranslations("recovery.targetList");
  if (targets.length === 0) {
    return (
      <EmptyState icon={Crosshair} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <ul>
      {targets.map((target) => (
        <li
          key={target.name}
          className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0"
        >
          <TargetItem target={target} environments={environments} rights={rights} />
        </li>
      ))}
    </ul>
  );
}

type ItemProps = Omit<Props, "targets"> & { target: Target };

function TargetItem({ target, environments, rights }: ItemProps) {
  const t = useTranslations("recovery.targetList");
  const addresses = useTranslations("recovery.targetAddress");
  const id = useId();
  const blocked = whyBlocked(t, target, rights);
  const disabled = blocked !== null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>{target.name}</h3>
        <Badge>{target.type}</Badge>
        <Badge>{target.environment}</Badge>
        <span className="ml-auto flex flex-wrap gap-1.5">
          {rights.mayOperate ? (
            <>
              <TargetDialog
                service={target.service}
                environments={environments}
                mayOpen={rights.mayOpen}
                target={target}
                trigger={
                  <Button variant="quiet" aria-label={t("editName", { name: target.name })}>
                    {t("edit")}
                  </Button>
                }
              />
              <DeleteTargetButton name={target.name} />
            </>
          ) : null}
        </span>
      </div>
      <p className="text-sm wrap-anywhere text-ink-2">
        {t("actsOn", { place: describeTarget(addresses, target) })}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {target.actions.map((action) => (
          <PressTargetButton
            key={action}
            target={target}
            action={action}
            disabled={disabled}
            describedBy={disabled ? id : undefined}
          />
        ))}
        <CheckTargetButton name={target.name} disabled={!rights.mayOperate} />
      </div>
      {blocked ? (
        <p id={id} className="mt-1.5 text-sm text-ink-2">
          {blocked}
        </p>
      ) : null}
    </>
  );
}

function whyBlocked(
  t: Words<"recovery.targetList">,
  target: Target,
  rights: TargetRights,
): ReactElement | string | null {
  if (target.live_run)
    return (
      <>
        {t.rich("held", {
          run: (chunks) => (
            <Link className="text-accent underline" href={`/recovery/runs/${target.live_run}`}>
              {chunks}
            </Link>
          ),
        })}
      </>
    );
  if (!rights.mayOperate) return t("mayLook");
  return rights.stopped;
}
