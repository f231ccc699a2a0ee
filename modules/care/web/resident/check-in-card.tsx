import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { ErrorNotice, Icon, Notice, Time, useText } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { api, type OwnState } from '../../contract/index.ts';
import { clock } from './words.ts';

const care = createClient(api);

/** One big button: I am well. */
export function CheckInCard({ state }: { state: OwnState }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [key, setKey] = useState(newId);
  const checkIn = useMutation({
    mutationFn: async () => care.ownCheckIn({ body: {} }, { idempotencyKey: key }),
    onSuccess: async () => {
      setKey(newId());
      await queries.invalidateQueries({ queryKey: ['care', 'own'] });
    },
  });
  const { slots } = state;
  if (slots.length === 0) return null;
  const isAsked = slots.some((slot) => ['due', 'missed', 'waiting'].includes(slot.state));
  const isDone =
    slots.some(({ doneAt }) => doneAt !== null) &&
    !slots.some((slot) => slot.state === 'due' || slot.state === 'missed');
  return (
    <section className="care-check" aria-label={t('care.check.title')}>
      <button
        type="button"
        className={isDone ? 'care-big care-big-done' : 'care-big'}
        aria-busy={checkIn.isPending || undefined}
        disabled={checkIn.isPending || state.pausedUntil !== null}
        onClick={() => checkIn.mutate()}
      >
        <Icon name={isDone ? 'checkCircle' : 'elder'} size={56} />
        <strong>{t(isDone ? 'care.check.done' : 'care.check.button')}</strong>
        <span>{t(isDone ? 'care.check.again' : 'care.check.hint')}</span>
      </button>
      <div role="status">
        {checkIn.isSuccess && <Notice meaning="ok" title={t('care.check.thanks')} />}
      </div>
      <ErrorNotice error={checkIn.error} />
      <ul className="care-slots">
        {slots.map((slot) => (
          <li key={slot.minute}>
            {t('care.check.slot', { time: clock(slot.minute) })}{' '}
            <strong className={`care-slot-${slot.state}`}>{t(`care.state.${slot.state}`)}</strong>{' '}
            {slot.doneAt && <Time at={slot.doneAt} />}
          </li>
        ))}
      </ul>
      {state.pausedUntil && <p>{t('care.check.paused', { day: state.pausedUntil })}</p>}
      {isAsked && !isDone && <p className="zs-hint">{t('care.check.why')}</p>}
    </section>
  );
}
