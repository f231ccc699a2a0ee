import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import { things, useModels, useNameOf } from '../use-things.ts';
import { iconOf } from '../words.tsx';
import { ImportModels } from './import-models.tsx';
import '../things.css';

type Model = NonNullable<ReturnType<typeof useModels>['data']>['items'][number];

/** Thing models in force. */
export default function ModelsPage() {
  const { t } = useText();
  const go = useNavigate();
  const mayManage = usePermission('things.manage');
  const [importing, setImporting] = useState(false);
  const models = useModels();
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await things.exportModels({ query: {} })));
  return (
    <>
      <PageHead title={t('things.menu.models')} lead={t('things.model.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('things.model.exportAll')}
        </Button>
        {mayManage && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setImporting(true)}>
              {t('things.model.import')}
            </Button>
            <Button
              type="primary"
              icon={<Icon name="plus" />}
              onClick={() => void go('/things/models/new')}
            >
              {t('things.model.add')}
            </Button>
          </>
        )}
      </PageHead>
      <ErrorNotice error={act.error} />
      {models.isPending && <Loading lines={6} />}
      {models.isError && <ErrorState error={models.error} onRetry={() => void models.refetch()} />}
      {models.data?.items.length === 0 && (
        <EmptyState icon="layers" title={t('things.model.none')} />
      )}
      {models.data && models.data.items.length > 0 && <ModelTable models={models.data.items} />}
      {importing && <ImportModels onClose={() => setImporting(false)} />}
    </>
  );
}

function ModelTable({ models }: { models: readonly Model[] }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const columns: TableColumnsType<Model> = [
    {
      title: t('things.field.model'),
      render: (_, one) => (
        <Link to={`/things/models/${one.code}`} className="th-name">
          <Icon name={iconOf(one.icon)} size={18} />
          <span>
            {nameOf(one)}
            <span className="dk-muted th-code">{one.code}</span>
          </span>
        </Link>
      ),
    },
    {
      title: t('things.model.version'),
      render: (_, one) => (
        <span className="dk-row">
          {t('things.model.versionOf', { version: one.version })}
          {one.retired && <StatusTag meaning="neutral">{t('things.model.retired')}</StatusTag>}
          {one.registers && <StatusTag meaning="notice">{t('things.model.registers')}</StatusTag>}
        </span>
      ),
    },
    { title: t('things.model.properties'), dataIndex: 'propertyCount', align: 'end' },
    { title: t('things.model.events'), dataIndex: 'eventCount', align: 'end' },
    { title: t('things.model.services'), dataIndex: 'serviceCount', align: 'end' },
    {
      title: t('things.model.things'),
      align: 'end',
      render: (_, one) => <Link to={`/things?model=${one.code}`}>{one.thingCount}</Link>,
    },
    {
      title: t('things.model.saved'),
      render: (_, one) => (
        <span>
          <Time at={one.savedAt} /> {one.savedByName}
        </span>
      ),
    },
  ];
  return (
    <Table
      rowKey="code"
      size="small"
      columns={columns}
      dataSource={[...models]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
