import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";

const b = (words: ReactNode) => <b className="font-medium text-ink">{words}</b>;

/** Why nothing may have come at all, in the order of what is most frequent. */
export function ArrivalChecklist({ baseUrl }: { baseUrl: string }) {
  const t = useTranslations("insights.arrivalChecklist");
  const { href, host } = new URL("/api/health/live", baseUrl);
  const hostName = () => <code className="font-mono text-sm wrap-anywhere">{host}</code>;
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="font-medium">{t("title")}</p>
      <ol className="mt-1.5 mb-4 list-decimal space-y-1 pl-5 text-ink-2">
        <li>{t.rich("address", { b, host: hostName })}</li>
        <li>{t.rich("proxy", { b })}</li>
        <li>{t.rich("key", { b })}</li>
      </ol>
      <CodeBlock label={t("command")} code={`curl -i '${href}'`} />
    </div>
  );
}
