import { Table } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { ManholeView } from '../../contract.ts';
import { stateMeanings } from './meanings.ts';

interface ManholeTableProps {
  readonly items: readonly ManholeView[];
  readonly selected: string | null;
  readonly onSelect: (thingId: string) => void;
}

/** Manholes with their last values; the name leads to the device. */
export function ManholeTable({ items, selected, onSelect }: ManholeTableProps) {
  const { t, locale } = useText();
  const value = (digits: number) => (given: number | null) => given?.toFixed(digits) ?? '—';
  return (
    <Table<ManholeView>
      size="small"
      rowKey="thingId"
      dataSource={[...items]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      rowClassName={({ thingId }) => (thingId === selected ? 'manhole-selected' : '')}
      onRow={({ thingId }) => ({ onClick: () => onSelect(thingId) })}
      columns={[
        {
          title: t('manholes.name'),
          dataIndex: 'name',
          render: (name: string, { thingId }) => <Link to={`/things/${thingId}`}>{name}</Link>,
        },
        {
          title: t('manholes.village'),
          key: 'village',
          render: (_, { villageZh, villageEn }) => (locale === 'zh' ? villageZh : villageEn),
        },
        {
          title: t('manholes.states'),
          dataIndex: 'states',
          render: (states: ManholeView['states']) => (
            <span className="dk-tags">
              {states.map((state) => (
                <StatusTag key={state} meaning={stateMeanings[state]}>
                  {t(`manholes.state.${state}`)}
                </StatusTag>
              ))}
            </span>
          ),
        },
        { title: t('manholes.tilt'), dataIndex: 'tilt', align: 'right', render: value(0) },
        { title: t('manholes.water'), dataIndex: 'waterLevel', align: 'right', render: value(0) },
        { title: t('manholes.methane'), dataIndex: 'methane', align: 'right', render: value(1) },
        {
          title: t('manholes.sulfide'),
          dataIndex: 'hydrogenSulfide',
          align: 'right',
          render: value(1),
        },
        { title: t('manholes.battery'), dataIndex: 'battery', align: 'right', render: value(0) },
        {
          title: t('manholes.at'),
          dataIndex: 'reportedAt',
          render: (at: string | null) => (at ? <Time at={at} /> : '—'),
        },
      ]}
    />
  );
}
