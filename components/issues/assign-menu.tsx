"use client";

import { Check, ChevronDown, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useIssueChange } from "#components/issues/use-issue-change.ts";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import type { Words } from "#components/ui/words.ts";
import type { Person } from "#lib/accounts/schemas.ts";
import type { Issue } from "#lib/issues/schemas.ts";

type Props = { issue: Pick<Issue, "id" | "assignee">; people: Person[] };

/** Who looks after an issue: oneself, a colleague or nobody. */
export function AssignMenu({ issue: { id, assignee }, people }: Props) {
  const t = useTranslations("issues.assignMenu");
  const { busy, change } = useIssueChange(id);
  const [open, setOpen] = useState(false);
  const assign = (next: string | null) =>
    void change({ assignee: next }, (issue) => say(t, issue), { assignee: assignee?.id ?? null });
  const me = people.find(({ is_me }) => is_me);
  const others = people.filter(({ is_me }) => !is_me);
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <Button
          {...markShortcut("a")}
          aria-label={assignee ? t("assignedTo", { name: assignee.name }) : t("assign")}
          disabled={busy}
          onClick={({ detail }) => detail === 0 && setOpen(true)}
        >
          <UserRound aria-hidden />
          <span className="max-w-32 truncate">{assignee?.name ?? t("assign")}</span>
          <ChevronDown aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="max-h-80 overflow-y-auto">
        {me ? (
          <Choice name={t("me")} isChosen={assignee?.id === me.id} onSelect={() => assign(me.id)} />
        ) : null}
        {others.map((person) => (
          <Choice
            key={person.id}
            name={person.name}
            isChosen={assignee?.id === person.id}
            onSelect={() => assign(person.id)}
          />
        ))}
        <DropdownMenuSeparator />
        <Choice name={t("nobody")} isChosen={!assignee} onSelect={() => assign(null)} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function say(t: Words<"issues.assignMenu">, { error_code: code, assignee }: Issue): string {
  return assignee ? t("assigned", { name: assignee.name, code }) : t("unassigned", { code });
}

type ChoiceProps = { name: string; isChosen: boolean; onSelect: () => void };

function Choice({ name, isChosen, onSelect }: ChoiceProps) {
  const t = useTranslations("issues.assignMenu");
  return (
    <DropdownMenuItem onSelect={onSelect}>
      <span className="inline-grid size-4 shrink-0 place-items-center">
        {isChosen ? <Check aria-hidden /> : null}
      </span>
      <span className="max-w-56 truncate">{name}</span>
      {isChosen ? <span className="sr-only">{t("chosen")}</span> : null}
    </DropdownMenuItem>
  );
}
