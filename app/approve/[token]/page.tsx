import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Brand } from "#components/layout/brand.tsx";
import { Card } from "#components/ui/card.tsx";
import { readPageContext } from "#lib/accounts/page-context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { getLinkedRun } from "#lib/recovery/decide-by-link.ts";
import { Question } from "./_parts/question.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("recovery.approvePage");
  return { title: t("title"), robots: "noindex" };
}

/** For whoever opens the link of a notification, signed in or not. */
export default async function ApprovePage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations("recovery.approvePage");
  const token = decodeParam((await params).token);
  const context = await readPageContext();
  const run = await getLinkedRun(context, token).catch((error) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-130 pb-[10dvh]">
        <div className="mb-6 flex justify-center">
          <Brand />
        </div>
        <Card className="p-6 max-rail:p-5">
          {run ? (
            <Question run={run} token={token} byName={context.actor.kind === "user"} />
          ) : (
            <>
              <h1 className="mb-2 text-lg">{t("invalid")}</h1>
              <p>{t("signIn")}</p>
            </>
          )}
        </Card>
      </div>
    </main>
  );
}
