import { Button, Table } from 'antd';
import { useState } from 'react';
import { formatYuan } from '#platform/money/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Service } from '../../../contract/requests.ts';
import { usePick } from '../shared/client.ts';
import { useCategoryName, useServices } from '../shared/use-choices.ts';
import { ServiceDialog } from './service-dialog.tsx';

/** Kinds of help that can be asked for. */
export function ServicesPart() {
  const { t, locale } = useText();
  const pick = usePick();
  const { all } = useServices();
  const categoryName = useCategoryName();
  const mayConfigure = usePermission('care.configure');
  const [open, setOpen] = useState<Service | 'new' | null>(null);
  return (
    <section className="dk-card">
      <h2>{t('care.settings.services')}</h2>
      <Table<Service>
        rowKey="code"
        size="small"
        dataSource={all}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('care.col.service'),
            render: (_, row) => (
              <>
                {pick(row.nameZh, row.nameEn)}
                <div className="dk-muted">{pick(row.hintZh, row.hintEn)}</div>
              </>
            ),
          },
          { title: t('care.settings.kind'), render: (_, row) => t(`care.kind.${row.kind}`) },
          {
            title: t('care.settings.price'),
            align: 'right',
            className: 'care-number',
            render: (_, row) => formatYuan(row.priceFen, locale),
          },
          {
            title: t('care.settings.minutes'),
            dataIndex: 'minutes',
            align: 'right',
            className: 'care-number',
          },
          {
            title: t('care.settings.tasks'),
            render: (_, row) => row.tasks.map((task) => t(`care.task.${task}`)).join('、'),
          },
          {
            title: t('care.settings.category'),
            render: (_, row) => categoryName(row.categoryCode),
          },
          {
            title: t('care.settings.offered'),
            render: (_, row) => t(row.active ? 'care.yes' : 'care.no'),
          },
          {
            title: '',
            render: (_, row) =>
              mayConfigure && (
                <Button size="small" onClick={() => setOpen(row)}>
                  {t('care.edit')}
                </Button>
              ),
          },
        ]}
      />
      {mayConfigure && (
        <p>
          <Button onClick={() => setOpen('new')}>{t('care.settings.addService')}</Button>
        </p>
      )}
      {open && (
        <ServiceDialog service={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}
