import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { ToVisit, VillageCoverage } from '../../../contract/visits.ts';
import { useLessons, usePick, useRenew, useVolunteers, volunteering } from '../shared/client.ts';

/** Who of a village was not visited yet, to be planned. */
export function ToVisitPart({ village }: { village: VillageCoverage | null }) {
  const { t } = useText();
  const pick = usePick();
  const [chosen, setChosen] = useState<string[]>([]);
  const [planning, setPlanning] = useState(false);
  const villageId = village?.villageId ?? '';
  const people = useQuery({
    queryKey: ['volunteering', 'toVisit', villageId],
    queryFn: async () => volunteering.toVisit({ query: { villageId } }),
    enabled: villageId !== '',
  });
  const rows = people.data?.items ?? [];
  const listed = chosen.filter((id) => rows.some(({ olderId }) => olderId === id));
  return (
    <section className="dk-card">
      <h2>
        {village
          ? t('volunteering.toVisit.of', { village: pick(village.villageZh, village.villageEn) })
          : t('volunteering.toVisit.title')}
      </h2>
      {!village && <p className="dk-muted">{t('volunteering.toVisit.choose')}</p>}
      {village && people.isPending && <Loading lines={6} />}
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && rows.length === 0 && (
        <EmptyState icon="checkCircle" title={t('volunteering.toVisit.none')} />
      )}
      {rows.length > 0 && (
        <>
          <Table<ToVisit>
            rowKey="olderId"
            size="small"
            dataSource={rows}
            pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
            rowSelection={{
              selectedRowKeys: listed,
              onChange: (keys) => setChosen(keys.map(String)),
            }}
            columns={[
              { title: t('volunteering.col.name'), dataIndex: 'name' },
              {
                title: t('volunteering.col.age'),
                dataIndex: 'age',
                align: 'right',
                className: 'vol-number',
              },
              { title: '', render: (_, row) => (row.livingAlone ? t('volunteering.alone') : '') },
              { title: t('volunteering.toVisit.last'), render: (_, row) => row.lastVisit ?? '—' },
            ]}
          />
          <p className="dk-row">
            <Button onClick={() => setChosen(rows.map(({ olderId }) => olderId).slice(0, 100))}>
              {t('volunteering.toVisit.all')}
            </Button>
            <Button type="primary" disabled={listed.length === 0} onClick={() => setPlanning(true)}>
              {t('volunteering.toVisit.plan', { count: listed.length })}
            </Button>
          </p>
        </>
      )}
      {planning && (
        <PlanDialog
          olderIds={listed}
          onClose={() => {
            setPlanning(false);
            setChosen([]);
          }}
        />
      )}
    </section>
  );
}

function PlanDialog({ olderIds, onClose }: { olderIds: readonly string[]; onClose: () => void }) {
  const { t } = useText();
  const pick = usePick();
  const { message } = App.useApp();
  const volunteers = useVolunteers();
  const lessons = useLessons();
  const renew = useRenew();
  const act = useAct();
  const [key] = useState(newId);
  const [volunteerId, setVolunteer] = useState<string>();
  const [day, setDay] = useState(() =>
    new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  );
  const [perDay, setPerDay] = useState(4);
  const [codes, setCodes] = useState<string[]>(['spot-fraud']);
  const plan = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = {
        volunteerId: volunteerId ?? '',
        olderIds: [...olderIds],
        day,
        perDay,
        lessons: codes,
      };
      const { planned, left } = await volunteering.planVisits({ body }, { idempotencyKey: key });
      void message.success(t('volunteering.toVisit.done', { planned, left }));
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('volunteering.toVisit.plan', { count: olderIds.length })}
      okText={t('volunteering.save')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !volunteerId || !day }}
      onOk={() => void plan()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('volunteering.col.volunteer')} htmlFor="plan-volunteer">
          <Select
            id="plan-volunteer"
            value={volunteerId}
            onChange={setVolunteer}
            options={(volunteers.data?.items ?? [])
              .filter(({ state }) => state === 'active')
              .map((one) => ({
                value: one.id,
                label: `${one.name} · ${t('volunteering.toVisit.has', { count: one.planned })}`,
              }))}
          />
        </Form.Item>
        <div className="vol-form-row">
          <Form.Item label={t('volunteering.toVisit.from')} htmlFor="plan-day">
            <Input
              id="plan-day"
              type="date"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.toVisit.perDay')} htmlFor="plan-per-day">
            <InputNumber
              id="plan-per-day"
              min={1}
              max={20}
              value={perDay}
              onChange={(value) => setPerDay(value ?? 4)}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('volunteering.nav.lessons')} htmlFor="plan-lessons">
          <Select
            id="plan-lessons"
            mode="multiple"
            value={codes}
            onChange={setCodes}
            options={(lessons.data?.items ?? [])
              .filter(({ active }) => active)
              .map(({ code, titleZh, titleEn }) => ({
                value: code,
                label: pick(titleZh, titleEn),
              }))}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
