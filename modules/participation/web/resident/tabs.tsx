interface TabsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** A few ways to look at a list. */
export function Tabs<V extends string>({ label, value, options, onChange }: TabsProps<V>) {
  return (
    <fieldset className="pt-tabs" style={{ border: 0, padding: 0 }}>
      <legend className="zs-hint">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
