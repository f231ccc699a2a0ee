import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, ErrorNotice, Notice, StatusTag, Time, useText } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { api, type OwnState } from '../../contract/index.ts';
import { AllowanceCard, HelpCard, WorkerCard } from './own-cards.tsx';
import { clock } from './words.ts';

const care = createClient(api);
const meanings = {
  missed: 'urgent',
  due: 'warning',
  waiting: 'notice',
  late: 'ok',
  closed: 'ok',
  done: 'ok',
  paused: 'notice',
} as const;

/** How somebody does who let me see it. */
export function FamilyCard({ state }: { state: OwnState & { relation: string } }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [key] = useState(newId);
  const isMissed = state.slots.some((slot) => slot.state === 'missed');
  const heard = useMutation({
    mutationFn: async () =>
      care.ownCheckIn({ body: { elderId: state.elderId } }, { idempotencyKey: key }),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['care', 'own'] }),
  });
  return (
    <Card
      title={`${state.name}${state.age === null ? '' : ` · ${t('care.age', { count: state.age })}`}`}
    >
      {isMissed && (
        <Notice meaning="urgent" title={t('care.family.missed')}>
          <p>{t('care.family.missedText', { worker: state.workerName })}</p>
          <Button kind="primary" busy={heard.isPending} onClick={() => heard.mutate()}>
            {t('care.family.heard')}
          </Button>
        </Notice>
      )}
      <ErrorNotice error={heard.error} />
      <ul className="care-slots">
        {state.slots.map((slot) => (
          <li key={slot.minute}>
            {t('care.check.slot', { time: clock(slot.minute) })}{' '}
            <StatusTag meaning={meanings[slot.state]}>{t(`care.state.${slot.state}`)}</StatusTag>{' '}
            {slot.doneAt && <Time at={slot.doneAt} />}
          </li>
        ))}
      </ul>
      {state.lastSignAt && (
        <p className="zs-hint">
          {t('care.family.last')} <Time at={state.lastSignAt} />
        </p>
      )}
      <Button kind="quiet" icon={open ? 'close' : 'down'} onClick={() => setOpen(!open)}>
        {t(open ? 'care.family.less' : 'care.family.more')}
      </Button>
      {open && (
        <>
          <HelpCard state={state} as={state.elderId} />
          {state.allowance && <AllowanceCard allowance={state.allowance} />}
          <WorkerCard state={state} />
        </>
      )}
    </Card>
  );
}
