type Props<Value extends string> = {
  name: string;
  label: string;
  options: { value: Value; label: string }[];
  value: Value;
  onChoose: (value: Value) => void;
};

/** One of a few, all of them in sight. */
export function RadioChoice<Value extends string>({
  name,
  label,
  options,
  value: chosen,
  onChoose,
}: Props<Value>) {
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-1.5">
      <legend className="sr-only">{label}</legend>
      {options.map(({ value, label: words }) => (
        <label key={value} className="inline-flex items-center gap-2 max-rail:min-h-11">
          <input
            type="radio"
            className="size-4 accent-accent"
            checked={value === chosen}
            onChange={() => onChoose(value)}
            {...{ name, value }}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
