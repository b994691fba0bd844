const longestText = 64 * 1024;
const longestTail = 16 * 1024;
const longestLine = 1000;

/** The lines of a text, cut before any pattern sees them: 64 KB in all, 1,000 characters a line, both ends kept. */
export function splitLines(text: string): string[] {
  const bounded =
    text.length > longestText
      ? `${text.slice(0, longestText - longestTail - 1)}\n${text.slice(-longestTail)}`
      : text;
  const lines = bounded.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine) lines[index] = keepEnds(line);
  }
  return lines;
}

/** What says where a call is stands at the end of its line. */
function keepEnds(line: string): string {
  return line.slice(0, longestLine / 2) + line.slice(-longestLine / 2);
}
