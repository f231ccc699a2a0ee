import { Button, Form, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { BillRow, Taken } from '../../../contract/index.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { YuanInput } from '../shared/yuan-input.tsx';
import { PrintReceipt } from './print-receipt.tsx';

interface TillProps {
  readonly bills: readonly BillRow[];
  readonly onTaken: () => void;
  /** The resident of an open session of assistance, in whose name it is done. */
  readonly personId?: string;
}

type How = 'cash' | 'pos';

/** The till: what is to be paid, what was given, the change. */
export function Till({ bills, onTaken, personId }: TillProps) {
  const { t, yuan } = useWords();
  const [how, setHow] = useState<How>('cash');
  const [tendered, setTendered] = useState<number | null>(null);
  const [slip, setSlip] = useState('');
  const [taken, setTaken] = useState<Taken | null>(null);
  const key = useRef(newId());
  const act = useAct();
  const renew = useRenew();
  const amountFen = bills.reduce((sum, bill) => sum + bill.amountFen, 0);
  const change = tendered === null ? null : tendered - amountFen;
  const isReady =
    bills.length > 0 && (how === 'cash' ? change !== null && change >= 0 : slip.trim().length >= 4);
  const take = async (): Promise<void> => {
    const billIds = bills.map(({ id }) => id);
    const once = {
      idempotencyKey: key.current,
      ...(personId ? { onBehalfOf: personId } : {}),
    };
    const done = await act.run(async () => {
      const result =
        how === 'cash'
          ? await payment.takeCash({ body: { billIds, tenderedFen: tendered ?? 0 } }, once)
          : await payment.takePos({ body: { billIds, slipNumber: slip.trim() } }, once);
      setTaken(result);
      onTaken();
    });
    key.current = newId();
    if (done) {
      setTendered(null);
      setSlip('');
    }
    await renew();
  };
  return (
    <section className="dk-card pay-till" aria-labelledby="pay-till">
      <h2 id="pay-till">{t('payment.desk.till')}</h2>
      <span>{t('payment.desk.toPay', { count: bills.length })}</span>
      <strong>{yuan(amountFen)}</strong>
      <Segmented<How>
        block
        value={how}
        onChange={setHow}
        options={(['cash', 'pos'] as const).map((value) => ({
          value,
          label: t(`payment.channel.${value}`),
        }))}
      />
      <Form layout="vertical">
        {how === 'cash' ? (
          <Form.Item label={t('payment.desk.tendered')} htmlFor="pay-tendered">
            <YuanInput id="pay-tendered" size="large" value={tendered} onChange={setTendered} />
          </Form.Item>
        ) : (
          <Form.Item
            label={t('payment.desk.slip')}
            htmlFor="pay-slip"
            extra={t('payment.desk.slipHint')}
          >
            <Input
              id="pay-slip"
              size="large"
              maxLength={24}
              value={slip}
              onChange={({ target }) => setSlip(target.value)}
            />
          </Form.Item>
        )}
      </Form>
      {how === 'cash' && change !== null && bills.length > 0 && (
        <span className="pay-change" role="status">
          {change >= 0
            ? t('payment.desk.change', { amount: yuan(change) })
            : t('payment.desk.short', { amount: yuan(-change) })}
        </span>
      )}
      <ErrorNotice error={act.error} />
      <Button
        type="primary"
        size="large"
        block
        disabled={!isReady}
        loading={act.busy}
        onClick={() => void take()}
      >
        {t('payment.desk.take')}
      </Button>
      {taken && (
        <Notice meaning="ok" title={t('payment.desk.taken', { amount: yuan(taken.amountFen) })}>
          <p>{t('payment.desk.change', { amount: yuan(taken.changeFen) })}</p>
          <PrintReceipt receiptIds={taken.receiptIds} />
        </Notice>
      )}
    </section>
  );
}
