import { useQuery } from '@tanstack/react-query';
import { Button, Form, Modal, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { RequestRow } from '../../../contract/requests.ts';
import { type RequestState, requestStates } from '../../../contract/states.ts';
import { care, useLiveCare, usePick, useRenew } from '../shared/client.ts';
import { Download } from '../shared/download.tsx';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { minuteOf, TimeFields } from '../shared/time-fields.tsx';
import { useCarers } from '../shared/use-choices.ts';
import { clock, Places, RequestTag } from '../shared/words.tsx';
import '../shared/care.css';

/** Requests for meals and home care: what waits to be arranged comes first. */
export default function RequestsPage() {
  const { t } = useText();
  const [state, setState] = useState<RequestState | 'all'>('all');
  useLiveCare();
  const query = state === 'all' ? {} : { state };
  const requests = useQuery({
    queryKey: ['care', 'requests', state],
    queryFn: async () => care.requests({ query }),
  });
  return (
    <>
      <PageHead title={t('care.request.title')} lead={t('care.request.lead')}>
        <Download file={async () => care.requestsSheet({ query })} />
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Segmented<RequestState | 'all'>
          value={state}
          onChange={setState}
          options={(['all', ...requestStates] as const).map((value) => ({
            value,
            label: value === 'all' ? t('care.all') : t(`care.request.state.${value}`),
          }))}
        />
      </div>
      {requests.isPending && <Loading lines={6} />}
      {requests.isError && (
        <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
      )}
      {requests.data && requests.data.items.length === 0 && (
        <EmptyState icon="inbox" title={t('care.request.none')}>
          {t('care.request.noneText')}
        </EmptyState>
      )}
      {requests.data && requests.data.items.length > 0 && (
        <RequestTable rows={requests.data.items} />
      )}
    </>
  );
}

function RequestTable({ rows }: { rows: RequestRow[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<RequestRow>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('care.col.name'),
          render: (_, row) => (
            <>
              <Link to={`/care/elders/${row.elderId}`}>{row.name}</Link>
              <div className="dk-muted">{pick(row.villageZh, row.villageEn)}</div>
            </>
          ),
        },
        {
          title: t('care.col.service'),
          render: (_, row) => (
            <>
              {pick(row.serviceZh, row.serviceEn)}
              {row.words && <div className="dk-muted">{row.words}</div>}
            </>
          ),
        },
        {
          title: t('care.request.wanted'),
          className: 'care-number',
          render: (_, row) => (
            <>
              {row.day} {clock(row.minute)}
              {row.weekdays.length > 0 && (
                <div className="dk-muted">
                  {row.weekdays.map((day) => t(`care.weekday.${day}`)).join('、')}
                </div>
              )}
            </>
          ),
        },
        { title: t('care.request.askedAs'), render: (_, row) => t(`care.asked.${row.askedAs}`) },
        { title: t('care.col.state'), render: (_, row) => <RequestTag state={row.state} /> },
        {
          title: t('care.col.due'),
          render: (_, row) =>
            row.dueAt ? (
              <Deadline at={row.dueAt} {...(row.settledAt ? { endedAt: row.settledAt } : {})} />
            ) : (
              '—'
            ),
        },
        {
          title: t('care.col.case'),
          className: 'care-number',
          render: (_, row) => (
            <>
              <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link>
              <div className="dk-muted">
                <Time at={row.askedAt} />
              </div>
            </>
          ),
        },
        { title: '', render: (_, row) => <RequestActs row={row} /> },
      ]}
    />
  );
}

function RequestActs({ row }: { row: RequestRow }) {
  const { t } = useText();
  const [open, setOpen] = useState<'arrange' | 'cancel' | null>(null);
  const mayArrange = usePermission('care.arrange');
  const renew = useRenew();
  if (!mayArrange || (row.state !== 'dispatched' && row.state !== 'arranged')) return null;
  return (
    <span className="dk-row">
      <Button
        size="small"
        type={row.state === 'dispatched' ? 'primary' : 'default'}
        onClick={() => setOpen('arrange')}
      >
        {t(row.state === 'dispatched' ? 'care.request.arrange' : 'care.request.rearrange')}
      </Button>
      <Button size="small" onClick={() => setOpen('cancel')}>
        {t('care.request.cancel')}
      </Button>
      {open === 'arrange' && <ArrangeDialog row={row} onClose={() => setOpen(null)} />}
      {open === 'cancel' && (
        <ReasonDialog
          title={t('care.request.cancel')}
          okText={t('care.request.cancel')}
          label={t('care.reason')}
          onClose={() => setOpen(null)}
          act={async (reason) => {
            await care.cancelRequest({
              params: { requestId: row.id },
              body: { reason, version: row.version },
            });
            await renew();
          }}
        />
      )}
    </span>
  );
}

function ArrangeDialog({ row, onClose }: { row: RequestRow; onClose: () => void }) {
  const { t } = useText();
  const carers = useCarers();
  const renew = useRenew();
  const act = useAct();
  const [carerId, setCarer] = useState<string>();
  const [day, setDay] = useState(row.day);
  const [time, setTime] = useState(clock(row.minute));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = { carerId: carerId ?? '', day, minute: minuteOf(time), version: row.version };
      await care.arrangeRequest({ params: { requestId: row.id }, body });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={`${t('care.request.arrange')} · ${row.name} ${row.serviceZh}`}
      okText={t('care.request.arrange')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !carerId || !day }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('care.col.carer')} htmlFor="arrange-carer">
          <Select id="arrange-carer" value={carerId} onChange={setCarer} options={carers} />
        </Form.Item>
        <TimeFields day={day} time={time} onDay={setDay} onTime={setTime} />
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
