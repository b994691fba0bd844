import type { AbstractIntlMessages } from "next-intl";

/** The named parts of a catalogue: whole namespaces (`issues`), or one component's part of one (`recovery.killSwitch`). */
export function pickWords(all: AbstractIntlMessages, names: string[]): AbstractIntlMessages {
  const picked: AbstractIntlMessages = {};
  for (const name of names) {
    const [space = "", part] = name.split(".");
    const words = all[space];
    if (words === undefined) continue;
    if (part === undefined) picked[space] = words;
    else if (typeof words === "object" && words[part] !== undefined) {
      picked[space] = { ...Object(picked[space]), [part]: words[part] };
    }
  }
  return picked;
}
