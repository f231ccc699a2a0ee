import { Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { caseStates, transitions } from '../../../contract/index.ts';
import { iconOfAction } from '../shared/case-look.ts';
import { StateTag } from '../shared/case-words.tsx';

type Row = (typeof transitions)[number];

/** The main road: each step leads to the next state. */
const mainRoad = ['dispatch', 'accept', 'reportDone', 'verify', 'close'] as const;

/** The states and actions as they are, for reading. */
export function RoadTable() {
  const { t, locale } = useText();
  const words = (kind: string, all: readonly string[]): string =>
    all.map((one) => t(`cases.road.${kind}.${one}`)).join('、') || '—';
  const column = (key: 'who' | 'needs' | 'takes' | 'guards', kind: string) => ({
    key,
    title: t(`cases.road.${key}`),
    render: (_: unknown, row: Row) => words(kind, row[key]),
  });
  return (
    <section className="dk-card">
      <h2>{t('cases.road.table')}</h2>
      <p className="dk-muted">{t('cases.road.tableLead')}</p>
      <MainRoad />
      <Table<Row>
        rowKey="action"
        size="small"
        pagination={false}
        scroll={{ x: 1080 }}
        dataSource={[...transitions]}
        columns={[
          {
            title: t('cases.road.action'),
            fixed: 'left',
            width: 150,
            render: (_, row) => (
              <strong className="dk-row">
                <Icon name={iconOfAction(row.action)} size={16} />
                {row[locale]}
              </strong>
            ),
          },
          {
            title: t('cases.road.from'),
            width: 220,
            render: (_, row) => {
              const isAny = row.from.length === caseStates.length;
              return isAny ? t('cases.road.anyState') : <States states={row.from} />;
            },
          },
          {
            title: t('cases.road.to'),
            width: 110,
            render: (_, row) => <States states={[row.to]} />,
          },
          column('who', 'party'),
          column('needs', 'need'),
          column('takes', 'need'),
          column('guards', 'guard'),
        ]}
      />
    </section>
  );
}

function States({ states }: { states: readonly string[] }) {
  return (
    <span className="cs-road-states">
      {states.map((state) => (
        <StateTag key={state} state={state} />
      ))}
    </span>
  );
}

function MainRoad() {
  const { t, locale } = useText();
  const steps = mainRoad.flatMap((action) => transitions.filter((row) => row.action === action));
  return (
    <ol className="cs-road" aria-label={t('cases.road.diagram')}>
      <li>
        <StateTag state="registered" />
      </li>
      {steps.map((row) => (
        <li key={row.action}>
          <span className="cs-road-step">
            {row[locale]}
            <Icon name="forward" size={16} />
          </span>
          <StateTag state={row.to} />
        </li>
      ))}
    </ol>
  );
}
