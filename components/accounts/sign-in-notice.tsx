import { Check, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";

/** What the provider's ways back call their errors. */
const faults = { AccessDenied: "denied", Configuration: "misconfigured" } as const;

type Props = { error: string | null; passwordChanged: boolean };

/** What happened before this page: a refusal on the way back from a provider, or a changed password. */
export function SignInNotice({ error, passwordChanged }: Props) {
  const t = useTranslations("accounts.signInNotice");
  if (error) {
    const fault = Object.entries(faults).find(([name]) => name === error)?.[1];
    return (
      <p role="alert" className="mb-4 flex gap-2.5 rounded-control bg-bad-wash px-3 py-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        {t(fault ?? "otherwise")}
      </p>
    );
  }
  if (!passwordChanged) return null;
  return (
    <p role="status" className="mb-4 flex gap-2.5 rounded-control bg-good-wash px-3 py-2.5">
      <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
      {t("passwordChanged")}
    </p>
  );
}
