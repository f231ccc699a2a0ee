import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  Card,
  Choice,
  EmptyState,
  ErrorNotice,
  ErrorState,
  FieldError,
  Icon,
  Loading,
  Sheet,
  StatusTag,
  TextArea,
  useText,
} from '#ui/index.ts';
import { useLive } from '#ui/live/index.ts';
import { kept, useOutbox } from '#ui/offline/index.ts';
import { api, type CheckRow } from '../../contract/index.ts';
import { closings } from '../../contract/words.ts';
import { useSaid } from './use-evidence.ts';
import { clock } from './words.ts';
import './care.css';

const care = createClient(api);
const noteLimit = 500;

/** 平安打卡: who of my cell has not given a sign of life. */
export default function ChecksPage() {
  const { t } = useText();
  const board = useQuery({
    ...kept,
    queryKey: ['care', 'fieldBoard'],
    queryFn: async () => care.board({ query: {} }),
  });
  useLive('care.', undefined, [['care', 'fieldBoard']]);
  const open = (board.data?.items ?? []).filter(
    ({ state }) => state === 'missed' || state === 'due',
  );
  return (
    <>
      <h1 tabIndex={-1}>{t('care.menu.checks')}</h1>
      {board.isPending && <Loading lines={6} />}
      {board.isError && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && open.length === 0 && (
        <EmptyState icon="checkCircle" title={t('care.check.none')}>
          {t('care.check.noneText')}
        </EmptyState>
      )}
      {open.map((row) => (
        <Check key={`${row.elderId} ${row.minute}`} row={row} />
      ))}
    </>
  );
}

function Check({ row }: { row: CheckRow }) {
  const { t } = useText();
  const { enqueue, waiting } = useOutbox();
  const said = useSaid();
  const [closing, setClosing] = useState(false);
  const isSent = waiting.some(({ subject }) => subject === row.elderId);
  const isMissed = row.state === 'missed';
  const heard = async (how: 'phone' | 'visit'): Promise<void> => {
    const params = { elderId: row.elderId };
    await enqueue(
      api.operations.checkFor,
      { params, body: { how } },
      { subject: row.elderId, label: `${t('care.check.heard')} · ${row.name}` },
    );
    said();
  };
  return (
    <Card
      title={row.name}
      action={
        <StatusTag meaning={isMissed ? 'urgent' : 'warning'}>
          {t(`care.check.state.${isMissed ? 'missed' : 'due'}`)}
        </StatusTag>
      }
    >
      <p className="care-line">
        {row.age !== null && t('care.age', { count: row.age })}{' '}
        {row.livingAlone && `· ${t('care.alone')}`} ·{' '}
        {t('care.check.agreed', { time: clock(row.minute) })}
      </p>
      <p className="care-line">
        {row.gridCellZh} {row.caseNumber}
      </p>
      <div className="care-acts">
        {row.phone && (
          <a className="zs-button zs-button-secondary" href={`tel:${row.phone}`}>
            <Icon name="phone" /> {t('care.call')}
          </a>
        )}
        {!isSent && (
          <>
            <Button onClick={() => void heard('phone')}>{t('care.check.heard')}</Button>
            {isMissed && (
              <Button kind="primary" onClick={() => setClosing(true)}>
                {t('care.check.seen')}
              </Button>
            )}
          </>
        )}
      </div>
      {closing && row.checkId && (
        <CloseForm row={row} checkId={row.checkId} onClose={() => setClosing(false)} />
      )}
    </Card>
  );
}

interface CloseFormProps {
  readonly row: CheckRow;
  readonly checkId: string;
  readonly onClose: () => void;
}

/** What was found at the door. */
function CloseForm({ row, checkId, onClose }: CloseFormProps) {
  const { t } = useText();
  const { enqueue } = useOutbox();
  const said = useSaid();
  const [outcome, setOutcome] = useState<(typeof closings)[number]>('safe');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim().length < 2) return;
    try {
      const body = { outcome, reason: reason.trim() };
      await enqueue(
        api.operations.closeCheck,
        { params: { checkId }, body },
        { subject: row.elderId, label: `${t('care.check.close')} · ${row.name}` },
      );
      said();
      onClose();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Sheet
      open
      title={t('care.check.close')}
      onClose={onClose}
      actions={
        <Button kind="primary" wide icon="check" onClick={() => void submit()}>
          {t('care.check.close')}
        </Button>
      }
    >
      <Choice
        label={t('care.check.outcome')}
        columns={2}
        value={outcome}
        onChange={setOutcome}
        options={closings.map((value) => ({ value, label: t(`care.outcome.${value}`) }))}
      />
      <TextArea
        label={t('care.check.found')}
        limit={noteLimit}
        rows={3}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {tried && reason.trim().length < 2 && <FieldError>{t('care.visit.needWhy')}</FieldError>}
      <ErrorNotice error={fault} />
    </Sheet>
  );
}
