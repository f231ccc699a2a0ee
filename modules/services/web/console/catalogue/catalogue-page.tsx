import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { ItemRow } from '../../../contract/index.ts';
import { services, usePick } from '../shared/client.ts';
import { ImportDialog } from './import-dialog.tsx';
import { LifeEvents } from './life-events.tsx';
import '../shared/desk.css';

/** 事项目录: every item and the life events, in and out as a file. */
export default function CataloguePage() {
  const { t } = useText();
  const go = useNavigate();
  const act = useAct();
  const [importing, setImporting] = useState(false);
  const catalogue = useQuery({
    queryKey: ['services', 'catalogue'],
    queryFn: async () => services.catalogue({}),
  });
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await services.exportCatalogue({})));
  const data = catalogue.data;
  return (
    <>
      <PageHead title={t('services.menu.catalogue')} lead={t('services.catalogue.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('services.catalogue.export')}
        </Button>
        <Button icon={<Icon name="upload" />} onClick={() => setImporting(true)}>
          {t('services.catalogue.import')}
        </Button>
        <Button
          type="primary"
          icon={<Icon name="plus" />}
          onClick={() => void go('/services/catalogue/new')}
        >
          {t('services.catalogue.add')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      {catalogue.isPending && <Loading lines={8} />}
      {catalogue.isError && (
        <ErrorState error={catalogue.error} onRetry={() => void catalogue.refetch()} />
      )}
      {data && data.items.length === 0 && (
        <EmptyState icon="list" title={t('services.catalogue.none')}>
          {t('services.catalogue.noneText')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <div className="dk-stack">
          <Items items={data.items} />
          <LifeEvents events={data.lifeEvents} items={data.items} />
        </div>
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function Items({ items }: { items: readonly ItemRow[] }) {
  const { t } = useText();
  const pick = usePick();
  const [words, setWords] = useState('');
  const shown = items.filter((item) =>
    `${item.titleZh} ${item.titleEn} ${item.code} ${item.departmentZh}`
      .toLowerCase()
      .includes(words.toLowerCase()),
  );
  return (
    <section>
      <div className="dk-tools">
        <Input
          allowClear
          aria-label={t('services.catalogue.search')}
          placeholder={t('services.catalogue.search')}
          style={{ width: 260 }}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <span className="dk-muted">{t('services.catalogue.count', { count: shown.length })}</span>
      </div>
      <Table
        rowKey="code"
        size="small"
        dataSource={shown}
        pagination={false}
        scroll={{ x: 'max-content', y: 480 }}
        columns={[
          {
            title: t('services.col.item'),
            render: (_, item) => (
              <>
                <Link to={`/services/catalogue/${item.code}`}>
                  {pick(item.titleZh, item.titleEn)}
                </Link>
                <div className="dk-muted">{item.code}</div>
              </>
            ),
          },
          {
            title: t('services.col.department'),
            render: (_, item) => pick(item.departmentZh, item.departmentEn),
          },
          { title: t('services.col.kind'), render: (_, item) => t(`services.kind.${item.kind}`) },
          {
            title: t('services.col.promised'),
            align: 'right',
            render: (_, item) => item.promisedDays,
          },
          {
            title: t('services.col.fee'),
            align: 'right',
            render: (_, item) => (item.feeFen / 100).toFixed(2),
          },
          {
            title: t('services.col.state'),
            render: (_, item) => (
              <>
                <StatusTag meaning={item.active ? 'ok' : 'neutral'}>
                  {t(item.active ? 'services.catalogue.active' : 'services.catalogue.closed')}
                </StatusTag>{' '}
                {item.online && (
                  <StatusTag meaning="notice">{t('services.catalogue.online')}</StatusTag>
                )}
              </>
            ),
          },
          {
            title: t('services.col.version'),
            align: 'right',
            render: (_, item) => `v${item.version}`,
          },
        ]}
      />
    </section>
  );
}
