/** Folders whose visible words are all in `messages/*.json`. */
export const converted = ["components/ui", "app/(dashboard)/settings/appearance"];
