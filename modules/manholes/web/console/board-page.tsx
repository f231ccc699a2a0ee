import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { type MapPoint, TownMap } from '#ui/map/index.ts';
import { api, type ManholeState, type ManholeView, manholeStates } from '../../contract.ts';
import { ManholeTable } from './manhole-table.tsx';
import { stateMeanings } from './meanings.ts';
import './manholes.css';

const manholes = createClient(api);

/** Manholes of the town: what is the matter with which, and where. */
export default function BoardPage() {
  const { t } = useText();
  useLive('alarms.', undefined, [['manholes']]);
  const read = useQuery({
    queryKey: ['manholes', 'board'],
    queryFn: async () => manholes.board({}),
    refetchInterval: 60_000,
  });
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await manholes.file({})));
  return (
    <>
      <PageHead title={t('manholes.menu')} lead={t('manholes.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('manholes.download')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      {read.isPending && <Loading lines={8} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && read.data.items.length === 0 && (
        <EmptyState title={t('manholes.none')}>{t('manholes.noneText')}</EmptyState>
      )}
      {read.data && read.data.items.length > 0 && <Board items={read.data.items} />}
    </>
  );
}

function Board({ items }: { items: readonly ManholeView[] }) {
  const { t } = useText();
  const [state, setState] = useState<ManholeState | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const shown = items.filter(({ states }) => state === null || states.includes(state));
  return (
    <>
      <StateTiles
        items={items}
        chosen={state}
        onChoose={(next) => setState(next === state ? null : next)}
      />
      <div className="manhole-board">
        <section className="dk-card">
          <ManholeTable items={shown} selected={selected} onSelect={setSelected} />
        </section>
        <div className="dk-map">
          <TownMap
            label={t('manholes.map')}
            points={pointsOf(shown)}
            selected={selected}
            onSelect={setSelected}
          />
        </div>
      </div>
    </>
  );
}

interface StateTilesProps {
  readonly items: readonly ManholeView[];
  readonly chosen: ManholeState | null;
  readonly onChoose: (state: ManholeState) => void;
}

/** How many are in which state; pressed, only those are shown. */
function StateTiles({ items, chosen, onChoose }: StateTilesProps) {
  const { t } = useText();
  return (
    <div className="manhole-tiles">
      {manholeStates.map((state) => {
        const count = items.filter(({ states }) => states.includes(state)).length;
        return (
          <button
            key={state}
            type="button"
            className="manhole-tile"
            aria-pressed={state === chosen}
            disabled={count === 0}
            onClick={() => onChoose(state)}
          >
            <span className="dk-muted">{t(`manholes.state.${state}`)}</span>
            <strong className={count > 0 ? `manhole-${stateMeanings[state]}` : ''}>{count}</strong>
          </button>
        );
      })}
    </div>
  );
}

function pointsOf(items: readonly ManholeView[]): MapPoint[] {
  return items.flatMap(({ thingId, name, position, states }) => {
    const meaning = stateMeanings[states[0] ?? 'ok'];
    return position ? [{ id: thingId, label: name, meaning, ...position }] : [];
  });
}
