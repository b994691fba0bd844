import { ListFilter } from "lucide-react";
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
  return (
    <>
      <div className="contents max-sm:hidden">{children}</div>
      <Dialog>
        <DialogTrigger asChild>
          <Button className="sm:hidden">
            <ListFilter aria-hidden />
            Filters{active > 0 ? ` (${active})` : ""}
          </Button>
        </DialogTrigger>
        <DialogContent title="Filters">
          <div className="flex flex-col gap-2.5">{children}</div>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">Show</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
