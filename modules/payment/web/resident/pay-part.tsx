import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '#ui/kit/new-id.ts';
import { Button, Choice, ErrorNotice, Notice } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import type { OnlineChannel, Way } from '../../contract/words.ts';
import { payment, useWords } from './client.ts';

interface PayPartProps {
  readonly billId: string;
  /** Code printed on a bill that is another's. */
  readonly code?: string;
}

/** A phone opens the channel's own page; a larger screen shows a code to scan. */
function wayOf(channel: OnlineChannel): Way {
  const isPhone = globalThis.matchMedia('(max-width: 800px)').matches;
  if (channel === 'wechat') return isPhone ? 'h5' : 'native';
  return isPhone ? 'wap' : 'precreate';
}

/** With what to pay, and the one button that does. */
export function PayPart({ billId, code }: PayPartProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [channel, setChannel] = useState<OnlineChannel>('wechat');
  const act = useAct();
  const key = useRef(newId());
  const own = useQuery({
    queryKey: ['payment', 'own'],
    queryFn: async () => payment.ownBills({}),
  });
  if (own.data && !own.data.online) {
    return (
      <Notice meaning="notice" title={t('payment.pay.closed')}>
        <p>{own.data.windowWords}</p>
      </Notice>
    );
  }
  const pay = async (): Promise<void> => {
    await act.run(async () => {
      const body = { channel, way: wayOf(channel), ...(code ? { code } : {}) };
      const asked = { params: { billId }, body };
      const order = await payment.pay(asked, { idempotencyKey: key.current });
      key.current = newId();
      await queries.invalidateQueries({ queryKey: ['payment'] });
      navigate(`/bill-order/${order.id}`);
      if (order.pay.kind === 'redirect') globalThis.location.assign(order.pay.target);
    });
  };
  return (
    <div className="pay-acts">
      <Choice<OnlineChannel>
        label={t('payment.pay.how')}
        value={channel}
        onChange={(next) => {
          key.current = newId();
          setChannel(next);
        }}
        columns={2}
        options={[
          { value: 'wechat', label: t('payment.channel.wechat') },
          { value: 'alipay', label: t('payment.channel.alipay') },
        ]}
      />
      <ErrorNotice error={act.error} />
      <Button kind="primary" icon="money" wide busy={act.busy} onClick={() => void pay()}>
        {t('payment.pay.act')}
      </Button>
    </div>
  );
}
