import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { FirmwareView } from '../../../contract/index.ts';
import { things, useModels, useNameOf, useRenewThings } from '../use-things.ts';

interface FirmwareTableProps {
  readonly packages: readonly FirmwareView[];
  readonly mayManage: boolean;
}

/** Packages, newest first. */
export function FirmwareTable({ packages, mayManage }: FirmwareTableProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const models = useModels().data?.items ?? [];
  const renew = useRenewThings();
  const act = useAct();
  const retire = async (id: string): Promise<unknown> =>
    act.run(async () => {
      await things.retireFirmware({ params: { id } });
      await renew();
    });
  const columns: TableColumnsType<FirmwareView> = [
    {
      title: t('things.field.model'),
      render: (_, one) =>
        nameOf(models.find(({ code }) => code === one.modelCode)) || one.modelCode,
    },
    {
      title: t('things.firmware.version'),
      render: (_, one) => (
        <span className="dk-row">
          <strong>{one.version}</strong>
          {one.retired && <StatusTag meaning="neutral">{t('things.firmware.retired')}</StatusTag>}
        </span>
      ),
    },
    { title: t('things.firmware.note'), dataIndex: 'note' },
    {
      title: t('things.firmware.size'),
      align: 'end',
      render: (_, one) => `${(one.sizeBytes / 1024).toFixed(1)} KB`,
    },
    {
      title: t('things.firmware.sha256'),
      render: (_, one) => <code title={one.sha256}>{one.sha256.slice(0, 12)}…</code>,
    },
    {
      title: t('things.firmware.uploaded'),
      render: (_, one) => (
        <span>
          {one.createdByName} <Time at={one.createdAt} />
        </span>
      ),
    },
    {
      title: '',
      align: 'end',
      render: (_, one) =>
        mayManage &&
        !one.retired && (
          <Popconfirm
            title={t('things.firmware.askRetire')}
            okText={t('things.firmware.retire')}
            cancelText={t('things.cancel')}
            onConfirm={() => void retire(one.id)}
          >
            <Button size="small">{t('things.firmware.retire')}</Button>
          </Popconfirm>
        ),
    },
  ];
  return (
    <>
      <ErrorNotice error={act.error} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={[...packages]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </>
  );
}
