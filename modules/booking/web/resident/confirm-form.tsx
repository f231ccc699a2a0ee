import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button, ErrorNotice, faultAt, LinkButton, Notice, TextField, useText } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import { useNow } from '#ui/i18n/clock.ts';
import type { OwnBooking } from '../../contract/index.ts';
import { booking } from './client.ts';

const minuteMs = 60_000;

/** Confirms what is kept. What was typed stays when the time is over; only the time must be chosen again. */
export function ConfirmForm({ one }: { one: OwnBooking }) {
  const { t } = useText();
  const queries = useQueryClient();
  const now = useNow(10);
  const [address, setAddress] = useState('');
  const [note, setNote] = useState('');
  const params = { bookingId: one.id };
  const key = ['booking', 'mine', one.id];
  const confirm = useMutation({
    mutationFn: async () =>
      booking.confirm({
        params,
        body: { ...(address ? { address } : {}), ...(note ? { note } : {}) },
      }),
    onSuccess: (done) => queries.setQueryData(key, done),
  });
  const give = useMutation({
    mutationFn: async () => booking.cancel({ params }),
    onSuccess: () => navigate(`/booking/${one.poolId}`, { replace: true }),
  });
  const leftMs = one.expiresAt ? Date.parse(one.expiresAt) - now.getTime() : 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };
  if (leftMs <= 0) {
    return (
      <Notice meaning="warning" title={t('booking.check.over')}>
        <p>{t('booking.check.overText')}</p>
        <LinkButton to={`/booking/${one.poolId}`} kind="primary" wide>
          {t('booking.check.again')}
        </LinkButton>
      </Notice>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <p className="bk-kept" role="timer">
        {t('booking.check.kept', { minutes: String(Math.max(1, Math.ceil(leftMs / minuteMs))) })}
      </p>
      {one.atHome && (
        <TextField
          label={t('booking.check.address')}
          hint={t('booking.check.addressHint')}
          autoComplete="street-address"
          maxLength={120}
          value={address}
          error={faultAt(confirm.error, '/address')}
          onChange={(event) => setAddress(event.target.value)}
        />
      )}
      <TextField
        label={t('booking.check.note')}
        hint={t('booking.check.noteHint')}
        optional
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <ErrorNotice error={confirm.error ?? give.error} />
      <Button type="submit" kind="primary" wide busy={confirm.isPending}>
        {t(one.needsApproval ? 'booking.check.request' : 'booking.check.confirm')}
      </Button>
      <Button kind="quiet" wide busy={give.isPending} onClick={() => give.mutate()}>
        {t('booking.check.giveUp')}
      </Button>
    </form>
  );
}
