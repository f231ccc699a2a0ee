import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { Affected, PlannedResource } from '../../../contract/index.ts';
import { instantOf, localClock, localDayOf } from '../../times.ts';
import { booking, usePick, useRenew } from '../shared/client.ts';

type Choice = 'move' | 'offer' | 'cancel';

interface ClosingDrawerProps {
  readonly resource: PlannedResource;
  readonly kind: 'closed' | 'open';
  readonly onClose: () => void;
}

/** A doctor falls ill: when, why, whom it affects, and what is done for each — in one screen. */
export function ClosingDrawer({ resource, kind, onClose }: ClosingDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const today = localDayOf(serverNow().toISOString());
  const [when, setWhen] = useState({ day: today, from: '08:00', untilDay: today, until: '18:00' });
  const [reasonZh, setReason] = useState('');
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const renew = useRenew();
  const act = useAct();
  const params = { resourceId: resource.id };
  const times = {
    from: instantOf(when.day, when.from),
    until: instantOf(when.untilDay, when.until),
  };
  const affected = useMutation({
    mutationFn: async () => booking.affected({ params, body: times }),
    onSuccess: ({ items }) =>
      setChoices(Object.fromEntries(items.map((one) => [one.bookingId, usual(one)]))),
  });
  const change = (next: Partial<typeof when>): void => {
    setWhen({ ...when, ...next });
    affected.reset();
  };
  const items = kind === 'open' ? [] : affected.data?.items;
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const list = (items ?? []).map(({ bookingId }) => {
        return { bookingId, choice: choices[bookingId] ?? 'cancel' };
      });
      const result = await booking.close({
        params,
        body: { ...times, kind, reasonZh, choices: list },
      });
      const counts = Object.entries(result).map(([key, value]) => [key, String(value)]);
      void message.success(t('booking.closing.done', Object.fromEntries(counts)));
    });
    await renew();
    if (done) onClose();
    else affected.mutate();
  };
  const isSeen = kind === 'open' || items !== undefined;
  return (
    <Drawer
      open
      size={760}
      title={t(`booking.exception.${kind === 'closed' ? 'close' : 'open'}`)}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="dk-row">
          {kind === 'closed' && (
            <Button loading={affected.isPending} onClick={() => affected.mutate()}>
              {t('booking.closing.look')}
            </Button>
          )}
          <Button
            type="primary"
            loading={act.busy}
            disabled={!isSeen || reasonZh.trim() === ''}
            onClick={() => void save()}
          >
            {t('booking.closing.save')}
          </Button>
        </div>
      }
    >
      <Form layout="vertical">
        <ErrorNotice error={act.error ?? affected.error} />
        <div className="bk-form-line">
          {(
            [
              ['day', 'date'],
              ['from', 'time'],
              ['untilDay', 'date'],
              ['until', 'time'],
            ] as const
          ).map(([name, type]) => (
            <Form.Item key={name} label={t(`booking.closing.${name}`)} htmlFor={`closing-${name}`}>
              <Input
                id={`closing-${name}`}
                type={type}
                value={when[name]}
                onChange={(event) => change({ [name]: event.target.value })}
              />
            </Form.Item>
          ))}
        </div>
        <Form.Item label={t('booking.closing.reason')} htmlFor="closing-reason">
          <Input
            id="closing-reason"
            maxLength={60}
            value={reasonZh}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {items && kind === 'closed' && (
        <AffectedTable
          items={items}
          choices={choices}
          onChoose={(id, choice) => setChoices({ ...choices, [id]: choice })}
        />
      )}
    </Drawer>
  );
}

const usual = (one: Affected): Choice =>
  one.moveTo ? 'move' : one.alternative ? 'offer' : 'cancel';

interface AffectedTableProps {
  readonly items: readonly Affected[];
  readonly choices: Readonly<Record<string, Choice>>;
  readonly onChoose: (bookingId: string, choice: Choice) => void;
}

/** Whom it affects; the best that can be done is chosen already. */
function AffectedTable({ items, choices, onChoose }: AffectedTableProps) {
  const { t } = useText();
  const pick = usePick();
  if (items.length === 0) return <Notice meaning="ok" title={t('booking.closing.nobody')} />;
  return (
    <>
      <p>{t('booking.closing.count', { count: String(items.length) })}</p>
      <Table
        rowKey="bookingId"
        size="small"
        pagination={false}
        dataSource={[...items]}
        columns={[
          { title: t('booking.col.time'), render: (_, one) => <Time at={one.from} /> },
          { title: t('booking.col.name'), dataIndex: 'personName' },
          {
            title: t('booking.closing.what'),
            render: (_, one) => (
              <Select<Choice>
                aria-label={t('booking.closing.what')}
                style={{ width: 330 }}
                value={choices[one.bookingId] ?? 'cancel'}
                onChange={(choice) => onChoose(one.bookingId, choice)}
                options={[
                  ...(one.moveTo
                    ? [
                        {
                          value: 'move' as const,
                          label: t('booking.closing.move', {
                            name: pick(one.moveToZh ?? '', one.moveToEn ?? ''),
                          }),
                        },
                      ]
                    : []),
                  ...(one.alternative
                    ? [
                        {
                          value: 'offer' as const,
                          label: t('booking.closing.offer', {
                            day: `${localDayOf(one.alternative)} ${localClock(one.alternative)}`,
                            name: pick(one.alternativeZh ?? '', one.alternativeEn ?? ''),
                          }),
                        },
                      ]
                    : []),
                  { value: 'cancel' as const, label: t('booking.closing.cancel') },
                ]}
              />
            ),
          },
        ]}
      />
    </>
  );
}
