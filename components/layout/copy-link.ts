import { toast } from "sonner";
import { copyText } from "#components/ui/copy-text.ts";

/** Copies the address of this page, and says so. */
export async function copyLink(): Promise<void> {
  await copyText(window.location.href);
  toast("The link to this page is copied");
}
