import { OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
import { KillSwitchButton } from "#components/recovery/kill-switch-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KillSwitch } from "#lib/recovery/answers.ts";

type Props = { killSwitch: KillSwitch; mayOperate: boolean };

/** On every page: that recovery is stopped, for everything and for single services, by whom and why. */
export function KillSwitchNotice({ killSwitch, mayOperate }: Props) {
  const t = useTranslations("recovery.killSwitchNotice");
  const all = killSwitch.engaged ? [{ ...killSwitch, service: undefined }] : [];
  const engaged = [...all, ...killSwitch.services];
  if (engaged.length === 0) return null;
  return (
    <div role="status" className="flex flex-col gap-2.5 pt-3.5 print:hidden">
      {engaged.map((one) => (
        <Callout
          key={one.service ?? ""}
          icon={OctagonX}
          title={one.service ? t("one", { service: one.service }) : t("all")}
          actions={
            mayOperate ? (
              <KillSwitchButton engaged {...(one.service ? { service: one.service } : {})} />
            ) : null
          }
        >
          {one.reason}
          {one.changed_by ? ` – ${one.changed_by}` : ""}
          {one.changed_at ? (
            <>
              , <Time at={one.changed_at} />
            </>
          ) : null}
        </Callout>
      ))}
    </div>
  );
}
