import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { GroupView } from '../../contract/index.ts';
import type { Target } from './command-dialog.tsx';
import { useName } from './use-lighting.ts';

interface GroupTableProps {
  readonly groups: readonly GroupView[];
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
  readonly onCommand: ((target: Target) => void) | null;
}

/** Groups with what they do now; a row pressed shows its lamps alone on the map. */
export function GroupTable({ groups, selected, onSelect, onCommand }: GroupTableProps) {
  const { t, locale } = useText();
  const nameOf = useName();
  return (
    <Table<GroupView>
      size="small"
      rowKey="code"
      pagination={false}
      dataSource={[...groups]}
      scroll={{ x: 'max-content' }}
      rowClassName={({ code }) => (code === selected ? 'light-selected' : '')}
      columns={[
        {
          title: t('lighting.group'),
          key: 'name',
          render: (_, group) => (
            <Button
              type="link"
              className="light-link"
              aria-pressed={group.code === selected}
              onClick={() => onSelect(group.code)}
            >
              {nameOf(group)}
            </Button>
          ),
        },
        {
          title: t('lighting.commanded'),
          dataIndex: 'levelPercent',
          align: 'right',
          render: (level: number) => (level === 0 ? t('lighting.off') : `${level} %`),
        },
        {
          title: t('lighting.litOf'),
          key: 'lit',
          align: 'right',
          render: (_, { litCount, lampCount }) => `${litCount} / ${lampCount}`,
        },
        {
          title: t('lighting.faulty'),
          dataIndex: 'faultCount',
          align: 'right',
          render: (count: number) =>
            count > 0 ? <StatusTag meaning="warning">{String(count)}</StatusTag> : '0',
        },
        {
          title: t('lighting.programme'),
          key: 'programme',
          render: (_, { programmeZh, programmeEn }) =>
            (locale === 'zh' ? programmeZh : programmeEn || programmeZh) || '—',
        },
        {
          title: t('lighting.next'),
          dataIndex: 'nextAt',
          render: (at: string | null) => (at ? <Time at={at} /> : '—'),
        },
        ...(onCommand
          ? [
              {
                title: t('lighting.act'),
                key: 'act',
                render: (_: unknown, group: GroupView) => (
                  <Button
                    size="small"
                    disabled={group.code === '-'}
                    onClick={() =>
                      onCommand({ kind: 'group', id: group.code, name: nameOf(group) })
                    }
                  >
                    {t('lighting.control.command')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
