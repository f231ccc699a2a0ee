import { Button, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { VolunteerRow } from '../../../contract/volunteers.ts';
import { useLiveVolunteering, useVolunteers, volunteering } from '../shared/client.ts';
import { Download, Places, SkillWords } from '../shared/parts.tsx';
import { VolunteerDialog } from './volunteer-dialog.tsx';
import '../shared/volunteering.css';

const minutesAnHour = 60;

/** Volunteers: what they teach, when they can, what they have done. */
export default function VolunteersPage() {
  const { t } = useText();
  const [open, setOpen] = useState<VolunteerRow | 'new' | null>(null);
  const mayManage = usePermission('volunteering.manage');
  useLiveVolunteering();
  const volunteers = useVolunteers();
  const rows = volunteers.data?.items ?? [];
  return (
    <>
      <PageHead title={t('volunteering.volunteers.title')} lead={t('volunteering.volunteers.lead')}>
        <Download file={async () => volunteering.volunteersSheet({})} />
        {mayManage && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
            {t('volunteering.volunteers.add')}
          </Button>
        )}
      </PageHead>
      <Places />
      {volunteers.isPending && <Loading lines={6} />}
      {volunteers.isError && (
        <ErrorState error={volunteers.error} onRetry={() => void volunteers.refetch()} />
      )}
      {volunteers.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('volunteering.volunteers.none')}>
          {t('volunteering.volunteers.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table<VolunteerRow>
          rowKey="id"
          size="small"
          dataSource={rows}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('volunteering.col.name'),
              render: (_, row) => (
                <>
                  {row.name}{' '}
                  <span className="dk-muted">
                    {t(
                      row.isStaff
                        ? 'volunteering.volunteers.staff'
                        : 'volunteering.volunteers.resident',
                    )}
                  </span>
                  {row.note && <div className="dk-muted">{row.note}</div>}
                </>
              ),
            },
            { title: t('volunteering.col.phone'), dataIndex: 'phone', className: 'vol-number' },
            {
              title: t('volunteering.volunteers.skills'),
              className: 'vol-wrap',
              render: (_, row) => <SkillWords skills={row.skills} />,
            },
            {
              title: t('volunteering.volunteers.days'),
              className: 'vol-wrap',
              render: (_, row) =>
                row.weekdays.length === 0 || row.weekdays.length === 7
                  ? t('volunteering.volunteers.anyDay')
                  : row.weekdays.map((day) => t(`volunteering.weekday.${day}`)).join('、'),
            },
            {
              title: t('volunteering.col.state'),
              render: (_, row) => (
                <StatusTag meaning={row.state === 'active' ? 'ok' : 'neutral'}>
                  {t(`volunteering.volunteers.state.${row.state}`)}
                </StatusTag>
              ),
            },
            {
              title: t('volunteering.volunteers.visits'),
              dataIndex: 'visits',
              align: 'right',
              className: 'vol-number',
            },
            {
              title: t('volunteering.coverage.planned'),
              dataIndex: 'planned',
              align: 'right',
              className: 'vol-number',
            },
            {
              title: t('volunteering.volunteers.hours'),
              align: 'right',
              className: 'vol-number',
              render: (_, row) => (row.minutes / minutesAnHour).toFixed(1),
            },
            {
              title: '',
              render: (_, row) =>
                mayManage && (
                  <Button size="small" onClick={() => setOpen(row)}>
                    {t('volunteering.edit')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {open && (
        <VolunteerDialog volunteer={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
