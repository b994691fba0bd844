import { toast } from "sonner";
import { copyText } from "#components/ui/copy-text.ts";

/** Copies the address of this page, and says so by the given words. */
export async function copyLink(copied: string): Promise<void> {
  await copyText(window.location.href);
  toast(copied);
}
