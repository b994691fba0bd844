import { DatabaseUnreachable } from "#lib/platform/database-failure.ts";

/** Whether the database is worth asking: open after it failed, closed again once it took something. */
export type Circuit = {
  isOpen(): boolean;
  open(): void;
  close(): void;
};

export function createCircuit(onOpen: () => void): Circuit {
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    open() {
      if (isOpen) return;
      isOpen = true;
      onOpen();
    },
    close() {
      isOpen = false;
    },
  };
}

/** A commit that takes longer than this counts as no answer, with a millisecond more for each item. */
const patienceMilliseconds = 1200;
/** Where this process itself stood still, the answer may have come already and wait to be read. */
const graceMilliseconds = 100;

/** The database did not answer in time; what it was asked may still happen. */
export class DatabaseSlow extends DatabaseUnreachable {
  override name = "DatabaseSlow";
}

/** Waits for `work` no longer than so many items may take; throws `DatabaseSlow`. */
export async function withinPatience<T>(items: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const late = new DatabaseSlow("the database did not answer in time");
      timer = setTimeout(() => reject(late), graceMilliseconds);
    }, patienceMilliseconds + items);
  });
  // When it is too late, nobody is left to hear how it ended.
  work.catch(() => {});
  try {
    return await Promise.race([work, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
