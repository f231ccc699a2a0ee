import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline } from '#ui/i18n/time.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import {
  attemptOutcomes,
  type AttemptOutcome,
  type CallbackView,
} from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';

/** Whom to call back, what is due first. */
export function Callbacks({ onCalled }: { onCalled: (callId: string) => void }) {
  const { t } = useText();
  const list = useQuery({
    queryKey: ['assist', 'callbacks'],
    queryFn: async () => (await assist.callbacks({ query: {} })).items,
    refetchInterval: 60_000,
  });
  return (
    <section className="dk-card">
      <h2>
        {t('assist.callback.title')} {list.data && list.data.length > 0 && `· ${list.data.length}`}
      </h2>
      {list.isPending && <Loading lines={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="dk-muted">{t('assist.callback.none')}</p>}
      {list.data?.map((one) => (
        <Callback key={one.id} callback={one} onCalled={onCalled} />
      ))}
    </section>
  );
}

interface CallbackProps {
  readonly callback: CallbackView;
  readonly onCalled: (callId: string) => void;
}

function Callback({ callback, onCalled }: CallbackProps) {
  const { t } = useText();
  const { modal } = App.useApp();
  const renew = useRenew();
  const act = useAct();
  const [number, setNumber] = useState<string | null>(null);
  const { id, version, phone, residentName, reason, attempts, lastOutcome, dueAt } = callback;
  const params = { callbackId: id };
  const dial = async (): Promise<void> => {
    await act.run(async () => setNumber((await assist.callbackNumber({ params })).phone));
  };
  const tried = async (outcome: AttemptOutcome): Promise<void> => {
    await act.run(async () => {
      if (outcome === 'reached') {
        const body = { callbackId: id };
        const call = await assist.noteCall({ body }, { idempotencyKey: newId() });
        onCalled(call.id);
      }
      await assist.attempt({ params, body: { outcome, version } });
    });
    setNumber(null);
    await renew();
  };
  const drop = (): void => {
    let words = '';
    void modal.confirm({
      title: t('assist.callback.dropTitle'),
      content: (
        <Input
          autoFocus
          maxLength={200}
          placeholder={t('assist.callback.dropReason')}
          aria-label={t('assist.callback.dropReason')}
          onChange={(event) => {
            words = event.target.value;
          }}
        />
      ),
      okText: t('assist.callback.drop'),
      cancelText: t('assist.cancel'),
      onOk: async () => {
        const body = { reason: words.trim() || t('assist.callback.noReason'), version };
        await act.run(async () => assist.dropCallback({ params, body }));
        await renew();
      },
    });
  };
  return (
    <div className="as-callback">
      <div className="dk-row">
        <strong>{residentName || t('assist.phone.unknown')}</strong>
        <span className="dk-number">{phone}</span>
        <Deadline at={dueAt} nearSeconds={900} />
      </div>
      {reason && <div>{reason}</div>}
      {attempts > 0 && lastOutcome && (
        <div className="dk-muted">
          {t('assist.callback.tried', {
            count: attempts,
            outcome: t(`assist.outcome.${lastOutcome}`),
          })}
        </div>
      )}
      {number ? (
        <>
          <a href={`tel:${number}`} className="as-read-out-number dk-number">
            {number}
          </a>
          <div className="dk-row">
            {attemptOutcomes.map((outcome) => (
              <Button
                key={outcome}
                size="small"
                type={outcome === 'reached' ? 'primary' : 'default'}
                disabled={act.busy}
                onClick={() => void tried(outcome)}
              >
                {t(`assist.outcome.${outcome}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div className="dk-row">
          <Button size="small" type="primary" loading={act.busy} onClick={() => void dial()}>
            {t('assist.callback.dial')}
          </Button>
          <Button size="small" onClick={drop}>
            {t('assist.callback.drop')}
          </Button>
        </div>
      )}
      <ErrorNotice error={act.error} />
    </div>
  );
}
