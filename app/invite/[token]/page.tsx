import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AcceptForm } from "#components/accounts/accept-form.tsx";
import { Brand } from "#components/layout/brand.tsx";
import { Card } from "#components/ui/card.tsx";
import { getInvitation } from "#lib/accounts/accept-invitation.ts";
import { readPageContext } from "#lib/accounts/page-context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";

/** For whoever opens the link of an invitation. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const token = decodeParam((await params).token);
  const invitation = await getInvitation(await readPageContext(), token).catch((error) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  const t = await getTranslations("accounts");
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-90 pb-[10dvh]">
        <div className="mb-6 flex justify-center">
          <Brand />
        </div>
        <Card className="p-6 max-rail:p-5">
          {invitation ? (
            <>
              <h1 className="mb-1 text-lg">{t("invite.title")}</h1>
              <p className="mb-4 wrap-anywhere text-ink-2">
                {t("invite.invites", {
                  by: invitation.created_by,
                  email: invitation.email,
                  role: t(`roles.names.${invitation.role}`),
                })}
              </p>
              <AcceptForm email={invitation.email} token={token} />
            </>
          ) : (
            <>
              <h1 className="mb-2 text-lg">{t("invite.invalid")}</h1>
              <p>
                {t.rich("invite.why", {
                  link: (words) => (
                    <Link className="underline" href="/sign-in">
                      {words}
                    </Link>
                  ),
                })}
              </p>
            </>
          )}
        </Card>
      </div>
    </main>
  );
}
