"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FirstError } from "#components/insights/prepare-first-error.ts";
import { sendTestError } from "#components/insights/send-test-error.ts";
import { Button } from "#components/ui/button.tsx";

type Props = {
  sender: FirstError;
  /** Whether the key is one that can be sent with. */
  hasKey: boolean;
};

/** What to do once errors come: try one, see what visitors would, and plan what is done about it. */
export function WelcomeNext({ sender, hasKey }: Props) {
  const t = useTranslations("insights.next");
  const name = encodeURIComponent(sender.service);
  return (
    <ul className="divide-y divide-line">
      {hasKey ? (
        <li className="py-2.5 first:pt-0">
          <TestError sender={sender} />
        </li>
      ) : null}
      <li className="flex flex-wrap items-center gap-2.5 py-2.5">
        <p className="min-w-60 flex-1 text-ink-2">{t("page")}</p>
        <Button asChild>
          <a href={`/e/${name}/503`} target="_blank" rel="noreferrer">
            {t("seePage")}
          </a>
        </Button>
      </li>
      <li className="flex flex-wrap items-center gap-2.5 py-2.5">
        <p className="min-w-60 flex-1 text-ink-2">{t("scenario")}</p>
        <Button asChild>
          <Link href={`/scenarios/new?service=${name}`}>{t("attach")}</Link>
        </Button>
      </li>
      <li className="flex flex-wrap items-center gap-2.5 pt-2.5">
        <p className="min-w-60 flex-1 text-ink-2">{t("service")}</p>
        <Button asChild>
          <Link href={`/services/${name}`}>{t("open", { service: sender.service })}</Link>
        </Button>
      </li>
    </ul>
  );
}

function TestError({ sender }: { sender: FirstError }) {
  const t = useTranslations("insights.testError");
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  async function send() {
    setBusy(true);
    setSaid(await sendTestError(t, sender));
    setBusy(false);
  }
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <p className="min-w-60 flex-1 text-ink-2">
        {t("note")}
        <span role="status" className="block text-ink">
          {said}
        </span>
      </p>
      <Button disabled={busy} aria-busy={busy} onClick={() => void send()}>
        {t("send")}
      </Button>
    </div>
  );
}
