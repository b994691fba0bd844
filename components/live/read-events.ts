/** One block of an event stream: an event, or only a new id, or only when to come back. */
export type Block = {
  type: string;
  /** Null: no event. */
  data: string | null;
  id: string | null;
  /** Milliseconds. */
  retry: number | null;
};

/** Reads server-sent events out of text that comes in pieces (HTML standard, 9.2.6); answers the blocks that are whole. */
export function createBlockReader(): (text: string) => Block[] {
  let rest = "";
  return (text) => {
    const blocks = (rest + text).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    return blocks.map(readBlock);
  };
}

function readBlock(text: string): Block {
  const fields = text.split(/\r?\n/).map((line) => {
    const [, name = "", value = ""] = /^([^:]+):? ?(.*)$/.exec(line) ?? [];
    return { name, value };
  });
  const valuesOf = (field: string) =>
    fields.filter(({ name }) => name === field).map(({ value }) => value);
  const data = valuesOf("data");
  const retry = valuesOf("retry").at(-1);
  return {
    type: valuesOf("event").at(-1) ?? "message",
    data: data.length > 0 ? data.join("\n") : null,
    id: valuesOf("id").at(-1) ?? null,
    retry: retry && /^\d+$/.test(retry) ? Number(retry) : null,
  };
}
