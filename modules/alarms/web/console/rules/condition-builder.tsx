import { Button, Segmented } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { RuleChoices } from '../../../contract/index.ts';
import { ConditionRow } from './condition-row.tsx';
import { blankRow, type Model, type Row, type Rows } from './draft.ts';

interface BuilderProps {
  readonly label: string;
  readonly value: Rows;
  readonly model: Model | undefined;
  readonly choices: RuleChoices;
  readonly onChange: (rows: Rows) => void;
}

const mostRows = 8;

/** Conditions put together line by line, joined by and or by or. */
export function ConditionBuilder({ label, value, model, choices, onChange }: BuilderProps) {
  const { t } = useText();
  const { join, rows } = value;
  const set = (id: number, row: Row | null): void => {
    const next = rows.flatMap((one) => (one.id === id ? (row ? [row] : []) : [one]));
    onChange({ join, rows: next.length > 0 ? next : [blankRow()] });
  };
  return (
    <fieldset className="al-builder">
      <legend>{label}</legend>
      {rows.length > 1 && (
        <Segmented<Rows['join']>
          size="small"
          aria-label={t('alarms.edit.join')}
          value={join}
          onChange={(next) => onChange({ join: next, rows })}
          options={[
            { value: 'all', label: t('alarms.edit.all') },
            { value: 'any', label: t('alarms.edit.any') },
          ]}
        />
      )}
      <ol>
        {rows.map((row, index) => (
          <li key={row.id}>
            <ConditionRow
              number={index + 1}
              row={row}
              model={model}
              choices={choices}
              onChange={(next) => set(row.id, next)}
            />
            {rows.length > 1 && (
              <Button
                type="text"
                size="small"
                icon={<Icon name="trash" size={16} />}
                aria-label={t('alarms.edit.removeCondition', { number: index + 1 })}
                onClick={() => set(row.id, null)}
              />
            )}
          </li>
        ))}
      </ol>
      <Button
        type="dashed"
        size="small"
        icon={<Icon name="plus" size={14} />}
        disabled={rows.length >= mostRows}
        onClick={() => onChange({ join, rows: [...rows, blankRow()] })}
      >
        {t('alarms.edit.addCondition')}
      </Button>
    </fieldset>
  );
}
