import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';

const units = [
  { seconds: 1, key: 'second' },
  { seconds: 60, key: 'minute' },
  { seconds: 3600, key: 'hour' },
  { seconds: 86_400, key: 'day' },
] as const;

/** A length of time with its unit. */
export function SpanField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (seconds: number) => void;
}) {
  const { t } = useText();
  const [unit, setUnit] = useState<number>(
    () => units.findLast(({ seconds }) => value % seconds === 0)?.seconds ?? 60,
  );
  return (
    <Space.Compact>
      <InputNumber
        min={1}
        precision={0}
        style={{ width: 80 }}
        aria-label={label}
        value={Math.max(1, Math.round(value / unit))}
        onChange={(count) => onChange(Math.max(1, count ?? 1) * unit)}
      />
      <Select<number>
        style={{ width: 84 }}
        aria-label={t('alarms.span.unitOf', { name: label })}
        value={unit}
        onChange={(next) => {
          const count = Math.max(1, Math.round(value / unit));
          setUnit(next);
          onChange(count * next);
        }}
        options={units.map(({ seconds, key }) => ({
          value: seconds,
          label: t(`alarms.unit.${key}`),
        }))}
      />
    </Space.Compact>
  );
}
