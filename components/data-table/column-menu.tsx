"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { moveColumn, type TableChoice } from "#components/data-table/table-choice.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";

type Props = {
  choice: TableChoice;
  /** Names by column id; a column without one cannot be switched off. */
  names: Record<string, string>;
  onChange: (choice: TableChoice) => void;
};

/** Which columns a table has, in which order, and how close its rows stand. */
export function ColumnMenu({ choice, names, onChange }: Props) {
  const t = useTranslations("dataTable.columnMenu");
  const { order, hidden, dense } = choice;
  const named = order.flatMap((id) => {
    const name = names[id];
    return name === undefined ? [] : [[id, name] as const];
  });
  function toggle(id: string, shown: boolean) {
    onChange({
      ...choice,
      hidden: shown ? hidden.filter((other) => other !== id) : [...hidden, id],
    });
  }
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button>
          <Columns3 aria-hidden />
          {t("columns")}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("columns")}
          sideOffset={6}
          align="end"
          collisionPadding={8}
          className="z-50 w-64 rounded-card border border-line bg-surface p-3 shadow-soft outline-none"
        >
          <ul>
            {named.map(([id, name], index) => (
              <li key={id} className="flex items-center gap-1">
                <Checkbox
                  className="mr-auto min-h-8"
                  checked={!hidden.includes(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                >
                  {name}
                </Checkbox>
                <MoveButton
                  {...{ choice, id, onChange }}
                  by={-1}
                  label={t("left", { name })}
                  disabled={index === 0}
                />
                <MoveButton
                  {...{ choice, id, onChange }}
                  by={1}
                  label={t("right", { name })}
                  disabled={index === named.length - 1}
                />
              </li>
            ))}
          </ul>
          <div className="mt-2 border-t border-line pt-2">
            <Checkbox
              checked={dense}
              onChange={(event) => onChange({ ...choice, dense: event.target.checked })}
            >
              {t("dense")}
            </Checkbox>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type MoveProps = Pick<Props, "choice" | "onChange"> & {
  id: string;
  by: 1 | -1;
  label: string;
  disabled: boolean;
};

function MoveButton({ choice, onChange, id, by, label, disabled }: MoveProps) {
  const Icon = by < 0 ? ArrowUp : ArrowDown;
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={label}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) onChange({ ...choice, order: moveColumn(choice.order, id, by) });
      }}
    >
      <Icon aria-hidden />
    </Button>
  );
}
