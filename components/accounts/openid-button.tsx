"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { postAuth } from "#components/accounts/post-auth.ts";
import { Button } from "#components/ui/button.tsx";

type Props = {
  callbackPath: string;
  /** Where the provider sends people back to: another name of this site cannot keep their way. */
  publicPage: string;
};

/** Leads to the OpenID Connect provider. */
export function OpenIdButton({ callbackPath, publicPage }: Props) {
  const t = useTranslations("accounts.openIdButton");
  const [fault, setFault] = useState<string | null>(null);
  async function start() {
    setFault(null);
    if (new URL(publicPage).host !== window.location.host) {
      window.location.assign(publicPage);
      return;
    }
    const sent = await postAuth("signin/openid", { callbackUrl: callbackPath });
    if (sent.ok) window.location.assign(sent.data.url);
    else setFault(sent.problem.detail);
  }
  return (
    <>
      <Button className="min-h-10 w-full" onClick={() => void start()}>
        <KeyRound aria-hidden />
        {t("start")}
      </Button>
      {fault ? (
        <p role="alert" className="mt-2 text-sm text-bad">
          {fault}
        </p>
      ) : null}
    </>
  );
}
