import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { policy, useRenew } from '../shared/client.ts';
import type { KeptPolicy } from './kept.ts';

type Asked = 'publish' | 'giveBack' | 'withdraw' | 'repeal';

/** What can be done with a policy now, besides editing its text. */
export function PolicyActs({ kept }: { kept: KeptPolicy }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const [asked, setAsked] = useState<Asked | null>(null);
  const params = { policyId: kept.id };
  const { version } = kept;
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    if (await act.run(work)) await renew();
  };
  const discard = (): void => {
    modal.confirm({
      title: t('policy.acts.discardAsk'),
      okText: t('policy.acts.discard'),
      cancelText: t('policy.acts.cancel'),
      onOk: async () => {
        await run(async () => policy.discard({ params, body: { version } }));
        if (!kept.published) await go('/policy');
      },
    });
  };
  const has = (name: KeptPolicy['acts'][number]): boolean => kept.acts.includes(name);
  return (
    <div className="dk-row policy-acts">
      {has('submit') && (
        <Button
          type="primary"
          loading={act.busy}
          onClick={() => void run(async () => policy.submit({ params, body: { version } }))}
        >
          {t('policy.acts.submit')}
        </Button>
      )}
      {has('publish') && (
        <Button type="primary" onClick={() => setAsked('publish')}>
          {t('policy.acts.publish')}
        </Button>
      )}
      {has('giveBack') && (
        <Button onClick={() => setAsked('giveBack')}>{t('policy.acts.giveBack')}</Button>
      )}
      {has('discard') && <Button onClick={discard}>{t('policy.acts.discard')}</Button>}
      {has('repeal') && (
        <Button onClick={() => setAsked('repeal')}>{t('policy.acts.repeal')}</Button>
      )}
      {has('withdraw') && (
        <Button danger onClick={() => setAsked('withdraw')}>
          {t('policy.acts.withdraw')}
        </Button>
      )}
      {kept.isPublic && (
        <a href={`/policy/${kept.code}`} target="_blank" rel="noreferrer">
          {t('policy.acts.see')}
        </a>
      )}
      <span className="dk-muted">{t('policy.acts.followers', { count: kept.followers })}</span>
      <ErrorNotice error={act.error} />
      {asked && <AskedForm asked={asked} kept={kept} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface AskedFormProps {
  readonly asked: Asked;
  readonly kept: KeptPolicy;
  readonly onClose: () => void;
}

/** The one sentence that an act asks for; a repeal asks for its day too. */
function AskedForm({ asked, kept, onClose }: AskedFormProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [words, setWords] = useState('');
  const [day, setDay] = useState('');
  const send = async (): Promise<void> => {
    const params = { policyId: kept.id };
    const { version } = kept;
    const isDone = await act.run(async () => {
      if (asked === 'publish') return policy.publish({ params, body: { version, note: words } });
      if (asked === 'giveBack')
        return policy.giveBack({ params, body: { version, reason: words } });
      if (asked === 'withdraw')
        return policy.withdraw({ params, body: { version, reason: words } });
      return policy.repeal({ params, body: { version, repealedOn: day, repealedBy: words } });
    });
    await renew();
    if (isDone) onClose();
  };
  return (
    <Modal
      open
      title={t(`policy.acts.${asked}`)}
      okText={t(`policy.acts.${asked}`)}
      cancelText={t('policy.acts.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: words.trim().length < 2 || (asked === 'repeal' && day === ''),
      }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {asked === 'repeal' && (
          <Form.Item label={t('policy.acts.repealDay')} htmlFor="policy-repeal-day">
            <Input
              id="policy-repeal-day"
              type="date"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          </Form.Item>
        )}
        <Form.Item label={t(`policy.acts.words.${asked}`)} htmlFor="policy-act-words">
          <Input.TextArea
            id="policy-act-words"
            rows={3}
            maxLength={200}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
