import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskPoll, PaperState } from '../../../contract/index.ts';
import { participation, useDeskAct, useVillageOptions } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';

/** Paper ballots: handed out while the vote is open, counted by two afterwards. */
export function PaperPart({ poll }: { poll: DeskPoll }) {
  const { t } = useText();
  const paper = useQuery({
    queryKey: ['participation', 'paper', poll.id],
    queryFn: async () => participation.paper({ params: { pollId: poll.id } }),
  });
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t('participation.paper.title')}</h3>
      {paper.isPending && <Loading lines={2} />}
      {paper.isError && <ErrorState error={paper.error} onRetry={() => void paper.refetch()} />}
      {paper.data?.items.length === 0 && (
        <p className="dk-muted">{t('participation.paper.none')}</p>
      )}
      {paper.data?.items.map((one) => (
        <Village key={one.villageId} poll={poll} row={one} />
      ))}
      {poll.state === 'open' && <HandOut poll={poll} />}
    </div>
  );
}

function Village({ poll, row }: { poll: DeskPoll; row: PaperState }) {
  const { t } = useText();
  const state = row.agreed ? 'agreed' : row.agreed === false ? 'differs' : 'waiting';
  const meaning = { agreed: 'ok', differs: 'urgent', waiting: 'notice' } as const;
  return (
    <div className="dk-stack pt-stack">
      <div className="dk-row">
        <strong>{row.villageName}</strong>
        <span>{t('participation.paper.voters', { count: row.voters })}</span>
        {poll.state === 'counting' && (
          <StatusTag meaning={meaning[state]}>
            {t(`participation.paper.${state}`, { entries: row.entries, round: row.round })}
          </StatusTag>
        )}
        {row.agreed && (
          <span className="dk-muted">
            {t('participation.paper.figures', {
              ballots: row.ballots ?? 0,
              spoiled: row.spoiled ?? 0,
            })}
          </span>
        )}
      </div>
      {poll.state === 'counting' && !row.agreed && !row.mine && (
        <CountForm poll={poll} villageId={row.villageId} />
      )}
      {poll.state === 'counting' && row.mine && !row.agreed && (
        <p className="dk-muted">{t('participation.paper.mine')}</p>
      )}
    </div>
  );
}

function CountForm({ poll, villageId }: { poll: DeskPoll; villageId: string }) {
  const { t } = useText();
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const [ballots, setBallots] = useState<number | null>(null);
  const [spoiled, setSpoiled] = useState<number | null>(0);
  const act = useDeskAct();
  const send = (): void => {
    const params = { pollId: poll.id };
    const body = { villageId, counts, ballots: ballots ?? 0, spoiled: spoiled ?? 0 };
    void act.run(async () => participation.countPaper({ params, body }));
  };
  return (
    <div className="dk-stack pt-stack">
      <div className="pt-pair">
        {poll.options.map(({ code, text }) => (
          <Field key={code} name={text}>
            <InputNumber
              min={0}
              value={counts[code] ?? null}
              onChange={(value) => setCounts({ ...counts, [code]: value ?? 0 })}
            />
          </Field>
        ))}
        <Field name={t('participation.paper.ballots')}>
          <InputNumber min={0} value={ballots} onChange={setBallots} />
        </Field>
        <Field name={t('participation.paper.spoiled')}>
          <InputNumber min={0} value={spoiled} onChange={setSpoiled} />
        </Field>
      </div>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button type="primary" loading={act.busy} disabled={ballots === null} onClick={send}>
          {t('participation.paper.send')}
        </Button>
      </div>
    </div>
  );
}

function HandOut({ poll }: { poll: DeskPoll }) {
  const { t } = useText();
  const known = useVillageOptions();
  const [villageId, setVillage] = useState<string | null>(null);
  const act = useDeskAct();
  const voters = useQuery({
    queryKey: ['participation', 'paperVoters', poll.id, villageId],
    queryFn: async () =>
      participation.paperVoters({
        params: { pollId: poll.id },
        query: { villageId: villageId ?? '', limit: 200 },
      }),
    enabled: villageId !== null,
  });
  const hand = (residentId: string): void => {
    const params = { pollId: poll.id };
    void act.run(async () => participation.markPaperVoter({ params, body: { residentId } }));
  };
  const villages =
    poll.villageIds.length > 0
      ? known.filter(({ value }) => poll.villageIds.includes(value))
      : known;
  return (
    <div className="dk-stack pt-stack">
      <Field name={t('participation.paper.hand')}>
        <Select
          value={villageId}
          placeholder={t('participation.paper.village')}
          onChange={setVillage}
          options={villages}
        />
      </Field>
      {voters.isFetching && <Loading lines={2} />}
      {voters.isError && <ErrorState error={voters.error} onRetry={() => void voters.refetch()} />}
      <ErrorNotice error={act.error} />
      {voters.data?.items.length === 0 && (
        <p className="dk-muted">{t('participation.roll.none')}</p>
      )}
      {voters.data?.items.map((voter) => (
        <div key={voter.residentId} className="dk-row">
          <span className="dk-grow">{voter.name}</span>
          {voter.used ? (
            <span className="dk-muted">{t(`participation.paper.used.${voter.used}`)}</span>
          ) : (
            <Button loading={act.busy} onClick={() => hand(voter.residentId)}>
              {t('participation.paper.give')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
