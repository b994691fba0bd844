"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { HomeZoneField } from "#components/layout/home-zone-field.tsx";
import { RadioChoice } from "#components/layout/radio-choice.tsx";
import { chooseTheme, rememberChoice } from "#components/layout/reader-choice.ts";
import { themeWords } from "#components/layout/theme-words.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type Density, densities, densityCookie, singleKeysCookie } from "#lib/format/reader.ts";
import { type Theme, themes } from "#lib/format/theme.ts";

type Props = { theme: Theme; density: Density; singleKeys: boolean; home: string | null };

const densityWords: Record<Density, string> = {
  comfortable: "Comfortable",
  compact: "Compact: more rows on wide screens",
};

/** How the reader wants things shown; each choice counts at once and is kept by a cookie. */
export function AppearanceForm({ home, ...begun }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState(begun);
  function keep(name: string, value: string) {
    rememberChoice(name, value);
    router.refresh();
  }
  return (
    <>
      <Panel title="Theme">
        <RadioChoice
          name="theme"
          label="Theme"
          options={themes.map((value) => ({ value, label: themeWords[value] }))}
          value={chosen.theme}
          onChoose={(theme) => {
            setChosen({ ...chosen, theme });
            chooseTheme(theme);
          }}
        />
      </Panel>
      <Panel title="Times" note="Always on a 24-hour clock, as logs are.">
        <HomeZoneField home={home} />
      </Panel>
      <Panel title="Tables">
        <RadioChoice
          name="density"
          label="Height of rows"
          options={densities.map((value) => ({ value, label: densityWords[value] }))}
          value={chosen.density}
          onChoose={(density) => {
            setChosen({ ...chosen, density });
            keep(densityCookie, density);
          }}
        />
      </Panel>
      <Panel
        title="Single keys"
        note="Switch them off if you speak to your computer, or press keys by accident. Ctrl or ⌘ K always works."
      >
        <Checkbox
          checked={chosen.singleKeys}
          onChange={({ target: { checked } }) => {
            setChosen({ ...chosen, singleKeys: checked });
            keep(singleKeysCookie, checked ? "on" : "off");
          }}
        >
          Letters and signs are shortcuts
        </Checkbox>
      </Panel>
    </>
  );
}
