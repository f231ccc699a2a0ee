import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { serverNow } from '#ui/i18n/clock.ts';
import type { KindView } from '../../../contract/index.ts';
import { payment, useWords } from '../shared/client.ts';

/** What a run or file is for. */
export interface RunChoice {
  readonly kindCode: string;
  readonly period: string;
}

interface KindChoiceProps {
  readonly value: RunChoice;
  readonly onChange: (value: RunChoice) => void;
  /** Only kinds whose amounts follow from a tariff. */
  readonly reckoned?: boolean;
}

/** The period in which today lies. */
function currentPeriod({ period }: KindView): string {
  const now = new Date(serverNow().getTime() + 8 * 3_600_000).toISOString();
  const [year, month] = [now.slice(0, 4), now.slice(5, 7)];
  if (period === 'month') return `${year}-${month}`;
  if (period === 'quarter') return `${year}Q${Math.ceil(Number(month) / 3)}`;
  return period === 'year' ? year : '';
}

/** A kind of bill and its period. */
export function KindChoice({ value, onChange, reckoned = false }: KindChoiceProps) {
  const { t, pick } = useWords();
  const kinds = useQuery({
    queryKey: ['payment', 'kinds'],
    queryFn: async () => payment.kinds({}),
  });
  const fitting = (kinds.data?.items ?? []).filter(
    ({ active, tariff }) => active && !(reckoned && tariff.type === 'given'),
  );
  const choose = (kindCode: string): void => {
    const kind = fitting.find(({ code }) => code === kindCode);
    onChange({ kindCode, period: kind ? currentPeriod(kind) : '' });
  };
  return (
    <>
      <Form.Item label={t('payment.col.kind')} htmlFor="payment-kind">
        <Select
          id="payment-kind"
          style={{ width: 320 }}
          value={value.kindCode || null}
          onChange={choose}
          options={fitting.map((kind) => ({
            value: kind.code,
            label: pick(kind.nameZh, kind.nameEn),
          }))}
        />
      </Form.Item>
      <Form.Item
        label={t('payment.run.period')}
        htmlFor="payment-period"
        extra={t('payment.run.periodHint')}
      >
        <Input
          id="payment-period"
          style={{ width: 160 }}
          value={value.period}
          maxLength={10}
          onChange={({ target }) => onChange({ ...value, period: target.value.trim() })}
        />
      </Form.Item>
    </>
  );
}
