import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DoorVisit } from '../../../contract/visits.ts';
import type { VisitState } from '../../../contract/states.ts';
import {
  useLiveVolunteering,
  usePick,
  useRenew,
  useVolunteers,
  volunteering,
} from '../shared/client.ts';
import { Download, Places, SkillWords, VisitTag } from '../shared/parts.tsx';
import '../shared/volunteering.css';

const views = ['all', 'planned', 'done', 'nobodyHome', 'refused'] as const;

/** Visits: those to come by day, then what was. */
export default function VisitsPage() {
  const { t } = useText();
  const [state, setState] = useState<(typeof views)[number]>('planned');
  useLiveVolunteering();
  const query: { state?: VisitState } = state === 'all' ? {} : { state };
  const visits = useQuery({
    queryKey: ['volunteering', 'visits', state],
    queryFn: async () => volunteering.doorVisits({ query }),
  });
  return (
    <>
      <PageHead title={t('volunteering.visits.title')} lead={t('volunteering.visits.lead')}>
        <Download file={async () => volunteering.doorVisitsSheet({ query })} />
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Segmented<(typeof views)[number]>
          value={state}
          onChange={setState}
          options={views.map((value) => ({
            value,
            label: value === 'all' ? t('volunteering.all') : t(`volunteering.state.${value}`),
          }))}
        />
      </div>
      {visits.isPending && <Loading lines={8} />}
      {visits.isError && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data && visits.data.items.length === 0 && (
        <EmptyState icon="calendar" title={t('volunteering.visits.none')}>
          {t('volunteering.visits.noneText')}
        </EmptyState>
      )}
      {visits.data && visits.data.items.length > 0 && <VisitTable rows={visits.data.items} />}
    </>
  );
}

function VisitTable({ rows }: { rows: DoorVisit[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<DoorVisit>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('volunteering.col.day'), dataIndex: 'day', className: 'vol-number' },
        {
          title: t('volunteering.col.name'),
          render: (_, row) => (
            <>
              {row.name}{' '}
              <span className="dk-muted">{t('volunteering.age', { count: row.age })}</span>
              <div className="dk-muted">
                {pick(row.villageZh, row.villageEn)}{' '}
                {row.livingAlone && `· ${t('volunteering.alone')}`}
              </div>
            </>
          ),
        },
        { title: t('volunteering.col.volunteer'), dataIndex: 'volunteerName' },
        {
          title: t('volunteering.col.state'),
          render: (_, row) => (
            <>
              <VisitTag state={row.state} />
              {row.isRevisit && <div className="dk-muted">{t('volunteering.visits.revisit')}</div>}
            </>
          ),
        },
        {
          title: t('volunteering.visits.learned'),
          render: (_, row) => (
            <>
              <SkillWords skills={row.skills} />
              {row.note && <div className="dk-muted">{row.note}</div>}
            </>
          ),
        },
        {
          title: t('volunteering.visits.minutes'),
          align: 'right',
          className: 'vol-number',
          render: (_, row) => row.minutes ?? '',
        },
        {
          title: t('volunteering.visits.distance'),
          align: 'right',
          className: 'vol-number',
          render: (_, row) =>
            row.distanceMetres === null
              ? ''
              : t('volunteering.visits.metres', { count: row.distanceMetres }),
        },
        { title: '', render: (_, row) => <VisitActs row={row} /> },
      ]}
    />
  );
}

function VisitActs({ row }: { row: DoorVisit }) {
  const { t } = useText();
  const [moving, setMoving] = useState(false);
  const mayPlan = usePermission('volunteering.plan');
  const renew = useRenew();
  const act = useAct();
  if (!mayPlan || row.state !== 'planned') return null;
  const cancel = async (): Promise<void> => {
    await act.run(async () => {
      await volunteering.cancelDoorVisit({
        params: { visitId: row.id },
        body: { version: row.version },
      });
      await renew();
    });
  };
  return (
    <span className="dk-row">
      <Button size="small" onClick={() => setMoving(true)}>
        {t('volunteering.visits.move')}
      </Button>
      <Popconfirm
        title={t('volunteering.visits.cancelText')}
        okText={t('volunteering.visits.cancel')}
        cancelText={t('volunteering.cancel')}
        onConfirm={() => void cancel()}
      >
        <Button size="small">{t('volunteering.visits.cancel')}</Button>
      </Popconfirm>
      <ErrorNotice error={act.error} />
      {moving && <MoveDialog row={row} onClose={() => setMoving(false)} />}
    </span>
  );
}

function MoveDialog({ row, onClose }: { row: DoorVisit; onClose: () => void }) {
  const { t } = useText();
  const volunteers = useVolunteers();
  const renew = useRenew();
  const act = useAct();
  const [volunteerId, setVolunteer] = useState<string>();
  const [day, setDay] = useState(row.day);
  const active = (volunteers.data?.items ?? []).filter(({ state }) => state === 'active');
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = { volunteerId: volunteerId ?? '', day, version: row.version };
      await volunteering.moveDoorVisit({ params: { visitId: row.id }, body });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('volunteering.visits.move')}
      okText={t('volunteering.save')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !volunteerId || !day }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('volunteering.col.volunteer')} htmlFor="move-volunteer">
          <Select
            id="move-volunteer"
            value={volunteerId}
            onChange={setVolunteer}
            options={active.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item label={t('volunteering.col.day')} htmlFor="move-day">
          <Input
            id="move-day"
            type="date"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
