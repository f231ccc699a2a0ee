import { type ReactNode, useId } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/names.ts';
import { FieldError } from './field.tsx';

/** One answer of a `Choice`. */
export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
}

interface ChoiceProps<V extends string> {
  /** The question. */
  readonly label: ReactNode;
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly error?: string | null;
  /** Answers side by side where there is room. */
  readonly columns?: 1 | 2 | 3;
}

/** One question with big answers: radio buttons as cards. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { label, options, value, onChange, error, columns = 1 } = props;
  const name = useId();
  return (
    <fieldset className="zs-choice" {...(error ? { 'aria-describedby': `${name}-error` } : {})}>
      <legend className="zs-label">{label}</legend>
      <div className={`zs-choice-options zs-columns-${columns}`}>
        {options.map((option) => (
          <label key={option.value} className="zs-choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} size={28} />}
            <span>
              <strong>{option.label}</strong>
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
