import { Button } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type MapLine, type MapPoint, TownMap } from '#ui/map/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { RouteView } from '../../contract.ts';
import { Places } from './places.tsx';
import { freshRoute, RouteForm, type RouteDraft } from './route-form.tsx';
import { useFleet, useRoutes } from './use-vehicles.ts';
import './vehicles.css';

/** Planned routes: looked at, drawn and changed. */
export default function RoutesPage() {
  const { t } = useText();
  const may = usePermission('vehicles.manage');
  const [draft, setDraft] = useState<RouteDraft | null>(null);
  const routes = useRoutes();
  return (
    <>
      <PageHead title={t('vehicles.routes.title')} lead={t('vehicles.routes.lead')}>
        {may && !draft && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => setDraft({ ...freshRoute })}
          >
            {t('vehicles.routes.add')}
          </Button>
        )}
      </PageHead>
      <Places />
      {routes.isPending && <Loading lines={8} />}
      {routes.isError && <ErrorState error={routes.error} onRetry={() => void routes.refetch()} />}
      {routes.data && (
        <Workplace items={routes.data.items} draft={draft} onDraft={setDraft} mayManage={may} />
      )}
    </>
  );
}

interface WorkplaceProps {
  readonly items: readonly RouteView[];
  readonly draft: RouteDraft | null;
  readonly onDraft: (draft: RouteDraft | null) => void;
  readonly mayManage: boolean;
}

function Workplace({ items, draft, onDraft, mayManage }: WorkplaceProps) {
  const { t } = useText();
  return (
    <div className="vehicle-board vehicle-board-form">
      {draft ? (
        <RouteForm draft={draft} onDraft={onDraft} />
      ) : (
        <RouteList items={items} onEdit={mayManage ? onDraft : null} />
      )}
      <div className="dk-map">
        <TownMap
          label={t('vehicles.routes.map')}
          lines={linesOf(items, draft)}
          points={pointsOf(items, draft)}
          {...(draft
            ? {
                ring: draft.line,
                openRing: true,
                onRing: (line: RouteDraft['line']) => onDraft({ ...draft, line }),
              }
            : {})}
        />
      </div>
    </div>
  );
}

interface RouteListProps {
  readonly items: readonly RouteView[];
  readonly onEdit: ((draft: RouteDraft) => void) | null;
}

function RouteList({ items, onEdit }: RouteListProps) {
  const { t } = useText();
  const fleet = useFleet();
  if (items.length === 0) {
    return (
      <EmptyState title={t('vehicles.routes.none')}>{t('vehicles.routes.noneText')}</EmptyState>
    );
  }
  const nameOf = (id: string): string =>
    fleet.data?.items.find(({ thingId }) => thingId === id)?.name ?? '';
  return (
    <div className="dk-stack">
      {items.map((route) => (
        <article key={route.id} className="dk-card">
          <header className="dk-row">
            <strong>{route.name}</strong>
            {onEdit && (
              <Button size="small" className="vehicle-edit" onClick={() => onEdit({ ...route })}>
                {t('vehicles.routes.edit')}
              </Button>
            )}
          </header>
          <p>{route.thingIds.map(nameOf).filter(Boolean).join('、') || '—'}</p>
          <p className="dk-muted">{route.points.map(({ name }) => name).join('、')}</p>
        </article>
      ))}
    </div>
  );
}

function linesOf(items: readonly RouteView[], draft: RouteDraft | null): MapLine[] {
  const others = items
    .filter(({ id }) => id !== draft?.id)
    .map(({ id, line, name }) => ({ id, path: line, label: name, faint: draft !== null }));
  if (!draft || draft.line.length < 2) return others;
  return [...others, { id: 'draft', path: draft.line, meaning: 'ok' }];
}

function pointsOf(items: readonly RouteView[], draft: RouteDraft | null): MapPoint[] {
  const shown = draft ? draft.points : items.flatMap(({ points }) => points);
  return shown.map(({ name, position }) => ({
    id: name,
    label: name,
    meaning: 'notice',
    ...position,
  }));
}
