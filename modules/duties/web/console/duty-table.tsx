import { Button, Table, type TableColumnsType } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DutyView } from '../../contract/index.ts';
import { useSayDuty } from './use-duties.ts';

interface DutyTableProps {
  readonly items: readonly DutyView[];
  readonly onOpen: (duty: DutyView) => void;
}

/** The matrix as a table; a place that differs from the rule is marked. */
export function DutyTable({ items, onOpen }: DutyTableProps) {
  const { t } = useText();
  const columns = useColumns(onOpen);
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...items].sort((a, b) => a.categoryCode.localeCompare(b.categoryCode))}
      scroll={{ x: 1120 }}
      pagination={{
        pageSize: 25,
        hideOnSinglePage: true,
        showSizeChanger: false,
        showTotal: (count) => t('duties.matrix.count', { count }),
      }}
    />
  );
}

function useColumns(onOpen: (duty: DutyView) => void): TableColumnsType<DutyView> {
  const { t } = useText();
  const say = useSayDuty();
  return [
    {
      title: t('duties.field.categoryCode'),
      width: 220,
      render: (_, one) => (
        <>
          <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(one)}>
            {say.category(one.categoryCode)}
          </Button>{' '}
          <span className="dk-muted dk-number">{one.categoryCode}</span>
          {one.categoryCode.length === 4 && (
            <span className="dk-muted"> · {t('duties.matrix.wholeClass')}</span>
          )}
        </>
      ),
    },
    {
      title: t('duties.field.place'),
      width: 150,
      render: (_, one) =>
        one.gridCellId || one.villageId || one.placeKind ? (
          <StatusTag meaning="notice">{say.place(one)}</StatusTag>
        ) : (
          <span className="dk-muted">{say.place(one)}</span>
        ),
    },
    {
      title: t('duties.field.leadDepartmentId'),
      width: 200,
      render: (_, one) => (
        <>
          {say.department(one.leadDepartmentId)}
          {one.teamZh && <div className="dk-muted">{one.teamZh}</div>}
        </>
      ),
    },
    {
      title: t('duties.field.assistingDepartmentIds'),
      width: 200,
      render: (_, one) => say.departments(one.assistingDepartmentIds),
    },
    {
      title: t('duties.field.response'),
      align: 'right',
      className: 'dk-number',
      width: 110,
      render: (_, one) => say.span(one.response),
    },
    {
      title: t('duties.field.deadline'),
      align: 'right',
      className: 'dk-number',
      width: 110,
      render: (_, one) => say.span(one.deadline),
    },
    {
      title: t('duties.field.verifyBy'),
      width: 110,
      render: (_, one) => t(`duties.verify.${one.verifyBy}`),
    },
  ];
}
