import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { eventIcons, type ItemRow, type LifeEvent } from '../../../contract/index.ts';
import { services, usePick, useRenew } from '../shared/client.ts';

interface LifeEventsProps {
  readonly events: readonly LifeEvent[];
  readonly items: readonly ItemRow[];
}

/** Life events, edited in place and saved together. */
export function LifeEvents({ events, items }: LifeEventsProps) {
  const { t } = useText();
  const act = useAct();
  const renew = useRenew();
  const [rows, setRows] = useState<readonly LifeEvent[]>(events);
  const add = (): void =>
    setRows([
      ...rows,
      {
        code: `event-${rows.length + 1}`,
        titleZh: '',
        titleEn: '',
        summaryZh: '',
        icon: 'other',
        itemCodes: [],
      },
    ]);
  const save = async (): Promise<void> => {
    await act.run(async () => services.saveLifeEvents({ body: { items: [...rows] } }));
    await renew();
  };
  return (
    <section className="dk-card">
      <h2>{t('services.events.title')}</h2>
      <p className="dk-muted">{t('services.events.lead')}</p>
      <EventRows rows={rows} items={items} onChange={setRows} />
      <ErrorNotice error={act.error} />
      <div className="dk-row" style={{ marginTop: 12 }}>
        <Button icon={<Icon name="plus" />} onClick={add}>
          {t('services.events.add')}
        </Button>
        <Button
          type="primary"
          loading={act.busy}
          disabled={rows === events}
          onClick={() => void save()}
        >
          {t('services.save')}
        </Button>
      </div>
    </section>
  );
}

interface EventRowsProps {
  readonly rows: readonly LifeEvent[];
  readonly items: readonly ItemRow[];
  readonly onChange: (rows: readonly LifeEvent[]) => void;
}

/** One line a life event. */
function EventRows({ rows, items, onChange }: EventRowsProps) {
  const { t } = useText();
  const pick = usePick();
  const change = (at: number, part: Partial<LifeEvent>): void =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
  const move = (at: number): void => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(Math.max(0, at - 1), 0, row);
    onChange(next);
  };
  const options = items.map(({ code, titleZh, titleEn }) => ({
    value: code,
    label: pick(titleZh, titleEn),
  }));
  return (
    <Table
      rowKey={(row) => String(rows.indexOf(row))}
      size="small"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('services.events.code'),
          render: (_, row, at) => (
            <Input
              aria-label={t('services.events.code')}
              style={{ width: 120 }}
              value={row.code}
              onChange={({ target }) => change(at, { code: target.value })}
            />
          ),
        },
        {
          title: t('services.events.name'),
          render: (_, row, at) => (
            <Input
              aria-label={t('services.events.name')}
              style={{ width: 120 }}
              maxLength={20}
              value={row.titleZh}
              onChange={({ target }) => change(at, { titleZh: target.value })}
            />
          ),
        },
        {
          title: t('services.events.nameEn'),
          render: (_, row, at) => (
            <Input
              aria-label={t('services.events.nameEn')}
              style={{ width: 160 }}
              maxLength={60}
              value={row.titleEn}
              onChange={({ target }) => change(at, { titleEn: target.value })}
            />
          ),
        },
        {
          title: t('services.events.icon'),
          render: (_, row, at) => (
            <Select
              aria-label={t('services.events.icon')}
              style={{ width: 96 }}
              value={row.icon}
              onChange={(icon) => change(at, { icon })}
              options={eventIcons.map((icon) => ({
                value: icon,
                label: t(`services.icon.${icon}`),
              }))}
            />
          ),
        },
        {
          title: t('services.events.items'),
          render: (_, row, at) => (
            <Select
              aria-label={t('services.events.items')}
              mode="multiple"
              maxTagCount={4}
              style={{ width: 420 }}
              value={[...row.itemCodes]}
              onChange={(itemCodes: string[]) => change(at, { itemCodes })}
              options={options}
            />
          ),
        },
        {
          title: '',
          render: (_, _row, at) => (
            <span className="dk-row">
              <Button size="small" disabled={at === 0} onClick={() => move(at)}>
                {t('services.events.up')}
              </Button>
              <Button
                size="small"
                onClick={() => onChange(rows.filter((_one, place) => place !== at))}
              >
                {t('services.take.remove')}
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}
