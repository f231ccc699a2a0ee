import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isSignedOut } from '#ui/api/index.ts';
import { Button, Card, ErrorNotice, ProveFirst, StatusTag, TextField } from '#ui/index.ts';
import { billMeanings, payment, useWords } from './client.ts';
import { PayPart } from './pay-part.tsx';
import './bills.css';

/** 替家人缴费: number and code as printed on the bill; no account of the other person is needed. */
export default function FindPage() {
  const { t, pick, yuan } = useWords();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const find = useMutation({
    mutationFn: async () =>
      payment.findBill({ body: { number: number.trim(), code: code.trim() } }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    find.mutate();
  };
  const bill = find.data;
  return (
    <>
      <h1>{t('payment.find.title')}</h1>
      <p>{t('payment.find.lead')}</p>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t('payment.find.number')}
          hint={t('payment.find.numberHint')}
          value={number}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => setNumber(target.value)}
        />
        <TextField
          label={t('payment.find.code')}
          inputMode="numeric"
          value={code}
          maxLength={12}
          autoComplete="off"
          onChange={({ target }) => setCode(target.value)}
        />
        {find.isError && isSignedOut(find.error) ? (
          <ProveFirst>{t('payment.prove')}</ProveFirst>
        ) : (
          <ErrorNotice error={find.error} />
        )}
        <Button
          type="submit"
          kind={bill ? 'secondary' : 'primary'}
          wide
          busy={find.isPending}
          disabled={number.trim().length < 6 || code.trim().length < 4}
        >
          {t('payment.find.act')}
        </Button>
      </form>
      {bill && (
        <div role="status">
          <Card title={pick(bill.titleZh, bill.titleEn)}>
            <p className="pay-big">{yuan(bill.amountFen)}</p>
            <p>{t('payment.find.payer', { name: bill.payerName })}</p>
            <p>
              <StatusTag meaning={billMeanings[bill.state]}>
                {t(`payment.state.${bill.state}`)}
              </StatusTag>
            </p>
            {bill.state === 'due' && <PayPart billId={bill.id} code={code.trim()} />}
          </Card>
        </div>
      )}
    </>
  );
}
