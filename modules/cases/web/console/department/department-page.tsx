import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { useMe } from '#ui/session/index.ts';
import type { CaseListQuery, CaseRow } from '../../../contract/index.ts';
import { CaseDrawer } from '../detail/case-drawer.tsx';
import { cases, keys } from '../shared/clients.ts';
import { useLookup } from '../shared/use-names.ts';
import { Column } from './column.tsx';
import './department.css';

/** Columns of the desk: what the department must do next, from left to right. */
const columns = ['toAccept', 'inHandling', 'assisting', 'waiting'] as const;
type ColumnName = (typeof columns)[number];
const columnLimit = 100;

/** The department's desk: own cases by what must be done next. */
export default function DepartmentPage() {
  const { t } = useText();
  const name = useLookup();
  const { departmentIds } = useMe().scope;
  const [openId, setOpenId] = useState<string | null>(null);
  const lists = useQueries({
    queries: columns.map((column) => ({
      queryKey: [...keys.desk, 'department', column, departmentIds],
      queryFn: async () => (await cases.list({ query: queryOf(column, departmentIds) })).items,
      enabled: departmentIds.length > 0,
    })),
  });
  useLive('case.', undefined, [[...keys.desk, 'department']]);
  if (departmentIds.length === 0)
    return (
      <EmptyState icon="building" title={t('cases.department.none')}>
        {t('cases.department.noneText')}
      </EmptyState>
    );
  const broken = lists.find(({ isError }) => isError);
  const retry = (): void => lists.forEach((list) => void list.refetch());
  const title = departmentIds
    .map((id) => name(id))
    .filter(Boolean)
    .join('、');
  return (
    <>
      <PageHead title={title || t('cases.menu.department')} lead={t('cases.department.lead')} />
      {broken && <ErrorState error={broken.error} onRetry={retry} />}
      {!broken && lists.some(({ isPending }) => isPending) && <Loading lines={10} />}
      {!broken && lists.every(({ data }) => data) && (
        <div className="cs-columns">
          {columns.map((column, index) => (
            <Column
              key={column}
              name={column}
              rows={sorted(own(column, lists[index]?.data ?? [], departmentIds))}
              onOpen={setOpenId}
            />
          ))}
        </div>
      )}
      {openId && <CaseDrawer caseId={openId} onOpen={setOpenId} onClose={() => setOpenId(null)} />}
    </>
  );
}

function queryOf(column: ColumnName, departmentIds: readonly string[]): CaseListQuery {
  const lead = { departmentId: [...departmentIds] };
  const queries: Record<ColumnName, CaseListQuery> = {
    toAccept: { ...lead, state: ['dispatched'], sort: 'deadline' },
    inHandling: { ...lead, state: ['accepted', 'suspended'], sort: 'deadline' },
    // Cases within reach that another department leads: this one assists.
    assisting: { mine: true, state: ['dispatched', 'accepted'], sort: 'deadline' },
    waiting: { ...lead, state: ['done', 'verified'], sort: 'updated' },
  };
  return { ...queries[column], limit: columnLimit };
}

function own(column: ColumnName, rows: readonly CaseRow[], departmentIds: readonly string[]) {
  if (column !== 'assisting') return rows;
  return rows.filter((row) => !departmentIds.includes(row.leadDepartmentId ?? ''));
}

/** Late ones first; the rest as the server ordered them. */
function sorted(rows: readonly CaseRow[]): CaseRow[] {
  return [...rows].sort((a, b) => Number(b.overdue) - Number(a.overdue));
}
