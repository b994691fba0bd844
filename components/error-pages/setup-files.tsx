import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Select } from "#components/ui/select.tsx";
import type { SetupFile } from "#lib/error-pages/bundle-schemas.ts";

const groups = ["proxy", "application"] as const;

/** One file at a time, chosen by what it is for. */
export function SetupFiles({ files }: { files: SetupFile[] }) {
  const t = useTranslations("errorPages.setup");
  const [chosen, setChosen] = useState(files[0]?.name);
  const file = files.find(({ name }) => name === chosen);
  return (
    <div className="flex flex-col gap-3">
      <Select
        aria-label={t("purpose")}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {groups.map((group) => (
          <optgroup key={group} label={t(`groups.${group}`)}>
            {files
              .filter((one) => one.group === group)
              .map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
          </optgroup>
        ))}
      </Select>
      {file ? <CodeBlock label={file.file} code={file.text} /> : null}
    </div>
  );
}
