/** Folders whose visible words are all in `messages/*.json`. */
export const converted = [
  "components/ui",
  "components/layout",
  "components/data-table",
  "components/live",
  "app/(dashboard)/settings/appearance",
];
