import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { DeskView, OwnTicket } from '../../../contract/index.ts';
import { booking, useRenew } from '../shared/client.ts';

/** 代取号: for who cannot use the kiosk; old and disabled people through the green channel. */
export function TakeForm({ view }: { view: DeskView }) {
  const { t } = useText();
  const [green, setGreen] = useState(false);
  const [given, setGiven] = useState<OwnTicket | null>(null);
  const renew = useRenew();
  const act = useAct();
  const take = async (): Promise<void> => {
    await act.run(async () =>
      setGiven(
        await booking.takeAtKiosk(
          { params: { siteCode: view.siteCode }, body: { poolId: view.poolId, green } },
          { idempotencyKey: newId() },
        ),
      ),
    );
    setGreen(false);
    await renew();
  };
  return (
    <section className="dk-card dk-stack">
      <h2>{t('booking.take.title')}</h2>
      <div className="dk-row">
        <Checkbox checked={green} onChange={(event) => setGreen(event.target.checked)}>
          {t('booking.take.green')}
        </Checkbox>
        <Button loading={act.busy} onClick={() => void take()}>
          {t('booking.take.take')}
        </Button>
        {given && (
          <strong role="status" className="bk-number">
            {t('booking.take.given', { number: given.number })}
          </strong>
        )}
      </div>
      <ErrorNotice error={act.error} />
    </section>
  );
}
