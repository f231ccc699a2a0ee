import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Modal, Switch, Table } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { GoodInput, GoodView } from '../../../contract/index.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';

/** The shop's goods. */
export function GoodsPart() {
  const { t } = useText();
  const [open, setOpen] = useState<GoodView | 'new' | null>(null);
  const goods = useQuery({
    queryKey: ['participation', 'desk', 'goods'],
    queryFn: async () => participation.deskGoods({}),
  });
  return (
    <div className="dk-stack pt-stack">
      <div className="dk-row">
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('participation.good.new')}
        </Button>
      </div>
      {goods.isPending && <Loading lines={4} />}
      {goods.isError && <ErrorState error={goods.error} onRetry={() => void goods.refetch()} />}
      {goods.data?.items.length === 0 && (
        <EmptyState icon="star" title={t('participation.shop.none')} />
      )}
      {goods.data && goods.data.items.length > 0 && (
        <Table
          rowKey="id"
          size="middle"
          dataSource={goods.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('participation.col.good'),
              render: (_, row) => (
                <Button type="link" style={{ padding: 0 }} onClick={() => setOpen(row)}>
                  {row.name}
                </Button>
              ),
            },
            { title: t('participation.col.points'), dataIndex: 'points', align: 'right' },
            { title: t('participation.col.stock'), dataIndex: 'stock', align: 'right' },
            { title: t('participation.col.station'), dataIndex: 'station' },
            {
              title: t('participation.col.state'),
              render: (_, row) => (
                <StatusTag meaning={row.active ? 'ok' : 'neutral'}>
                  {t(row.active ? 'participation.good.active' : 'participation.good.inactive')}
                </StatusTag>
              ),
            },
          ]}
        />
      )}
      {open && <GoodForm good={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}

const blank: GoodInput = {
  name: '',
  description: '',
  points: 20,
  stock: 10,
  perPerson: 2,
  station: '',
  active: true,
};

function inputOf({ id: _, version: __, ...input }: GoodView): GoodInput {
  return input;
}

function GoodForm({ good, onClose }: { good: GoodView | null; onClose: () => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState<GoodInput>(good ? inputOf(good) : blank);
  const act = useDeskAct();
  const change = (part: Partial<GoodInput>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const isSaved = await act.run(async () =>
      good
        ? participation.changeGood({
            params: { goodId: good.id },
            body: { ...draft, version: good.version },
          })
        : participation.addGood({ body: draft }),
    );
    if (isSaved) onClose();
  };
  const numbers = ['points', 'stock', 'perPerson'] as const;
  return (
    <Modal
      open
      title={t(good ? 'participation.good.change' : 'participation.good.new')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('participation.poll.save')}
      okButtonProps={{ disabled: draft.name.trim().length < 2 || draft.station.trim().length < 2 }}
      confirmLoading={act.busy}
    >
      <div className="dk-stack pt-stack">
        <Field name={t('participation.good.name')}>
          <Input
            maxLength={40}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field>
        <Field name={t('participation.good.description')}>
          <Input
            maxLength={200}
            value={draft.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Field>
        <div className="pt-pair">
          {numbers.map((key) => (
            <Field key={key} name={t(`participation.good.${key}`)}>
              <InputNumber
                min={key === 'stock' ? 0 : 1}
                value={draft[key]}
                onChange={(value) => change({ [key]: value ?? 1 })}
              />
            </Field>
          ))}
        </div>
        <Field name={t('participation.good.station')}>
          <Input
            maxLength={40}
            value={draft.station}
            onChange={({ target }) => change({ station: target.value })}
          />
        </Field>
        <div className="dk-row">
          <Switch
            checked={draft.active}
            onChange={(active) => change({ active })}
            aria-label={t('participation.good.active')}
          />
          <span>{t('participation.good.active')}</span>
        </div>
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}
