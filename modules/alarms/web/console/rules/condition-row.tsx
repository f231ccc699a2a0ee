import { Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import {
  conditionWords,
  operators,
  operatorText,
  type RuleChoices,
} from '../../../contract/index.ts';
import {
  type How,
  hows,
  isNumeric,
  type Model,
  type Row,
  type Subject,
  subjects,
  withProperty,
} from './draft.ts';
import { SpanField } from './fields.tsx';
import { useNames } from './use-names.ts';

interface RowProps {
  readonly number: number;
  readonly row: Row;
  readonly model: Model | undefined;
  readonly choices: RuleChoices;
  readonly onChange: (row: Row) => void;
}

/** One condition: what is looked at, how it is compared, how long or how often. */
export function ConditionRow(props: RowProps) {
  const { row, model, number, choices, onChange } = props;
  const { t, locale } = useText();
  const names = useNames(choices, model?.code ?? '');
  if (row.subject === 'kept' && row.kept) {
    return <p className="al-kept">{conditionWords(row.kept, names, locale)}</p>;
  }
  return (
    <div className="al-condition" role="group" aria-label={t('alarms.edit.condition', { number })}>
      <Select<Subject>
        style={{ width: 136 }}
        aria-label={t('alarms.edit.subject')}
        value={row.subject}
        onChange={(subject) => onChange({ ...row, subject })}
        options={subjects.map((value) => ({ value, label: t(`alarms.subject.${value}`) }))}
      />
      <PropertySelect {...props} />
      {row.subject === 'value' && <Limit {...props} />}
      {row.subject === 'compare' && <Other {...props} />}
      {row.subject === 'change' && <Change {...props} />}
      {row.subject === 'silence' && (
        <>
          <span>{t('alarms.edit.silentFor')}</span>
          <SpanField
            label={t('alarms.edit.seconds')}
            value={row.seconds}
            onChange={(seconds) => onChange({ ...row, seconds })}
          />
        </>
      )}
      {(row.subject === 'value' || row.subject === 'compare') && <HowField {...props} />}
    </div>
  );
}

function nameOf(locale: 'zh' | 'en', one: { nameZh: string; nameEn: string }): string {
  return locale === 'en' ? one.nameEn : one.nameZh;
}

function PropertySelect({ row, model, onChange }: RowProps) {
  const { t, locale } = useText();
  const isSilence = row.subject === 'silence';
  const numbersOnly = row.subject === 'change';
  const properties = (model?.properties ?? []).filter(
    ({ type }) => !numbersOnly || isNumeric(type),
  );
  const options = properties.map((one) => ({
    value: one.key,
    label: one.unit ? `${nameOf(locale, one)} (${one.unit})` : nameOf(locale, one),
  }));
  return (
    <Select
      style={{ width: 200 }}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('alarms.edit.property')}
      placeholder={t(isSilence ? 'alarms.edit.anyValue' : 'alarms.edit.property')}
      allowClear={isSilence}
      value={row.key}
      onChange={(key: string | undefined) =>
        onChange(
          withProperty(
            row,
            properties.find((one) => one.key === key),
          ),
        )
      }
      options={options}
    />
  );
}

function OperatorSelect({ row, model, onChange }: RowProps) {
  const { t, locale } = useText();
  const property = model?.properties.find(({ key }) => key === row.key);
  const fitting = operators.filter(
    (op) => op === 'equals' || op === 'differs' || isNumeric(property?.type ?? 'number'),
  );
  return (
    <Select
      style={{ width: locale === 'en' ? 120 : 96 }}
      aria-label={t('alarms.edit.operator')}
      value={row.op}
      onChange={(op) => onChange({ ...row, op })}
      options={fitting.map((value) => ({ value, label: operatorText(value, locale) }))}
    />
  );
}

function Limit(props: RowProps) {
  const { row, model, onChange } = props;
  const { t, locale } = useText();
  const property = model?.properties.find(({ key }) => key === row.key);
  const label = t('alarms.edit.limit');
  const choices =
    property?.type === 'boolean'
      ? [
          { value: 'true', label: t('alarms.edit.yes') },
          { value: 'false', label: t('alarms.edit.no') },
        ]
      : (property?.choices ?? []).map((one) => ({ value: one.value, label: one[locale] }));
  return (
    <>
      <OperatorSelect {...props} />
      {choices.length > 0 ? (
        <Select
          style={{ width: 120 }}
          aria-label={label}
          value={row.value === null ? null : String(row.value)}
          onChange={(value: string) =>
            onChange({ ...row, value: property?.type === 'boolean' ? value === 'true' : value })
          }
          options={choices}
        />
      ) : isNumeric(property?.type ?? 'number') ? (
        <InputNumber
          style={{ width: 130 }}
          aria-label={label}
          suffix={property?.unit}
          value={typeof row.value === 'number' ? row.value : null}
          onChange={(value) => onChange({ ...row, value })}
        />
      ) : (
        <Input
          style={{ width: 130 }}
          aria-label={label}
          value={typeof row.value === 'string' ? row.value : ''}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
      )}
    </>
  );
}

function Other(props: RowProps) {
  const { row, model, choices, onChange } = props;
  const { t, locale } = useText();
  const thing = choices.things.find(({ code }) => code === row.otherThingCode);
  const other = thing ? choices.models.find(({ code }) => code === thing.modelCode) : model;
  return (
    <>
      <OperatorSelect {...props} />
      <Select
        style={{ width: 170 }}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('alarms.edit.otherThing')}
        placeholder={t('alarms.edit.sameThing')}
        value={row.otherThingCode}
        onChange={(code: string | undefined) =>
          onChange({ ...row, otherThingCode: code ?? null, otherKey: null })
        }
        options={choices.things.map(({ code, name }) => ({
          value: code,
          label: `${name} ${code}`,
        }))}
      />
      <Select
        style={{ width: 160 }}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('alarms.edit.otherProperty')}
        placeholder={t('alarms.edit.property')}
        value={row.otherKey}
        onChange={(otherKey) => onChange({ ...row, otherKey })}
        options={(other?.properties ?? []).map((one) => ({
          value: one.key,
          label: nameOf(locale, one),
        }))}
      />
      <InputNumber
        style={{ width: 120 }}
        prefix="+"
        aria-label={t('alarms.edit.offset')}
        value={row.offset}
        onChange={(offset) => onChange({ ...row, offset: offset ?? 0 })}
      />
    </>
  );
}

function Change({ row, model, onChange }: RowProps) {
  const { t } = useText();
  const unit = model?.properties.find(({ key }) => key === row.key)?.unit;
  return (
    <>
      <Select
        style={{ width: 96 }}
        aria-label={t('alarms.edit.direction')}
        value={row.direction}
        onChange={(direction) => onChange({ ...row, direction })}
        options={(['rise', 'fall', 'either'] as const).map((value) => ({
          value,
          label: t(`alarms.direction.${value}`),
        }))}
      />
      <InputNumber
        min={0}
        style={{ width: 130 }}
        suffix={unit}
        aria-label={t('alarms.edit.amount')}
        value={row.amount}
        onChange={(amount) => onChange({ ...row, amount: amount ?? 0 })}
      />
      <span>{t('alarms.edit.within')}</span>
      <SpanField
        label={t('alarms.edit.seconds')}
        value={row.seconds}
        onChange={(seconds) => onChange({ ...row, seconds })}
      />
    </>
  );
}

function HowField({ row, onChange }: RowProps) {
  const { t } = useText();
  const count = (key: 'times' | 'among', min: number) => (
    <InputNumber
      min={min}
      max={100}
      precision={0}
      style={{ width: 72 }}
      aria-label={t(`alarms.edit.${key}`)}
      value={row[key]}
      onChange={(value) => onChange({ ...row, [key]: value ?? min })}
    />
  );
  return (
    <span className="al-how">
      <Select<How>
        style={{ width: 148 }}
        aria-label={t('alarms.edit.how')}
        value={row.how}
        onChange={(how) => onChange({ ...row, how })}
        options={hows.map((value) => ({ value, label: t(`alarms.how.${value}`) }))}
      />
      {row.how === 'among' && (
        <>
          {count('among', Math.max(2, row.times))} {t('alarms.edit.amongTimes')} {count('times', 2)}{' '}
          {t('alarms.edit.timesWord')}
        </>
      )}
      {row.how === 'within' && (
        <>
          {count('times', 2)} {t('alarms.edit.timesWord')}
        </>
      )}
      {(row.how === 'duration' || row.how === 'within') && (
        <SpanField
          label={t('alarms.edit.seconds')}
          value={row.seconds}
          onChange={(seconds) => onChange({ ...row, seconds })}
        />
      )}
    </span>
  );
}
