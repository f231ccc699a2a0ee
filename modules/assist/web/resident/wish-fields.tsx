import { Choice, Field, useText } from '#ui/index.ts';
import {
  type ActKind,
  actKinds,
  mandateDays,
  type MandateWish,
  type Relation,
  relations,
} from '../../contract/index.ts';

/** What is asked in both ways of beginning a mandate. */
export interface WishDraft {
  readonly relation: Relation;
  readonly covers: readonly ActKind[];
  readonly days: MandateWish['days'];
}

/** Nothing is ticked beforehand: what is handed over is said, not left in place. */
export const blankWish: WishDraft = { relation: 'child', covers: [], days: 30 };

interface WishFieldsProps {
  readonly value: WishDraft;
  readonly relationLabel: string;
  readonly onChange: (more: Partial<WishDraft>) => void;
}

/** Relation, what may be done, for how long. */
export function WishFields({ value, relationLabel, onChange }: WishFieldsProps) {
  const { t } = useText();
  const turn = (kind: ActKind): void => {
    const has = value.covers.includes(kind);
    onChange({
      covers: actKinds.filter((one) => (one === kind ? !has : value.covers.includes(one))),
    });
  };
  return (
    <>
      <Field label={relationLabel}>
        {(described) => (
          <select
            {...described}
            className="zs-input"
            value={value.relation}
            onChange={(event) => onChange({ relation: event.currentTarget.value as Relation })}
          >
            {relations.map((one) => (
              <option key={one} value={one}>
                {t(`assist.relation.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="zs-choice">
        <legend className="zs-label">{t('assist.wish.covers')}</legend>
        <div className="zs-choice-options zs-columns-1">
          {actKinds.map((kind) => (
            <label key={kind} className="zs-choice-option">
              <input
                type="checkbox"
                checked={value.covers.includes(kind)}
                onChange={() => turn(kind)}
              />
              <span>
                <strong>{t(`assist.kind.${kind}`)}</strong>
                <small>{t(`assist.kindHint.${kind}`)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Choice
        label={t('assist.wish.days')}
        columns={2}
        value={String(value.days)}
        onChange={(days) => onChange({ days: Number(days) as WishDraft['days'] })}
        options={mandateDays.map((days) => ({
          value: String(days),
          label: t(`assist.days.d${days}`),
        }))}
      />
    </>
  );
}
