import { useTranslations } from "next-intl";
import { FirstRecordWait } from "#components/insights/first-record-wait.tsx";
import { keyPlace } from "#components/insights/prepare-first-error.ts";
import { WelcomeNext } from "#components/insights/welcome-next.tsx";
import { WelcomeService } from "#components/insights/welcome-service.tsx";
import { WelcomeSnippets } from "#components/insights/welcome-snippets.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Service } from "#lib/services/schemas.ts";

type Props = {
  baseUrl: string;
  service: Pick<Service, "name" | "dsn"> | null;
  mayOperate: boolean;
  own: string;
  /** Records received before this moment (RFC 3339) were there already. */
  since: string;
};

/** From nothing to a first error: a name, a snippet with its key, and a look at what arrives. */
export function WelcomeSteps({ baseUrl, service, mayOperate, own, since }: Props) {
  const t = useTranslations("insights.welcome");
  const hasKey = service !== null && mayOperate;
  const sender = {
    baseUrl,
    key: hasKey ? decodeURIComponent(new URL(service.dsn).username) : keyPlace,
    service: service?.name ?? "user-service",
    dsn: service?.dsn ?? placeholderDsn(baseUrl),
  };
  return (
    <ol className="flex max-w-3xl flex-col gap-4.5">
      <li>
        <Panel title={t("name")}>
          <WelcomeService service={service?.name ?? null} mayOperate={mayOperate} />
        </Panel>
      </li>
      <li>
        <Panel title={t("send")}>
          <WelcomeSnippets sender={sender} />
        </Panel>
      </li>
      <li>
        <Panel title={t("arrives")} note={t("arrivesNote")}>
          <FirstRecordWait since={since} baseUrl={baseUrl} own={own} />
        </Panel>
      </li>
      {service ? (
        <li>
          <Panel title={t("next")}>
            <WelcomeNext sender={sender} hasKey={hasKey} />
          </Panel>
        </li>
      ) : null}
    </ol>
  );
}

function placeholderDsn(baseUrl: string): string {
  const { protocol, host } = new URL(baseUrl);
  return `${protocol}//${keyPlace}@${host}/1`;
}
