/** Folders whose visible words are all in `messages/*.json`. */
export const converted = [
  "components/ui",
  "components/layout",
  "app/(dashboard)/settings/appearance",
];
