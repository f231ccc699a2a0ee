import type { ReactNode } from 'react';
import { Field } from '#ui/index.ts';

interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V | '';
  readonly options: readonly {
    readonly value: V;
    readonly label: string;
    readonly group?: string;
  }[];
  readonly onChange: (value: V) => void;
  /** Said for no choice. */
  readonly none?: string;
  readonly hint?: ReactNode;
}

/** One of a list; groups stand together. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, value, options, onChange, none, hint } = props;
  const groups = [...Map.groupBy(options, ({ group }) => group ?? '')];
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(described) => (
        <select
          {...described}
          className="zs-input"
          value={value}
          onChange={({ target }) => onChange(target.value as V)}
        >
          {(none !== undefined || value === '') && <option value="">{none ?? ''}</option>}
          {groups.map(([group, own]) =>
            group === '' ? (
              own.map((option) => <Option key={option.value} {...option} />)
            ) : (
              <optgroup key={group} label={group}>
                {own.map((option) => (
                  <Option key={option.value} {...option} />
                ))}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function Option({ value, label }: { value: string; label: string }) {
  return <option value={value}>{label}</option>;
}
