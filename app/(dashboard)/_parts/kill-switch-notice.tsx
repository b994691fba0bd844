import { ClientMessages } from "#app/messages/client-messages.tsx";
import { KillSwitchNotice as Notice } from "#components/recovery/kill-switch-notice.tsx";
import type { KillSwitch } from "#lib/recovery/answers.ts";

type Props = { killSwitch: KillSwitch; mayOperate: boolean };

/** The notice with its words, which pages need only while something is stopped. */
export function KillSwitchNotice(props: Props) {
  const { engaged, services } = props.killSwitch;
  if (!engaged && services.length === 0) return null;
  return (
    <ClientMessages of={["recovery.killSwitch", "recovery.press"]}>
      <Notice {...props} />
    </ClientMessages>
  );
}
