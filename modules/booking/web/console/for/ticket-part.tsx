import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { OwnTicket } from '../../../contract/index.ts';
import { booking, usePick, useRenew } from '../shared/client.ts';
import { usePools } from './book-part.tsx';

/** A number of the queue for the resident who stands here without a booking. */
export function TicketPart({ personId }: { personId: string }) {
  const { t } = useText();
  const pick = usePick();
  const renew = useRenew();
  const act = useAct();
  const queued = usePools().filter(({ queued }) => queued);
  const [poolId, setPoolId] = useState('');
  const [ticket, setTicket] = useState<OwnTicket | null>(null);
  const take = async (): Promise<void> => {
    await act.run(async () => {
      setTicket(await booking.takeByPhone({ body: { poolId } }, { onBehalfOf: personId }));
    });
    await renew();
  };
  return (
    <Form layout="vertical" className="dk-card" onFinish={() => void take()}>
      <h2>{t('booking.take.title')}</h2>
      <Form.Item label={t('booking.sheet.pool')} htmlFor="resident-queue">
        <Select
          id="resident-queue"
          value={poolId || null}
          placeholder={t('booking.resident.choose')}
          onChange={setPoolId}
          options={queued.map((one) => ({ value: one.id, label: pick(one.nameZh, one.nameEn) }))}
        />
      </Form.Item>
      <ErrorNotice error={act.error} />
      <Button htmlType="submit" disabled={!poolId} loading={act.busy}>
        {t('booking.take.take')}
      </Button>
      {ticket && (
        <Notice meaning="ok" title={t('booking.take.given', { number: ticket.number })}>
          <p>{pick(ticket.poolZh, ticket.poolEn)}</p>
        </Notice>
      )}
    </Form>
  );
}
