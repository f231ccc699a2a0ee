import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { ShiftView } from '../../../contract/index.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { YuanInput } from '../shared/yuan-input.tsx';

/** The clerk's shift: opened with the change in the drawer, handed over by counting it. */
export function ShiftPart() {
  const { t } = useWords();
  const current = useQuery({
    queryKey: ['payment', 'shift'],
    queryFn: async () => payment.shift({}),
  });
  return (
    <section className="dk-card pay-till" style={{ marginTop: 16 }} aria-labelledby="pay-shift">
      <h2 id="pay-shift">{t('payment.shift.title')}</h2>
      {current.isPending && <Loading lines={3} />}
      {current.isError && (
        <ErrorState error={current.error} onRetry={() => void current.refetch()} />
      )}
      {current.data && (current.data.shift ? <Open shift={current.data.shift} /> : <Begin />)}
    </section>
  );
}

function Begin() {
  const { t } = useWords();
  const [openingFen, setOpening] = useState<number | null>(0);
  const act = useAct();
  const renew = useRenew();
  const begin = async (): Promise<void> => {
    await act.run(async () => payment.openShift({ body: { openingFen: openingFen ?? 0 } }));
    await renew();
  };
  return (
    <>
      <p>{t('payment.shift.none')}</p>
      <Form layout="vertical">
        <Form.Item label={t('payment.shift.opening')} htmlFor="pay-opening">
          <YuanInput id="pay-opening" value={openingFen} onChange={setOpening} />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
      <Button loading={act.busy} onClick={() => void begin()}>
        {t('payment.shift.begin')}
      </Button>
    </>
  );
}

function Open({ shift }: { readonly shift: ShiftView }) {
  const { t, yuan } = useWords();
  const [closing, setClosing] = useState(false);
  const facts = [
    [t('payment.shift.number'), shift.number],
    [t('payment.shift.cash', { count: shift.cashCount }), yuan(shift.cashFen)],
    [t('payment.shift.back'), yuan(shift.cashBackFen)],
    [t('payment.shift.pos', { count: shift.posCount }), yuan(shift.posFen)],
    [t('payment.shift.expected'), yuan(shift.expectedFen)],
  ];
  return (
    <>
      <p className="dk-muted">
        {shift.clerkName} · <Time at={shift.openedAt} />
      </p>
      <dl className="pay-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="pay-num">{value}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => setClosing(true)}>{t('payment.shift.close')}</Button>
      {closing && <CloseModal shift={shift} onClose={() => setClosing(false)} />}
    </>
  );
}

interface CloseModalProps {
  readonly shift: ShiftView;
  readonly onClose: () => void;
}

function CloseModal({ shift, onClose }: CloseModalProps) {
  const { t, yuan } = useWords();
  const [countedFen, setCounted] = useState<number | null>(null);
  const [handedTo, setHandedTo] = useState('');
  const [note, setNote] = useState('');
  const act = useAct();
  const renew = useRenew();
  const off = countedFen === null ? 0 : countedFen - shift.expectedFen;
  const close = async (): Promise<void> => {
    const body = { countedFen: countedFen ?? 0, handedTo, note };
    const done = await act.run(async () => payment.closeShift({ body }));
    if (done) {
      await renew();
      onClose();
    }
  };
  return (
    <Modal
      open
      title={t('payment.shift.close')}
      okText={t('payment.shift.close')}
      cancelText={t('payment.cancel')}
      okButtonProps={{ loading: act.busy, disabled: countedFen === null || handedTo.trim() === '' }}
      onOk={() => void close()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item
          label={t('payment.shift.counted', { amount: yuan(shift.expectedFen) })}
          htmlFor="pay-counted"
        >
          <YuanInput id="pay-counted" size="large" value={countedFen} onChange={setCounted} />
        </Form.Item>
        {off !== 0 && (
          <Notice
            meaning="warning"
            title={t(off > 0 ? 'payment.shift.over' : 'payment.shift.short', {
              amount: yuan(Math.abs(off)),
            })}
          />
        )}
        <Form.Item label={t('payment.shift.handedTo')} htmlFor="pay-handed">
          <Input
            id="pay-handed"
            maxLength={40}
            value={handedTo}
            onChange={({ target }) => setHandedTo(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('payment.shift.note')} htmlFor="pay-note">
          <Input.TextArea
            id="pay-note"
            rows={2}
            maxLength={300}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
