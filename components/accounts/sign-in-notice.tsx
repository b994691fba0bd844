import { Check, CircleAlert } from "lucide-react";

const wordsOf: Record<string, string> = {
  AccessDenied:
    "Your organisation knows you, but Paramedic did not let you in: the user is disabled, or the e-mail address is another user's. Ask an administrator.",
  Configuration: "Signing in with your organisation is not set up correctly. Ask an administrator.",
};
const otherwise = "Your organisation did not sign you in. Try again.";

type Props = { error: string | null; passwordChanged: boolean };

/** What happened before this page: a refusal on the way back from a provider, or a changed password. */
export function SignInNotice({ error, passwordChanged }: Props) {
  if (error) {
    return (
      <p role="alert" className="mb-4 flex gap-2.5 rounded-control bg-bad-wash px-3 py-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        {wordsOf[error] ?? otherwise}
      </p>
    );
  }
  if (!passwordChanged) return null;
  return (
    <p role="status" className="mb-4 flex gap-2.5 rounded-control bg-good-wash px-3 py-2.5">
      <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
      Your password is changed. Sign in with the new one.
    </p>
  );
}
