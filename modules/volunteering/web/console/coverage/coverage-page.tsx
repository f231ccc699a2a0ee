import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { VillageCoverage } from '../../../contract/visits.ts';
import { skills } from '../../../contract/words.ts';
import { useLiveVolunteering, usePick, volunteering } from '../shared/client.ts';
import { Download, Places } from '../shared/parts.tsx';
import { ToVisitPart } from './to-visit-part.tsx';
import '../shared/volunteering.css';

/** 走访覆盖: of the older people of each village, how many were visited; the least covered first. */
export default function CoveragePage() {
  const { t } = useText();
  const [village, setVillage] = useState<VillageCoverage | null>(null);
  const mayPlan = usePermission('volunteering.plan');
  useLiveVolunteering();
  const coverage = useQuery({
    queryKey: ['volunteering', 'coverage'],
    queryFn: async () => volunteering.coverage({}),
  });
  const rows = coverage.data?.items ?? [];
  return (
    <>
      <PageHead title={t('volunteering.coverage.title')} lead={t('volunteering.coverage.lead')}>
        <Link to="/map">
          <Button icon={<Icon name="map" />}>{t('volunteering.coverage.map')}</Button>
        </Link>
        <Download file={async () => volunteering.coverageSheet({})} />
      </PageHead>
      <Places />
      {coverage.isPending && <Loading lines={8} />}
      {coverage.isError && (
        <ErrorState error={coverage.error} onRetry={() => void coverage.refetch()} />
      )}
      {coverage.data && rows.every(({ older }) => older === 0) && (
        <EmptyState icon="users" title={t('volunteering.coverage.none')}>
          {t('volunteering.coverage.noneText')}
        </EmptyState>
      )}
      {rows.some(({ older }) => older > 0) && (
        <>
          <Totals rows={rows} />
          <div className={mayPlan ? 'vol-two' : ''}>
            <CoverageTable
              rows={rows}
              selected={village?.villageId ?? null}
              onSelect={setVillage}
            />
            {mayPlan && <ToVisitPart village={village} />}
          </div>
        </>
      )}
    </>
  );
}

function Totals({ rows }: { rows: readonly VillageCoverage[] }) {
  const { t } = useText();
  const sum = (key: 'older' | 'visited' | 'planned' | 'alone' | 'aloneVisited'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const older = sum('older');
  const percent = older === 0 ? 0 : Math.round((sum('visited') / older) * 1000) / 10;
  return (
    <div className="vol-total">
      <div>
        <strong>{percent} %</strong>
        <span className="dk-muted">
          {t('volunteering.coverage.of', { visited: sum('visited'), older })}
        </span>
      </div>
      <div>
        <strong>
          {sum('aloneVisited')} / {sum('alone')}
        </strong>
        <span className="dk-muted">{t('volunteering.coverage.alone')}</span>
      </div>
      <div>
        <strong>{sum('planned')}</strong>
        <span className="dk-muted">{t('volunteering.coverage.planned')}</span>
      </div>
    </div>
  );
}

interface CoverageTableProps {
  readonly rows: readonly VillageCoverage[];
  readonly selected: string | null;
  readonly onSelect: (row: VillageCoverage) => void;
}

function CoverageTable({ rows, selected, onSelect }: CoverageTableProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<VillageCoverage>
      rowKey="villageId"
      size="small"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={({ villageId }) =>
        villageId === selected ? 'vol-selected vol-row' : 'vol-row'
      }
      onRow={(row) => ({ onClick: () => onSelect(row) })}
      columns={[
        {
          title: t('volunteering.col.village'),
          render: (_, row) => (
            <Button type="link" style={{ padding: 0 }} onClick={() => onSelect(row)}>
              {pick(row.villageZh, row.villageEn)}
            </Button>
          ),
        },
        {
          title: t('volunteering.coverage.older'),
          dataIndex: 'older',
          align: 'right',
          className: 'vol-number',
        },
        {
          title: t('volunteering.coverage.visited'),
          dataIndex: 'visited',
          align: 'right',
          className: 'vol-number',
        },
        {
          title: t('volunteering.coverage.percent'),
          className: 'vol-number',
          render: (_, { percent, older }) =>
            older === 0 ? (
              '—'
            ) : (
              <>
                {percent} %
                <div className="vol-bar" aria-hidden="true">
                  <span style={{ width: `${percent}%` }} />
                </div>
              </>
            ),
        },
        {
          title: t('volunteering.coverage.alone'),
          className: 'vol-number',
          render: (_, row) => `${row.aloneVisited} / ${row.alone}`,
        },
        {
          title: t('volunteering.coverage.planned'),
          dataIndex: 'planned',
          align: 'right',
          className: 'vol-number',
        },
        ...skills.map((skill) => ({
          title: t(`volunteering.skill.${skill}`),
          align: 'right' as const,
          className: 'vol-number',
          render: (_: unknown, row: VillageCoverage) => row.skills[skill] ?? 0,
        })),
      ]}
    />
  );
}
