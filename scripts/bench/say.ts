/** Prints a line of progress with the seconds since the start. */
export function say(text: string): void {
  const seconds = Math.round(performance.now() / 1000);
  console.log(`  [${String(seconds).padStart(4)} s] ${text}`);
}
