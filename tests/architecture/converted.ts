/** Folders whose visible words are all in `messages/*.json`. */
export const converted = [
  "components/ui",
  "components/layout",
  "components/data-table",
  "components/live",
  "components/issues",
  "app/(dashboard)/issues",
  "app/(dashboard)/records",
  "app/(dashboard)/requests",
  "app/(dashboard)/settings/appearance",
  "components/forms",
  "components/services",
  "app/(dashboard)/services",
  "app/(dashboard)/welcome",
  "components/error-pages",
  "app/(dashboard)/error-pages",
];
