import { useMemo, useState } from 'react';
import { useHere, usePositionAllowed } from '#ui/capture/index.ts';
import { Button, ErrorState, Loading, useText } from '#ui/index.ts';
import { type Bounds, type MapPoint, TownMap } from '#ui/map/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import type { CaseRow } from '../../contract/index.ts';
import type { TaskGroup } from './grouping.ts';
import { pendingActions } from './pending.ts';
import { useTasks } from './queries.ts';
import { TaskRow } from './task-row.tsx';
import { windowAround } from './window-around.ts';
import './field.css';

const hereId = 'here';
const aroundMetres = 600;

/** The person's cases on the town's map; a tap shows the case under the thumb. */
export default function MapPage() {
  const { t } = useText();
  const { query, groups } = useTasks();
  const allowed = usePositionAllowed();
  const [asked, ask] = useState(false);
  const here = useHere(allowed || asked).position;
  const [selected, select] = useState<string | null>(null);
  const [around, goAround] = useState<Bounds | null>(null);
  const { waiting } = useOutbox();
  const rows = useMemo(
    () =>
      [...groups].flatMap(([group, list]) =>
        group === 'handedIn' ? [] : list.map((row) => ({ row, group })),
      ),
    [groups],
  );
  const points = useMemo(() => {
    const cases = rows.flatMap(({ row, group }) => pointOf(row, group));
    const me = here
      ? [{ id: hereId, ...here, meaning: 'ok' as const, label: t('cases.map.here') }]
      : [];
    return [...cases, ...me];
  }, [rows, here, t]);
  if (!query.data && query.isPending) return <Loading lines={8} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const shown = rows.find(({ row }) => row.id === selected)?.row;
  const locate = (): void => {
    ask(true);
    if (here) goAround(windowAround(here, aroundMetres));
  };
  return (
    <div className="field-map">
      <h1 className="zs-hidden" tabIndex={-1}>
        {t('cases.map.title')}
      </h1>
      <TownMap
        label={t('cases.map.label', { count: points.length })}
        points={points}
        selected={selected}
        onSelect={(id) => select(id === hereId ? null : id)}
        bounds={around}
      />
      <Button className="field-locate" icon="locate" onClick={locate}>
        {t('cases.map.locate')}
      </Button>
      {shown && (
        <ul className="field-tasks field-map-row">
          <TaskRow
            row={shown}
            here={here}
            isWaiting={pendingActions(waiting, shown.id).length > 0}
          />
        </ul>
      )}
    </div>
  );
}

function pointOf(row: CaseRow, group: TaskGroup): MapPoint[] {
  if (!row.position) return [];
  const meaning = row.overdue
    ? 'urgent'
    : group === 'watched'
      ? 'ok'
      : group === 'toAccept'
        ? 'warning'
        : 'notice';
  return [{ id: row.id, ...row.position, meaning, label: `${row.categoryName} ${row.address}` }];
}
