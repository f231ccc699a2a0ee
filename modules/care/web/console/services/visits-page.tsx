import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { VisitRow } from '../../../contract/visits.ts';
import { care, useLiveCare, usePick, useRenew } from '../shared/client.ts';
import { Download } from '../shared/download.tsx';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { minuteOf, TimeFields } from '../shared/time-fields.tsx';
import { useCarers } from '../shared/use-choices.ts';
import { clock, Places, VisitTag } from '../shared/words.tsx';
import '../shared/care.css';

const localToday = (): string =>
  new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
/** A check-in so far from the home is looked at. */
const farMetres = 200;

/** Visits of a day: who comes, who has come, what was done. */
export default function VisitsPage() {
  const { t } = useText();
  const [from, setFrom] = useState(localToday);
  const [until, setUntil] = useState(localToday);
  useLiveCare();
  const query = { from, until };
  const visits = useQuery({
    queryKey: ['care', 'visits', from, until],
    queryFn: async () => care.visits({ query }),
    enabled: from !== '' && until !== '',
  });
  return (
    <>
      <PageHead title={t('care.visit.title')} lead={t('care.visit.lead')}>
        <Download file={async () => care.visitsSheet({ query })} />
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Input
          type="date"
          style={{ width: 160 }}
          aria-label={t('care.visit.from')}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <Input
          type="date"
          style={{ width: 160 }}
          aria-label={t('care.visit.until')}
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      {visits.isPending && <Loading lines={6} />}
      {visits.isError && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data && visits.data.items.length === 0 && (
        <EmptyState icon="calendar" title={t('care.visit.none')}>
          {t('care.visit.noneText')}
        </EmptyState>
      )}
      {visits.data && visits.data.items.length > 0 && <VisitTable rows={visits.data.items} />}
    </>
  );
}

function VisitTable({ rows }: { rows: VisitRow[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<VisitRow>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('care.col.time'),
          className: 'care-number',
          render: (_, row) => `${row.day} ${clock(row.minute)}`,
        },
        {
          title: t('care.col.name'),
          render: (_, row) => (
            <>
              <Link to={`/care/elders/${row.elderId}`}>{row.name}</Link>
              <div className="dk-muted">{pick(row.villageZh, row.villageEn)}</div>
            </>
          ),
        },
        { title: t('care.col.service'), render: (_, row) => pick(row.serviceZh, row.serviceEn) },
        { title: t('care.col.carer'), render: (_, row) => row.carerName || '—' },
        { title: t('care.col.state'), render: (_, row) => <VisitTag state={row.state} /> },
        {
          title: t('care.visit.checkIn'),
          render: (_, row) => (
            <>
              {row.arrivedAt && <Time at={row.arrivedAt} />}
              {row.distanceMetres !== null && (
                <div
                  className={row.distanceMetres > farMetres ? 'zs-tag zs-tag-warning' : 'dk-muted'}
                >
                  {t('care.visit.distance', { metres: row.distanceMetres })}
                </div>
              )}
            </>
          ),
        },
        {
          title: t('care.visit.done'),
          render: (_, row) => (
            <>
              {row.done.map((task) => t(`care.task.${task}`)).join('、')}
              {row.note && <div className="dk-muted">{row.note}</div>}
              {row.photoIds.map((id) => (
                <a key={id} href={`/api/v1/files/${id}?size=full`} target="_blank" rel="noreferrer">
                  <img
                    src={`/api/v1/files/${id}?size=thumb`}
                    alt={t('care.visit.photo')}
                    height={40}
                  />
                </a>
              ))}
            </>
          ),
        },
        { title: '', render: (_, row) => <VisitActs row={row} /> },
      ]}
    />
  );
}

function VisitActs({ row }: { row: VisitRow }) {
  const { t } = useText();
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null);
  const mayArrange = usePermission('care.arrange');
  const renew = useRenew();
  if (!mayArrange || row.state !== 'planned') return null;
  return (
    <span className="dk-row">
      <Button size="small" onClick={() => setOpen('move')}>
        {t('care.visit.move')}
      </Button>
      <Button size="small" onClick={() => setOpen('cancel')}>
        {t('care.visit.cancel')}
      </Button>
      {open === 'move' && <MoveDialog row={row} onClose={() => setOpen(null)} />}
      {open === 'cancel' && (
        <ReasonDialog
          title={t('care.visit.cancel')}
          okText={t('care.visit.cancel')}
          label={t('care.reason')}
          onClose={() => setOpen(null)}
          act={async (reason) => {
            await care.cancelVisit({
              params: { visitId: row.id },
              body: { reason, version: row.version },
            });
            await renew();
          }}
        />
      )}
    </span>
  );
}

function MoveDialog({ row, onClose }: { row: VisitRow; onClose: () => void }) {
  const { t } = useText();
  const carers = useCarers();
  const renew = useRenew();
  const act = useAct();
  const [carerId, setCarer] = useState(row.carerId);
  const [day, setDay] = useState(row.day);
  const [time, setTime] = useState(clock(row.minute));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = { carerId, day, minute: minuteOf(time), version: row.version };
      await care.moveVisit({ params: { visitId: row.id }, body });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('care.visit.move')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !day }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('care.col.carer')} htmlFor="move-carer">
          <Select
            id="move-carer"
            allowClear
            value={carerId}
            onChange={(id) => setCarer(id ?? null)}
            options={carers}
          />
        </Form.Item>
        <TimeFields day={day} time={time} onDay={setDay} onTime={setTime} />
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
