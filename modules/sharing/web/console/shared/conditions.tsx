import { Button, Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type Condition, operators } from '../../../contract/index.ts';
import { usePick } from './client.ts';

/** A field by which rows can be chosen. */
export interface ChoosableField {
  readonly key: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly type: string;
}

interface ConditionsProps {
  readonly fields: readonly ChoosableField[];
  readonly value: readonly Condition[];
  readonly onChange: (value: Condition[]) => void;
}

const isNumber = (type: string): boolean =>
  ['integer', 'decimal', 'longitude', 'latitude'].includes(type);

/** Operators that make sense of a type. */
function operatorsOf(type: string): readonly Condition['op'][] {
  if (type === 'boolean') return ['equals'];
  if (type === 'text') return ['equals', 'startsWith', 'in'];
  return operators.filter((op) => op !== 'startsWith' && op !== 'in');
}

/** Chooses rows: one line a condition, all of which hold together. */
export function Conditions({ fields, value, onChange }: ConditionsProps) {
  const { t } = useText();
  const change = (at: number, next: Condition): void =>
    onChange(value.map((one, index) => (index === at ? next : one)));
  const first = fields[0];
  return (
    <div className="sharing-conditions">
      {value.map((condition, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own.
        <div key={at} className="dk-row">
          <ConditionLine fields={fields} value={condition} onChange={(next) => change(at, next)} />
          <Button
            type="text"
            icon={<Icon name="close" />}
            aria-label={t('sharing.conditions.drop')}
            onClick={() => onChange(value.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {first && value.length < 12 && (
        <Button
          size="small"
          icon={<Icon name="plus" />}
          onClick={() =>
            onChange([...value, { key: first.key, op: 'equals', value: blankOf(first.type) }])
          }
        >
          {t('sharing.conditions.add')}
        </Button>
      )}
    </div>
  );
}

function blankOf(type: string): string | number | boolean {
  if (isNumber(type)) return 0;
  return type === 'boolean' ? true : '';
}

interface LineProps {
  readonly fields: readonly ChoosableField[];
  readonly value: Condition;
  readonly onChange: (value: Condition) => void;
}

function ConditionLine({ fields, value, onChange }: LineProps) {
  const { t } = useText();
  const pick = usePick();
  const type = fields.find(({ key }) => key === value.key)?.type ?? 'text';
  const choose = (key: string): void => {
    const chosen = fields.find((one) => one.key === key)?.type ?? 'text';
    onChange({ key, op: 'equals', value: blankOf(chosen) });
  };
  const compare = (op: Condition['op']): void => {
    const isList = Array.isArray(value.value);
    const single = isList ? ((value.value as string[])[0] ?? '') : (value.value as string);
    onChange({ ...value, op, value: op === 'in' ? [String(single)] : single });
  };
  return (
    <>
      <Select
        className="sharing-condition-field"
        aria-label={t('sharing.conditions.field')}
        value={value.key}
        onChange={choose}
        options={fields.map((one) => ({
          value: one.key,
          label: pick(one.titleZh, one.titleEn),
        }))}
      />
      <Select
        className="sharing-condition-op"
        aria-label={t('sharing.conditions.op')}
        value={value.op}
        onChange={compare}
        options={operatorsOf(type).map((op) => ({ value: op, label: t(`sharing.op.${op}`) }))}
      />
      <ConditionValue type={type} value={value} onChange={onChange} />
    </>
  );
}

function ConditionValue({
  type,
  value,
  onChange,
}: {
  type: string;
  value: Condition;
  onChange: (value: Condition) => void;
}) {
  const { t } = useText();
  const label = t('sharing.conditions.value');
  if (value.op === 'in') {
    const list = Array.isArray(value.value) ? value.value.map(String) : [];
    return (
      <Select
        mode="tags"
        className="dk-grow"
        aria-label={label}
        value={list}
        onChange={(next: string[]) => onChange({ ...value, value: next })}
      />
    );
  }
  if (type === 'boolean') {
    return (
      <Select
        aria-label={label}
        value={value.value === true}
        onChange={(next) => onChange({ ...value, value: next })}
        options={[
          { value: true, label: t('sharing.yes') },
          { value: false, label: t('sharing.no') },
        ]}
      />
    );
  }
  if (isNumber(type)) {
    return (
      <InputNumber
        aria-label={label}
        value={Number(value.value)}
        onChange={(next) => onChange({ ...value, value: next ?? 0 })}
      />
    );
  }
  return (
    <Input
      className="dk-grow"
      aria-label={label}
      type={type === 'date' ? 'date' : 'text'}
      maxLength={200}
      value={String(value.value)}
      onChange={({ target }) => onChange({ ...value, value: target.value })}
    />
  );
}

/** Conditions in words, one a line. */
export function SaidConditions({
  fields,
  conditions,
}: {
  fields: readonly Pick<ChoosableField, 'key' | 'titleZh' | 'titleEn'>[];
  conditions: readonly Condition[];
}) {
  const { t } = useText();
  const pick = usePick();
  if (conditions.length === 0) return <>{t('sharing.conditions.none')}</>;
  return (
    <ul className="sharing-said">
      {conditions.map((one) => {
        const field = fields.find(({ key }) => key === one.key);
        const title = field ? pick(field.titleZh, field.titleEn) : one.key;
        const value = Array.isArray(one.value) ? one.value.join('、') : String(one.value);
        return (
          <li key={`${one.key} ${one.op} ${value}`}>
            {title} {t(`sharing.op.${one.op}`)} <strong>{value}</strong>
          </li>
        );
      })}
    </ul>
  );
}
