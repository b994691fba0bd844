import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OpenIdButton } from "#components/accounts/openid-button.tsx";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { SignInNotice } from "#components/accounts/sign-in-notice.tsx";
import { Brand } from "#components/layout/brand.tsx";
import { ZoneKeeper } from "#components/layout/zone-keeper.tsx";
import { Card } from "#components/ui/card.tsx";
import { toLocalPath } from "#lib/accounts/local-path.ts";
import { hasOpenId } from "#lib/accounts/openid-provider.ts";
import { readPageContext } from "#lib/accounts/page-context.ts";
import { environment } from "#lib/platform/env.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, notice } = await searchParams;
  const { BASE_URL } = environment();
  // On the way back from a provider next-auth writes it with our own address in front.
  const callbackPath = toLocalPath(
    String(callbackUrl ?? "/").replace(new URL(BASE_URL).origin, ""),
  );
  const [{ actor }, t] = await Promise.all([readPageContext(), getTranslations("accounts.signIn")]);
  if (actor.kind === "user") redirect("/");
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-90 pb-[10dvh]">
        <div className="mb-6 flex justify-center">
          <Brand />
        </div>
        <Card className="p-6 max-rail:p-5">
          <h1 className="mb-4 text-lg">{t("title")}</h1>
          <SignInNotice
            error={error ? String(error) : null}
            passwordChanged={notice === "password-changed"}
          />
          <SignInForm callbackPath={callbackPath} />
          {/* So that the first page after it need not be read twice. */}
          <ZoneKeeper shown={null} />
          {hasOpenId() ? (
            <div className="mt-4 border-t border-line pt-4">
              <OpenIdButton
                callbackPath={callbackPath}
                publicPage={new URL("/sign-in", BASE_URL).href}
              />
            </div>
          ) : null}
        </Card>
        <p className="mt-4 text-center text-sm text-ink-2">{t("forgotten")}</p>
      </div>
    </main>
  );
}
