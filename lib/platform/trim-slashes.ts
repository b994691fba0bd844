/** A path without the slashes at its end, in linear time: an expression would begin anew at each slash of a long row. */
export function trimSlashes(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === "/") end -= 1;
  return path.slice(0, end);
}
