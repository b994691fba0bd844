import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";

type Props = {
  /** How many filters hold something back. */
  active: number;
  children: ReactNode;
};

/** A page's filters: in a row on wide screens, behind one button on phones. */
export function FilterBar({ active, children }: Props) {
  const t = useTranslations("layout.filters");

  return (
    <>
      <div className="contents max-sm:hidden">{children}</div>
      <Dialog>
        <DialogTrigger asChild>
          <Button className="sm:hidden">
            <ListFilter aria-hidden />
            {active > 0 ? t("active", { active }) : t("title")}
          </Button>
        </DialogTrigger>
        <DialogContent title={t("title")}>
          <div className="flex flex-col gap-2.5">{children}</div>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">{t("show")}</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
