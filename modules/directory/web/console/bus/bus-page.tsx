import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { directory, Places } from '../shared/client.tsx';
import { BusImport } from './bus-import.tsx';
import type { KeptBus } from './kept-bus.ts';
import { ServiceForm } from './service-form.tsx';

/** The bus timetable: brought in and sent out as GTFS; on which days its services run. */
export default function BusPage() {
  const { t } = useText();
  const mayEdit = usePermission('directory.edit');
  const act = useAct();
  const bus = useQuery({
    queryKey: ['directory', 'keptBus'],
    queryFn: async () => directory.keptBus({}),
  });
  return (
    <>
      <PageHead title={t('directory.nav.bus')} lead={t('directory.bus.lead')}>
        {bus.data && bus.data.version > 0 && (
          <Button
            loading={act.busy}
            onClick={() => void act.run(async () => saveFile(await directory.gtfs({})))}
          >
            {t('directory.bus.export')}
          </Button>
        )}
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      {bus.isPending && <Loading lines={8} />}
      {bus.isError && <ErrorState error={bus.error} onRetry={() => void bus.refetch()} />}
      {bus.data && (
        <div className="dk-stack">
          {mayEdit && <BusImport version={bus.data.version} />}
          {bus.data.version === 0 ? (
            <EmptyState icon="truck" title={t('directory.bus.none')} />
          ) : (
            <Kept bus={bus.data} mayEdit={mayEdit} />
          )}
        </div>
      )}
    </>
  );
}

function Kept({ bus, mayEdit }: { bus: KeptBus; mayEdit: boolean }) {
  const { t } = useText();
  const [open, setOpen] = useState<KeptBus['services'][number] | null>(null);
  return (
    <>
      <section className="dk-card">
        <h2>{t('directory.bus.services')}</h2>
        <p className="dk-muted">
          {t('directory.bus.source', { name: bus.sourceName, stops: bus.stops, trips: bus.trips })}{' '}
          {bus.importedAt && <Time at={bus.importedAt} />}
        </p>
        <Table<KeptBus['services'][number]>
          rowKey="id"
          size="middle"
          pagination={false}
          dataSource={bus.services}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('directory.bus.service'), dataIndex: 'id' },
            {
              title: t('directory.bus.rule'),
              render: (_, { rule }) => t(`directory.bus.rules.${rule.kind}`),
            },
            {
              title: t('directory.bus.span'),
              render: (_, { from, until }) => `${from} → ${until}`,
            },
            { title: t('directory.bus.trips'), dataIndex: 'trips', align: 'right' },
            {
              title: t('directory.bus.nextDays'),
              render: (_, { nextDays }) => nextDays.map((day) => day.slice(5)).join('、') || '—',
            },
            {
              title: '',
              render: (_, service) =>
                mayEdit && (
                  <Button onClick={() => setOpen(service)}>{t('directory.bus.change')}</Button>
                ),
            },
          ]}
        />
      </section>
      <section className="dk-card">
        <h2>{t('directory.bus.lines')}</h2>
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={bus.lines}
          columns={[
            {
              title: t('directory.bus.line'),
              render: (_, line) => `${line.shortName} ${line.longName}`,
            },
            { title: t('directory.bus.trips'), dataIndex: 'trips', align: 'right' },
          ]}
        />
      </section>
      {open && <ServiceForm service={open} version={bus.version} onClose={() => setOpen(null)} />}
    </>
  );
}
