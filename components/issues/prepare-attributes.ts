/** Attributes as names and texts; objects inside become `a.b`, lists stay JSON. */
export function prepareAttributes(
  attributes: { [name: string]: unknown },
  prefix = "",
): { name: string; value: string }[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const path = prefix + name;
    if (isObject(value) && Object.keys(value).length > 0)
      return prepareAttributes(value, `${path}.`);
    return [{ name: path, value: typeof value === "string" ? value : JSON.stringify(value) }];
  });
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
