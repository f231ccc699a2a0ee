import { useId } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useText } from '../i18n/text-provider.tsx';

const stars = [1, 2, 3, 4, 5] as const;

/** A rating from one to five; radio buttons inside, so that arrow keys and screen readers work. */
export function Stars({ label, value, onChange }: StarsProps) {
  const { t } = useText();
  const name = useId();
  return (
    <fieldset className="zs-stars">
      <legend className="zs-label">{label}</legend>
      <div className="zs-stars-row">
        {stars.map((star) => (
          <label key={star} className={value !== null && star <= value ? 'zs-star-on' : ''}>
            <input
              type="radio"
              name={name}
              checked={value === star}
              onChange={() => onChange(star)}
              aria-label={t(`ui.stars.${star}`)}
            />
            <Icon name="star" size={36} />
          </label>
        ))}
      </div>
      <p className="zs-stars-word" aria-hidden="true">
        {t(value === null ? 'ui.stars.none' : `ui.stars.${value}`)}
      </p>
    </fieldset>
  );
}

interface StarsProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: 1 | 2 | 3 | 4 | 5) => void;
}

/** A rating that was given. */
export function GivenStars({ value }: { value: number }) {
  const { t } = useText();
  return (
    <span className="zs-given-stars" role="img" aria-label={t(`ui.stars.${value}`)}>
      {stars.map((star) => (
        <span key={star} className={star <= value ? 'zs-star-on' : ''}>
          <Icon name="star" />
        </span>
      ))}
    </span>
  );
}
