import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { JudgedMember, PairFile } from '../../contract/shapes.ts';
import { dayWords, recordNumber, records, usePick } from './client.ts';
import { markedDifferences } from './differences.ts';

interface PairDrawerProps {
  readonly pairId: string;
  readonly onClose: () => void;
  /** Called once the pair was judged: the next one may be shown. */
  readonly onJudged: () => void;
}

type Verdict = 'same' | 'different' | 'later';

/** Keys by which a pair is judged. */
const keys: Readonly<Record<string, Verdict>> = { s: 'same', d: 'different', l: 'later' };

/** Two rows side by side: what differs is marked, and each line says what it weighs. */
export function PairDrawer({ pairId, onClose, onJudged }: PairDrawerProps) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const pair = useQuery({
    queryKey: ['records', 'pair', pairId],
    queryFn: async () => records.pair({ params: { pairId } }),
  });
  const judge = async (verdict: Verdict): Promise<void> => {
    if (!pair.data || act.busy) return;
    const body = { verdict, version: pair.data.version };
    const done = await act.run(async () => records.judge({ params: { pairId }, body }));
    if (done) onJudged();
    await queries.invalidateQueries({ queryKey: ['records'] });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const verdict = keys[event.key.toLowerCase()];
      if (!verdict || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      void judge(verdict);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const isOpen = pair.data?.state === 'open' || pair.data?.state === 'later';
  return (
    <Drawer open size={860} title={t('records.pair.title')} onClose={onClose}>
      {pair.isPending && <Loading lines={8} />}
      {pair.isError && <ErrorState error={pair.error} onRetry={() => void pair.refetch()} />}
      {pair.data && <SideBySide pair={pair.data} />}
      {pair.data && isOpen && (
        <div className="rc-verdicts">
          <Button type="primary" loading={act.busy} onClick={() => void judge('same')}>
            {t('records.pair.same')}
          </Button>
          <Button loading={act.busy} onClick={() => void judge('different')}>
            {t('records.pair.different')}
          </Button>
          <Button type="text" loading={act.busy} onClick={() => void judge('later')}>
            {t('records.pair.later')}
          </Button>
          <span className="dk-muted">{t('records.pair.keys')}</span>
        </div>
      )}
      <ErrorNotice error={act.error} />
    </Drawer>
  );
}

function SideBySide({ pair }: { readonly pair: PairFile }) {
  const { t } = useText();
  const pick = usePick();
  const lines = ['name', 'identityNumber', 'birthDate', 'gender', 'phone', 'address'] as const;
  const said = (side: JudgedMember, field: (typeof lines)[number]): string => {
    if (field === 'birthDate') return dayWords(side.birthDate);
    if (field === 'gender') return side.gender ? t(`records.gender.${side.gender}`) : '';
    return side[field];
  };
  return (
    <>
      <p>
        <span className="rc-probability">{`${(pair.probability * 100).toFixed(1)}%`}</span>{' '}
        {t('records.pair.probability')}{' '}
        <span className="dk-muted">{t('records.pair.waiting', { count: pair.waiting })}</span>
      </p>
      <table className="rc-pair">
        <thead>
          <tr>
            <th scope="col">{t('records.pair.field')}</th>
            {[pair.a, pair.b].map((side) => (
              <th key={side.id} scope="col">
                {pick(side.resourceZh, side.resourceEn)}
                <span className="rc-origin">
                  <Link to={`/records/${side.entityId}`}>
                    {t('records.pair.record', { number: recordNumber(side.entityNumber) })}
                  </Link>{' '}
                  {t('records.pair.rows', { count: side.entityMembers })}
                </span>
              </th>
            ))}
            <th scope="col">{t('records.pair.why')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((field) => (
            <PairLine
              key={field}
              title={t(`records.field.${field}`)}
              values={[said(pair.a, field), said(pair.b, field)]}
              level={pair.levels.find((one) => one.field === field)}
            />
          ))}
        </tbody>
      </table>
      <p className="dk-muted">{t('records.pair.noted')}</p>
    </>
  );
}

interface PairLineProps {
  readonly title: string;
  readonly values: readonly [string, string];
  readonly level: PairFile['levels'][number] | undefined;
}

function PairLine({ title, values, level }: PairLineProps) {
  const { t } = useText();
  const [a, b] = markedDifferences(values[0], values[1]);
  const direction = !level || level.weight === 0 ? 'none' : level.weight > 0 ? 'for' : 'against';
  return (
    <tr>
      <th scope="row">{title}</th>
      {[a, b].map((pieces, side) => (
        <td key={side === 0 ? 'a' : 'b'}>
          {pieces.map(({ text, differs, at }) =>
            differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </td>
      ))}
      <td>
        {level && t(`records.level.${level.level}`)}
        {level && (
          <span className="rc-weight">
            {t(`records.pair.weight.${direction}`, { times: timesWords(level.weight) })}
          </span>
        )}
      </td>
    </tr>
  );
}

/** How many times likelier, in round words: 2.3 → 10; 13 → 400000. */
function timesWords(weight: number): string {
  const times = Math.exp(Math.abs(weight));
  return times < 10 ? times.toFixed(1) : Number(times.toPrecision(2)).toLocaleString();
}
