import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { exactInstant } from '#platform/i18n/index.ts';
import { Button, ErrorNotice, Notice, TextField } from '#ui/index.ts';
import { payment, useWords } from './client.ts';

/** 票据真伪查询: anybody who holds a receipt can verify it. */
export default function VerifyPage() {
  const { t, pick, yuan } = useWords();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: async () => payment.verifyReceipt({ query: { number, code } }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    verify.mutate();
  };
  const found = verify.data;
  return (
    <>
      <h1>{t('payment.menu.verify')}</h1>
      <p>{t('payment.verify.lead')}</p>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t('payment.receipt.number')}
          value={number}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => setNumber(target.value)}
        />
        <TextField
          label={t('payment.receipt.code')}
          value={code}
          maxLength={20}
          autoComplete="off"
          onChange={({ target }) => setCode(target.value)}
        />
        <ErrorNotice error={verify.error} />
        <Button
          type="submit"
          kind="primary"
          wide
          busy={verify.isPending}
          disabled={number.trim().length < 4 || code.trim().length < 4}
        >
          {t('payment.verify.act')}
        </Button>
      </form>
      {found?.genuine && (
        <Notice meaning="ok" title={t('payment.verify.genuine')}>
          <p>
            {pick(found.titleZh, found.titleEn)} · {yuan(found.amountFen)}
          </p>
          <p>{found.issuedAt && exactInstant(new Date(found.issuedAt)).slice(0, 16)}</p>
          {found.refundedFen > 0 && (
            <p>{t('payment.verify.refunded', { amount: yuan(found.refundedFen) })}</p>
          )}
          {found.simulated && <p>{t('payment.receipt.simulatedText')}</p>}
        </Notice>
      )}
      {found && !found.genuine && (
        <Notice meaning="urgent" title={t('payment.verify.unknown')}>
          <p>{t('payment.verify.unknownText')}</p>
        </Notice>
      )}
    </>
  );
}
