import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type MapPoint, TownMap } from '#ui/map/index.ts';
import type { Board } from '../../contract.ts';
import { AirCards } from './air-cards.tsx';
import { Places } from './places.tsx';
import { aqiLook, noiseMeaning, waterMeaning } from './levels.ts';
import { NoiseTable } from './noise-table.tsx';
import { StationDrawer } from './station-drawer.tsx';
import { useBoard } from './use-environment.ts';
import { WaterTable } from './water-table.tsx';
import './environment.css';

/** Air, noise and water of the town now. */
export default function BoardPage() {
  const { t } = useText();
  const [open, setOpen] = useState<string | null>(null);
  const board = useBoard();
  return (
    <>
      <PageHead title={t('environment.menu')} lead={t('environment.lead')} />
      <Places />
      {board.isPending && <Loading lines={8} />}
      {board.isError && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && <Stations board={board.data} open={open} onOpen={setOpen} />}
      {board.data && open && (
        <StationDrawer board={board.data} thingId={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface StationsProps {
  readonly board: Board;
  readonly open: string | null;
  readonly onOpen: (thingId: string) => void;
}

function Stations({ board, open, onOpen }: StationsProps) {
  const { t } = useText();
  const { airs, noises, waters, standard, at } = board;
  if (airs.length + noises.length + waters.length === 0) {
    return <EmptyState title={t('environment.none')}>{t('environment.noneText')}</EmptyState>;
  }
  return (
    <div className="env-board">
      <div className="dk-stack">
        {airs.length > 0 && (
          <section className="dk-card">
            <header className="env-card-head">
              <h2>{t('environment.air.title')}</h2>
              <span className="dk-muted">
                {t('environment.air.by', { standard })} · <Time at={at} />
              </span>
            </header>
            <AirCards airs={airs} onOpen={onOpen} />
          </section>
        )}
        {noises.length > 0 && (
          <section className="dk-card">
            <header className="env-card-head">
              <h2>{t('environment.noise.title')}</h2>
              <span className="dk-muted">{t('environment.noise.by')}</span>
            </header>
            <NoiseTable noises={noises} onOpen={onOpen} />
          </section>
        )}
        {waters.length > 0 && (
          <section className="dk-card">
            <header className="env-card-head">
              <h2>{t('environment.water.title')}</h2>
              <span className="dk-muted">{t('environment.water.by')}</span>
            </header>
            <WaterTable waters={waters} onOpen={onOpen} />
          </section>
        )}
      </div>
      <div className="dk-map">
        <TownMap
          label={t('environment.map')}
          points={pointsOf(board)}
          selected={open}
          onSelect={onOpen}
        />
      </div>
    </div>
  );
}

function pointsOf({ airs, noises, waters }: Board): MapPoint[] {
  const all = [
    ...airs.map((one) => ({ ...one, meaning: aqiLook(one.level).meaning })),
    ...noises.map((one) => ({ ...one, meaning: noiseMeaning(one.over) })),
    ...waters.map((one) => ({ ...one, meaning: waterMeaning(one.class, one.target) })),
  ];
  return all.flatMap(({ thingId, name, position, meaning }) =>
    position ? [{ id: thingId, label: name, meaning, ...position }] : [],
  );
}
