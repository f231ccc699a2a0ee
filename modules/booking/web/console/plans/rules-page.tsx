import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Table } from 'antd';
import { useState } from 'react';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BookingRules } from '../../../contract/index.ts';
import { BookingNav } from '../shared/booking-nav.tsx';
import { booking, useRenew } from '../shared/client.ts';
import '../shared/booking.css';

const groups: readonly (readonly [
  string,
  readonly (readonly [keyof BookingRules, number, number])[],
])[] = [
  [
    'booking',
    [
      ['holdMinutes', 2, 60],
      ['offerMinutes', 5, 720],
      ['mostAhead', 1, 50],
      ['reminderHours', 1, 72],
    ],
  ],
  [
    'misses',
    [
      ['lateMinutes', 0, 240],
      ['missLimit', 1, 20],
      ['missWindowDays', 7, 365],
      ['barDays', 1, 180],
    ],
  ],
  [
    'queue',
    [
      ['earlyMinutes', 0, 480],
      ['missedPlaces', 0, 20],
      ['missedLimit', 1, 10],
      ['ordinaryAfter', 1, 20],
      ['greenAge', 50, 100],
    ],
  ],
];

/** Rules of the town for bookings and queues, and who is barred by them. */
export default function RulesPage() {
  const { t } = useText();
  const rules = useQuery({
    queryKey: ['booking', 'rules'],
    queryFn: async () => booking.rules({}),
  });
  const mayTake = usePermission('booking.take');
  return (
    <>
      <PageHead title={t('booking.nav.rules')} lead={t('booking.rules.lead')} />
      <BookingNav />
      {rules.isPending && <Loading lines={8} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
      <div className="dk-stack">
        {rules.data && <RulesForm key={rules.data.version} given={rules.data} />}
        {mayTake && <Bars />}
      </div>
    </>
  );
}

function RulesForm({ given }: { given: { rules: BookingRules; version: number } }) {
  const { t } = useText();
  const mayManage = usePermission('booking.manage');
  const [draft, setDraft] = useState(given.rules);
  const [isSaved, setSaved] = useState(false);
  const renew = useRenew();
  const act = useAct();
  const save = async (): Promise<void> => {
    const body = { rules: draft, version: given.version };
    setSaved(await act.run(async () => booking.saveRules({ body })));
    await renew();
  };
  return (
    <Form layout="vertical" className="dk-card bk-rules" disabled={!mayManage}>
      {groups.map(([group, numbers]) => (
        <section key={group}>
          <h2>{t(`booking.rules.group.${group}`)}</h2>
          <div className="bk-form-line">
            {numbers.map(([name, min, max]) => (
              <Form.Item key={name} label={t(`booking.rules.${name}`)} htmlFor={`rule-${name}`}>
                <InputNumber
                  id={`rule-${name}`}
                  min={min}
                  max={max}
                  value={draft[name]}
                  onChange={(value) => setDraft({ ...draft, [name]: value ?? min })}
                />
              </Form.Item>
            ))}
          </div>
        </section>
      ))}
      <ErrorNotice error={act.error} />
      {isSaved && !act.error && <Notice meaning="ok" title={t('booking.saved')} />}
      {mayManage && (
        <Button type="primary" loading={act.busy} onClick={() => void save()}>
          {t('booking.save')}
        </Button>
      )}
    </Form>
  );
}

/** Who books at the window only for a while; ended early with a reason. */
function Bars() {
  const { t } = useText();
  const bars = useQuery({ queryKey: ['booking', 'bars'], queryFn: async () => booking.bars({}) });
  const [lifting, setLifting] = useState<string | null>(null);
  const [because, setBecause] = useState('');
  const renew = useRenew();
  const act = useAct();
  const lift = async (barId: string): Promise<void> => {
    const done = await act.run(async () =>
      booking.liftBar({ params: { barId }, body: { because } }),
    );
    await renew();
    if (done) setLifting(null);
  };
  return (
    <section className="dk-card">
      <h2>{t('booking.bars.title')}</h2>
      {bars.data?.items.length === 0 && <p className="dk-muted">{t('booking.bars.none')}</p>}
      {bars.data && bars.data.items.length > 0 && (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={bars.data.items}
          columns={[
            { title: t('booking.col.name'), render: (_, bar) => bar.personName || '—' },
            { title: t('booking.bars.missed'), dataIndex: 'missed', align: 'right' },
            { title: t('booking.bars.until'), render: (_, bar) => <Time at={bar.until} /> },
            {
              title: '',
              render: (_, bar) =>
                bar.liftedAt ? (
                  <span className="dk-muted">
                    {t('booking.bars.lifted', { because: bar.liftedBecause })}
                  </span>
                ) : (
                  <Button size="small" onClick={() => setLifting(bar.id)}>
                    {t('booking.bars.lift')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {lifting && (
        <Modal
          open
          title={t('booking.bars.lift')}
          okText={t('booking.bars.lift')}
          confirmLoading={act.busy}
          okButtonProps={{ disabled: because.trim() === '' }}
          onOk={() => void lift(lifting)}
          onCancel={() => setLifting(null)}
        >
          <ErrorNotice error={act.error} />
          <label htmlFor="bar-because">{t('booking.sheet.because')}</label>
          <Input
            id="bar-because"
            maxLength={60}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </Modal>
      )}
    </section>
  );
}
