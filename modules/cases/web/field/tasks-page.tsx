import { useState } from 'react';
import { useHere, usePositionAllowed } from '#ui/capture/index.ts';
import { Button, EmptyState, ErrorState, Icon, Loading, Time, useText } from '#ui/index.ts';
import { useMapBase } from '#ui/map/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import type { TaskGroup } from './grouping.ts';
import { pendingActions } from './pending.ts';
import { useTasks } from './queries.ts';
import { SentToday } from './sent-today.tsx';
import { TaskRow } from './task-row.tsx';
import './field.css';

/** 任务: what waits for this person, the nearest deadline first. */
export default function TasksPage() {
  const { t } = useText();
  const { query, groups } = useTasks();
  const allowed = usePositionAllowed();
  const [asked, ask] = useState(false);
  const here = useHere(allowed || asked);
  // Reads the map's ground while there is a network, for the map page without one.
  useMapBase();
  if (!query.data && query.isPending) return <Loading lines={8} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const count = groups.get('toAccept')?.length ?? 0;
  return (
    <>
      <div className="field-head">
        <h1 tabIndex={-1}>
          {count > 0 ? t('cases.tasks.titleNew', { count }) : t('cases.tasks.title')}
        </h1>
        {!allowed && !asked && (
          <Button kind="quiet" icon="locate" onClick={() => ask(true)}>
            {t('cases.tasks.distance')}
          </Button>
        )}
      </div>
      <p className="field-fresh">
        {query.isError && <Icon name="offline" />}
        {t(query.isError ? 'cases.tasks.kept' : 'cases.tasks.fresh')}{' '}
        <Time at={new Date(query.dataUpdatedAt)} />
        <Button
          kind="quiet"
          icon="refresh"
          busy={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('cases.tasks.refresh')}
        </Button>
      </p>
      <ConflictNotice />
      <Groups groups={groups} here={here.position} />
      <SentToday />
    </>
  );
}

interface GroupsProps {
  readonly groups: ReturnType<typeof useTasks>['groups'];
  readonly here: ReturnType<typeof useHere>['position'];
}

function Groups({ groups, here }: GroupsProps) {
  const { t } = useText();
  const shown = [...groups].filter(([, rows]) => rows.length > 0);
  if (shown.length === 0) {
    return (
      <EmptyState icon="checkCircle" title={t('cases.tasks.none')}>
        {t('cases.tasks.noneText')}
      </EmptyState>
    );
  }
  return shown.map(([group, rows]) => <Group key={group} group={group} rows={rows} here={here} />);
}

const firstShown = 20;

interface GroupProps {
  readonly group: TaskGroup;
  readonly rows: GroupsProps['groups'] extends ReadonlyMap<TaskGroup, infer R> ? R : never;
  readonly here: GroupsProps['here'];
}

function Group({ group, rows, here }: GroupProps) {
  const { t } = useText();
  const { waiting } = useOutbox();
  const [all, showAll] = useState(false);
  const list = all ? rows : rows.slice(0, firstShown);
  const content = (
    <>
      <ul className="field-tasks">
        {list.map((row) => (
          <TaskRow
            key={row.id}
            row={row}
            here={here}
            isWaiting={pendingActions(waiting, row.id).length > 0}
          />
        ))}
      </ul>
      {list.length < rows.length && (
        <Button wide onClick={() => showAll(true)}>
          {t('cases.tasks.all', { count: rows.length })}
        </Button>
      )}
    </>
  );
  const title = (
    <>
      {t(`cases.group.${group}`)} <span className="field-count">{rows.length}</span>
    </>
  );
  // What others have in hand is there to be looked up, not to fill the screen.
  if (group === 'watched' || group === 'handedIn') {
    return (
      <details className="field-group">
        <summary>{title}</summary>
        {content}
      </details>
    );
  }
  return (
    <section className="field-group">
      <h2>{title}</h2>
      {content}
    </section>
  );
}
