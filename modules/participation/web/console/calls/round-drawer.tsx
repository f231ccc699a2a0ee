import { Button, Drawer, Popconfirm, Table, Tabs } from 'antd';
import { saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { RoundView, SatisfactionRow } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { CallList } from './call-list.tsx';

interface RoundDrawerProps {
  readonly round: RoundView;
  readonly onClose: () => void;
}

/** One round: the call list, the result, how it was drawn. */
export function RoundDrawer({ round, onClose }: RoundDrawerProps) {
  const { t } = useText();
  const maySample = usePermission('participation.sample');
  const act = useDeskAct();
  const params = { roundId: round.id };
  return (
    <Drawer open size={820} title={`${round.number} ${round.title}`} onClose={onClose}>
      <div className="dk-stack pt-stack">
        {maySample && (
          <div className="dk-row">
            {round.state === 'open' && (
              <Popconfirm
                title={t('participation.calls.publishSure')}
                onConfirm={() =>
                  void act.run(async () =>
                    participation.publishRound({ params, body: { version: round.version } }),
                  )
                }
              >
                <Button type="primary" loading={act.busy}>
                  {t('participation.calls.publish')}
                </Button>
              </Popconfirm>
            )}
            <Button
              loading={act.busy}
              onClick={() =>
                void act.run(async () => saveFile(await participation.roundSheet({ params })))
              }
            >
              {t('participation.export')}
            </Button>
          </div>
        )}
        <ErrorNotice error={act.error} />
        <Tabs
          items={[
            {
              key: 'calls',
              label: t('participation.calls.list'),
              children: <CallList round={round} />,
            },
            {
              key: 'result',
              label: t('participation.calls.result'),
              children: <Result rows={round.result} />,
            },
            {
              key: 'sample',
              label: t('participation.calls.sample'),
              children: <Sample round={round} />,
            },
          ]}
        />
      </div>
    </Drawer>
  );
}

const percent = (share: number | null): string =>
  share === null ? '—' : `${Math.round(share * 100)}%`;

function Result({ rows }: { rows: readonly SatisfactionRow[] }) {
  const { t } = useText();
  return (
    <Table
      rowKey="departmentId"
      size="small"
      dataSource={[...rows]}
      pagination={false}
      columns={[
        {
          title: t('participation.satisfaction.department'),
          render: (_, row) => row.departmentName || t('participation.satisfaction.whole'),
        },
        { title: t('participation.calls.cases'), dataIndex: 'cases', align: 'right' },
        { title: t('participation.calls.answered'), dataIndex: 'answered', align: 'right' },
        {
          title: t('participation.satisfaction.share'),
          align: 'right',
          render: (_, row) => percent(row.share),
        },
        {
          title: t('participation.calls.interval'),
          align: 'right',
          render: (_, row) =>
            row.low === null ? '—' : `${percent(row.low)} – ${percent(row.high)}`,
        },
        { title: t('participation.calls.solved'), dataIndex: 'solved', align: 'right' },
        {
          title: t('participation.calls.mean'),
          align: 'right',
          render: (_, row) => row.meanScore ?? '—',
        },
      ]}
    />
  );
}

function Sample({ round }: { round: RoundView }) {
  const { t } = useText();
  return (
    <div className="dk-stack pt-stack">
      <p className="dk-muted">
        {t('participation.calls.seedOf', { seed: round.seed, days: round.restDays })}
      </p>
      <p className="dk-muted" style={{ overflowWrap: 'anywhere' }}>
        {t('participation.calls.frame', { digest: round.frameDigest })}
      </p>
      <Table
        rowKey={(row) => `${row.departmentId}|${row.villageId}`}
        size="small"
        dataSource={round.strata.filter(({ drawn }) => drawn > 0)}
        pagination={false}
        columns={[
          {
            title: t('participation.satisfaction.department'),
            render: (_, row) => row.departmentName || '—',
          },
          { title: t('participation.col.village'), render: (_, row) => row.villageName || '—' },
          { title: t('participation.calls.cases'), dataIndex: 'cases', align: 'right' },
          { title: t('participation.calls.reachable'), dataIndex: 'reachable', align: 'right' },
          { title: t('participation.calls.drawn'), dataIndex: 'drawn', align: 'right' },
        ]}
      />
    </div>
  );
}
