import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Radio, Rate } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { CallRow, RoundView } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';

/** The call list, in the order drawn. */
export function CallList({ round }: { round: RoundView }) {
  const { t } = useText();
  const [open, setOpen] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'calls', round.id],
    queryFn: async ({ pageParam }) =>
      participation.calls({
        params: { roundId: round.id },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  if (pages.isPending) return <Loading lines={5} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  return (
    <div className="dk-stack pt-stack">
      {rows.map((row) => (
        <div key={row.id} className="dk-card dk-stack pt-stack">
          <div className="dk-row">
            <span className="dk-number">{row.place}</span>
            <span className="dk-grow">
              {row.caseTitle}{' '}
              <span className="dk-muted">
                {row.caseNumber} · {row.departmentName} · {row.villageName}
              </span>
            </span>
            <span className="dk-number">{row.phone}</span>
            <StatusTag meaning={meaningOf(row)}>
              {t(`participation.callState.${row.state}`)}
            </StatusTag>
            {row.score !== null && <Rate disabled value={row.score} />}
            {row.state === 'toCall' && round.state === 'open' && open !== row.id && (
              <Button onClick={() => setOpen(row.id)}>{t('participation.calls.call')}</Button>
            )}
          </div>
          {row.words && <p className="pt-words">{row.words}</p>}
          {open === row.id && (
            <CallForm row={row} script={round.script} onDone={() => setOpen(null)} />
          )}
        </div>
      ))}
      <LoadMore pages={pages} />
    </div>
  );
}

function meaningOf({ state }: CallRow) {
  if (state === 'answered') return 'ok' as const;
  return state === 'toCall' ? ('notice' as const) : ('neutral' as const);
}

interface CallFormProps {
  readonly row: CallRow;
  readonly script: string;
  readonly onDone: () => void;
}

function CallForm({ row, script, onDone }: CallFormProps) {
  const { t } = useText();
  const [phone, setPhone] = useState<string | null>(null);
  const [score, setScore] = useState(0);
  const [solved, setSolved] = useState<boolean | null>(null);
  const [words, setWords] = useState('');
  const act = useDeskAct();
  const params = { callId: row.id };
  const begin = (): void =>
    void act.run(async () => setPhone((await participation.beginCall({ params })).phone));
  const record = async (kind: 'answer' | 'refuse' | 'wrong' | 'miss'): Promise<void> => {
    const said = kind === 'answer' && solved !== null ? { score, solved } : {};
    const body = { act: kind, words, ...said };
    if (await act.run(async () => participation.recordCall({ params, body }))) onDone();
  };
  if (!phone) {
    return (
      <div className="dk-stack pt-stack">
        <ErrorNotice error={act.error} />
        <div className="dk-row">
          <Button type="primary" loading={act.busy} onClick={begin}>
            {t('participation.calls.reveal')}
          </Button>
          <span className="dk-muted">{t('participation.calls.revealHint')}</span>
        </div>
      </div>
    );
  }
  return (
    <div className="dk-stack pt-stack">
      <p className="pt-phone">{phone}</p>
      <p className="pt-script">{script}</p>
      <div className="dk-row">
        <span>{t('participation.calls.askSolved')}</span>
        <Radio.Group
          value={solved}
          onChange={({ target }) => setSolved(target.value as boolean)}
          options={[
            { value: true, label: t('participation.yes') },
            { value: false, label: t('participation.no') },
          ]}
        />
        <span>{t('participation.calls.askScore')}</span>
        <Rate value={score} onChange={setScore} />
      </div>
      <Input.TextArea
        rows={2}
        maxLength={500}
        value={words}
        placeholder={t('participation.calls.words')}
        aria-label={t('participation.calls.words')}
        onChange={({ target }) => setWords(target.value)}
      />
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button
          type="primary"
          disabled={score === 0 || solved === null}
          loading={act.busy}
          onClick={() => void record('answer')}
        >
          {t('participation.calls.saveAnswer')}
        </Button>
        <Button loading={act.busy} onClick={() => void record('miss')}>
          {t('participation.calls.miss', { tries: row.attempts + 1 })}
        </Button>
        <Button loading={act.busy} onClick={() => void record('refuse')}>
          {t('participation.calls.refuse')}
        </Button>
        <Button loading={act.busy} onClick={() => void record('wrong')}>
          {t('participation.calls.wrong')}
        </Button>
      </div>
    </div>
  );
}
