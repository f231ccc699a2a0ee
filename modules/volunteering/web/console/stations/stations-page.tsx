import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { StationRow } from '../../../contract/stations.ts';
import { useLiveVolunteering, usePick, volunteering } from '../shared/client.ts';
import { Download, Places } from '../shared/parts.tsx';
import { FaultDialog, NoteDialog } from './act-dialogs.tsx';
import { StationForm } from './station-form.tsx';
import '../shared/volunteering.css';

type Open = {
  readonly what: 'form' | 'note' | 'fault' | 'log';
  readonly station: StationRow | null;
} | null;

/** 便民数字驿站: open or not, who came, what is broken. */
export default function StationsPage() {
  const { t } = useText();
  const [open, setOpen] = useState<Open>(null);
  const mayManage = usePermission('volunteering.manage');
  useLiveVolunteering();
  const stations = useQuery({
    queryKey: ['volunteering', 'stations'],
    queryFn: async () => volunteering.stations({}),
  });
  const close = (): void => setOpen(null);
  return (
    <>
      <PageHead title={t('volunteering.stations.title')} lead={t('volunteering.stations.lead')}>
        {mayManage && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => setOpen({ what: 'form', station: null })}
          >
            {t('volunteering.stations.add')}
          </Button>
        )}
      </PageHead>
      <Places />
      {stations.isPending && <Loading lines={6} />}
      {stations.isError && (
        <ErrorState error={stations.error} onRetry={() => void stations.refetch()} />
      )}
      {stations.data?.items.length === 0 && (
        <EmptyState icon="device" title={t('volunteering.stations.none')}>
          {t('volunteering.stations.noneText')}
        </EmptyState>
      )}
      {stations.data && stations.data.items.length > 0 && (
        <StationTable rows={stations.data.items} onOpen={setOpen} />
      )}
      {open?.what === 'form' && <StationForm station={open.station} onClose={close} />}
      {open?.what === 'note' && open.station && (
        <NoteDialog station={open.station} onClose={close} />
      )}
      {open?.what === 'fault' && open.station && (
        <FaultDialog station={open.station} onClose={close} />
      )}
      {open?.what === 'log' && open.station && <LogDialog station={open.station} onClose={close} />}
    </>
  );
}

function StationTable({ rows, onOpen }: { rows: StationRow[]; onOpen: (open: Open) => void }) {
  const { t } = useText();
  const pick = usePick();
  const mayManage = usePermission('volunteering.manage');
  const mayNote = usePermission('volunteering.station');
  return (
    <Table<StationRow>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('volunteering.stations.name'),
          render: (_, row) => (
            <>
              {pick(row.titleZh, row.titleEn)}
              <div className="dk-muted">{row.placeZh}</div>
            </>
          ),
        },
        {
          title: t('volunteering.col.state'),
          render: (_, row) => (
            <>
              <StatusTag meaning={row.active ? (row.open ? 'ok' : 'neutral') : 'warning'}>
                {t(
                  row.active
                    ? row.open
                      ? 'volunteering.stations.open'
                      : 'volunteering.stations.closed'
                    : 'volunteering.stations.off',
                )}
              </StatusTag>
              {row.todayReasonZh && <div className="dk-muted">{row.todayReasonZh}</div>}
            </>
          ),
        },
        {
          title: t('volunteering.stations.devices'),
          render: (_, row) =>
            row.devices.map(({ kind, count, broken }) => (
              <div key={kind}>
                {t(`volunteering.device.${kind}`)} × {count}{' '}
                {broken && (
                  <StatusTag meaning="warning">{t('volunteering.stations.broken')}</StatusTag>
                )}
              </div>
            )),
        },
        { title: t('volunteering.stations.keeper'), render: (_, row) => row.keeperName || '—' },
        {
          title: t('volunteering.stations.month'),
          align: 'right',
          className: 'vol-number',
          render: (_, row) =>
            t('volunteering.stations.people', { people: row.monthPeople, older: row.monthOlder }),
        },
        {
          title: t('volunteering.stations.faults'),
          render: (_, row) =>
            row.faults.map((fault) => (
              <div key={fault.caseId}>
                <Link to={`/cases/${fault.caseId}`}>{fault.caseNumber}</Link>{' '}
                {t(`volunteering.device.${fault.kind}`)}
              </div>
            )),
        },
        {
          title: '',
          render: (_, row) => (
            <span className="dk-row">
              {mayNote && (
                <>
                  <Button size="small" onClick={() => onOpen({ what: 'note', station: row })}>
                    {t('volunteering.stations.note')}
                  </Button>
                  <Button size="small" onClick={() => onOpen({ what: 'fault', station: row })}>
                    {t('volunteering.stations.fault')}
                  </Button>
                </>
              )}
              <Button size="small" onClick={() => onOpen({ what: 'log', station: row })}>
                {t('volunteering.stations.log')}
              </Button>
              {mayManage && (
                <Button size="small" onClick={() => onOpen({ what: 'form', station: row })}>
                  {t('volunteering.edit')}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

function LogDialog({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const { t } = useText();
  const params = { stationId: station.id };
  const log = useQuery({
    queryKey: ['volunteering', 'log', station.id],
    queryFn: async () => volunteering.stationVisits({ params }),
  });
  return (
    <Modal open width={640} title={t('volunteering.stations.log')} footer={null} onCancel={onClose}>
      {log.isPending && <Loading lines={6} />}
      {log.isError && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && (
        <>
          <Download file={async () => volunteering.stationVisitsSheet({ params })} />
          <Table
            rowKey={(row) => `${row.day} ${row.matter}`}
            size="small"
            dataSource={log.data.items}
            pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t('volunteering.col.day'), dataIndex: 'day', className: 'vol-number' },
              {
                title: t('volunteering.stations.matter'),
                render: (_, row) => t(`volunteering.matter.${row.matter}`),
              },
              {
                title: t('volunteering.stations.count'),
                dataIndex: 'people',
                align: 'right',
                className: 'vol-number',
              },
              {
                title: t('volunteering.stations.older'),
                dataIndex: 'older',
                align: 'right',
                className: 'vol-number',
              },
            ]}
          />
        </>
      )}
    </Modal>
  );
}
