/** Ends this process when the one that keeps it is gone, however it went: nobody else would end it then. */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, 1000).unref();
}
