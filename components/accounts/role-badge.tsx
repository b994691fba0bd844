import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { Role } from "#lib/accounts/schemas.ts";

export function RoleBadge({ role }: { role: Role }) {
  const t = useTranslations("accounts.roles");
  return <Badge>{t(`names.${role}`)}</Badge>;
}
