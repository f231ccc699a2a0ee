import { Button, Input, Select, Slider, Table } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type MapLine, type MapPoint, type Position, TownMap } from '#ui/map/index.ts';
import type { DayView } from '../../contract.ts';
import { Places } from './places.tsx';
import { townToday, useDay, useFleet } from './use-vehicles.ts';
import './vehicles.css';

/** The track of a day, to be looked at and replayed. */
export default function TrackPage() {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const fleet = useFleet();
  const date = search.get('date') ?? townToday();
  const thingId = search.get('vehicle') ?? fleet.data?.items[0]?.thingId ?? null;
  const day = useDay(thingId, date);
  const set = (change: Record<string, string>): void =>
    setSearch({ ...Object.fromEntries(search), ...change }, { replace: true });
  return (
    <>
      <PageHead title={t('vehicles.track.title')} lead={t('vehicles.track.lead')} />
      <Places />
      <div className="dk-tools">
        <Select<string>
          className="vehicle-select"
          aria-label={t('vehicles.name')}
          value={thingId}
          onChange={(vehicle) => set({ vehicle })}
          options={(fleet.data?.items ?? []).map((one) => ({
            value: one.thingId,
            label: one.name,
          }))}
        />
        <Input
          type="date"
          className="vehicle-date"
          aria-label={t('vehicles.day')}
          value={date}
          max={townToday()}
          onChange={({ target: { value } }) => value && set({ date: value })}
        />
      </div>
      {day.isPending && <Loading lines={8} />}
      {day.isError && <ErrorState error={day.error} onRetry={() => void day.refetch()} />}
      {day.data && day.data.track.length === 0 && (
        <EmptyState title={t('vehicles.track.none')}>{t('vehicles.track.noneText')}</EmptyState>
      )}
      {day.data && day.data.track.length > 0 && (
        <Track key={`${thingId} ${day.data.date}`} day={day.data} />
      )}
    </>
  );
}

function Track({ day }: { day: DayView }) {
  const { t } = useText();
  const { track, stays } = day;
  const [place, setPlace] = useState(track.length - 1);
  const now = track[place];
  const points: MapPoint[] = stays.map(({ from, position, seconds }) => ({
    id: from,
    label: t('vehicles.track.stayed', { count: Math.round(seconds / 60) }),
    meaning: 'notice',
    ...position,
  }));
  const here: MapPoint[] = now
    ? [{ id: 'here', label: exactInstant(new Date(now.at)), meaning: 'ok', ...now.position }]
    : [];
  return (
    <div className="vehicle-board">
      <div className="dk-stack">
        <section className="dk-card">
          <h2>{t('vehicles.track.replay')}</h2>
          <Replay track={track} place={place} onPlace={setPlace} />
          <dl className="vehicle-facts">
            <dt>{t('vehicles.track.kilometres')}</dt>
            <dd>{day.kilometres.toFixed(1)} km</dd>
            <dt>{t('vehicles.track.moving')}</dt>
            <dd>{t('vehicles.minutes', { count: Math.round(day.movingSeconds / 60) })}</dd>
            <dt>{t('vehicles.track.fixes')}</dt>
            <dd>{day.fixes}</dd>
          </dl>
        </section>
        <section className="dk-card">
          <h2>{t('vehicles.track.stays')}</h2>
          <Stays stays={stays} />
        </section>
      </div>
      <div className="dk-map">
        <TownMap
          label={t('vehicles.track.map')}
          lines={[...pieces(track, true), ...pieces(track.slice(0, place + 1), false)]}
          points={[...points, ...here]}
          selected="here"
        />
      </div>
    </div>
  );
}

/** Between fixes farther apart in time nothing is known to be driven. */
const gapMs = 10 * 60_000;

/** The track as lines, cut at its gaps; faint as what lies ahead, or driven. */
function pieces(track: DayView['track'], faint: boolean): MapLine[] {
  const lines: Position[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, position } of track) {
    const ms = new Date(at).getTime();
    if (ms - last > gapMs) lines.push([]);
    lines.at(-1)?.push(position);
    last = ms;
  }
  return lines
    .filter((path) => path.length > 1)
    .map((path, index) =>
      faint
        ? { id: `ahead-${index}`, path, faint }
        : { id: `driven-${index}`, path, meaning: 'ok' },
    );
}

const stepMs = 120;

interface ReplayProps {
  readonly track: DayView['track'];
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

/** A slider over the day, and a button that moves it. */
function Replay({ track, place, onPlace }: ReplayProps) {
  const { t } = useText();
  const [playing, setPlaying] = useState(false);
  const last = track.length - 1;
  useEffect(() => {
    if (!playing) return;
    if (place >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onPlace(place + 1), stepMs);
    return () => clearTimeout(timer);
  }, [playing, place, last, onPlace]);
  const timeOf = (index: number): string => exactInstant(new Date(track[index]?.at ?? 0)).slice(-8);
  const toggle = (): void => {
    if (!playing && place >= last) onPlace(0);
    setPlaying(!playing);
  };
  return (
    <div className="vehicle-replay">
      <Button
        icon={<Icon name={playing ? 'stop' : 'play'} />}
        aria-label={t(playing ? 'vehicles.track.stop' : 'vehicles.track.play')}
        onClick={toggle}
      />
      <Slider
        min={0}
        max={last}
        value={place}
        onChange={onPlace}
        tooltip={{ formatter: (index) => timeOf(index ?? 0) }}
        ariaLabelForHandle={t('vehicles.track.replay')}
      />
      <span className="dk-number">
        {timeOf(place)} · {track[place]?.speedKmh?.toFixed(0) ?? '—'} km/h
      </span>
    </div>
  );
}

function Stays({ stays }: { stays: DayView['stays'] }) {
  const { t } = useText();
  const clock = (at: string): string => exactInstant(new Date(at)).slice(-8, -3);
  return (
    <Table
      size="small"
      rowKey="from"
      dataSource={stays}
      pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <span className="dk-muted">{t('vehicles.track.noStays')}</span> }}
      columns={[
        {
          title: t('vehicles.track.from'),
          dataIndex: 'from',
          render: (from: string, { to }) => `${clock(from)}–${clock(to)}`,
        },
        {
          title: t('vehicles.track.stay'),
          dataIndex: 'seconds',
          align: 'right',
          render: (seconds: number) => t('vehicles.minutes', { count: Math.round(seconds / 60) }),
        },
      ]}
    />
  );
}
