import { Icon, useText } from '#ui/index.ts';

interface KeypadProps {
  readonly value: string;
  readonly length: number;
  readonly onChange: (value: string) => void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'back'] as const;

/** Digits to press with a whole thumb; a keyboard types as well. */
export function Keypad({ value, length, onChange }: KeypadProps) {
  const { t } = useText();
  const press = (key: (typeof keys)[number]): void => {
    if (key === 'clear') onChange('');
    else if (key === 'back') onChange(value.slice(0, -1));
    else if (value.length < length) onChange(value + key);
    else onChange(key);
  };
  return (
    <div className="keypad">
      <input
        className="keypad-shown"
        aria-label={t('booking.kiosk.digits')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={length}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, length))}
      />
      <div className="keypad-keys">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            aria-label={key.length > 1 ? t(`booking.kiosk.${key}Key`) : key}
            onClick={() => press(key)}
          >
            {key === 'clear' ? <Icon name="close" /> : key === 'back' ? <Icon name="back" /> : key}
          </button>
        ))}
      </div>
    </div>
  );
}
