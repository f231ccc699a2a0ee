import { Button, Form, Input, Popconfirm, Switch } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { ChannelView } from '../../../contract/index.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';

const meanings: Readonly<Record<ChannelView['mode'], Meaning | 'neutral'>> = {
  live: 'ok',
  simulated: 'warning',
  closed: 'neutral',
};

const wechatFields = ['appId', 'merchantId', 'serial', 'platformSerial'] as const;
const alipayFields = ['appId'] as const;
const secrets = { privateKey: '', platformKey: '', apiKey: '' };

/** Merchant data of one channel. Keys are typed in and never shown again. */
export function ChannelCard({ given }: { readonly given: ChannelView }) {
  const { t } = useWords();
  const { channel, mode, noticeUrl, updatedAt: _at, ...shown } = given;
  const [draft, setDraft] = useState({ ...shown, ...secrets });
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const act = useAct();
  const renew = useRenew();
  const fields = channel === 'wechat' ? wechatFields : alipayFields;
  const save = async (): Promise<void> => {
    const done = await act.run(async () =>
      payment.saveChannel({ params: { channel }, body: draft }),
    );
    setSaved(done);
    if (done) setDraft({ ...draft, ...secrets });
    await renew();
  };
  const remove = async (): Promise<void> => {
    await act.run(async () => payment.removeChannel({ params: { channel } }));
    await renew();
  };
  return (
    <section
      className="dk-card"
      style={{ maxWidth: 640, marginBottom: 16 }}
      aria-labelledby={`pay-${channel}`}
    >
      <h2 id={`pay-${channel}`}>
        {t(`payment.channel.${channel}`)}{' '}
        <StatusTag meaning={meanings[mode]}>{t(`payment.mode.${mode}`)}</StatusTag>
      </h2>
      <p className="dk-muted">{t(`payment.mode.${mode}Text`)}</p>
      {!isOpen && (
        <Button onClick={() => setOpen(true)}>
          {t(mode === 'live' ? 'payment.change' : 'payment.settings.connect')}
        </Button>
      )}
      {isOpen && (
        <Form layout="vertical" onFinish={() => void save()}>
          {fields.map((name) => (
            <Form.Item
              key={name}
              label={t(`payment.settings.${name}`)}
              htmlFor={`${channel}-${name}`}
            >
              <Input
                id={`${channel}-${name}`}
                autoComplete="off"
                value={draft[name]}
                onChange={({ target }) => setDraft({ ...draft, [name]: target.value.trim() })}
              />
            </Form.Item>
          ))}
          {(['privateKey', 'platformKey'] as const).map((name) => (
            <Form.Item
              key={name}
              label={t(`payment.settings.${name}`)}
              htmlFor={`${channel}-${name}`}
              extra={t(mode === 'live' ? 'payment.settings.keptHint' : 'payment.settings.pemHint')}
            >
              <Input.TextArea
                id={`${channel}-${name}`}
                rows={3}
                autoComplete="off"
                value={draft[name]}
                onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
              />
            </Form.Item>
          ))}
          {channel === 'wechat' && (
            <Form.Item label={t('payment.settings.apiKey')} htmlFor="wechat-apiKey">
              <Input.Password
                id="wechat-apiKey"
                autoComplete="new-password"
                value={draft.apiKey}
                onChange={({ target }) => setDraft({ ...draft, apiKey: target.value })}
              />
            </Form.Item>
          )}
          <Form.Item label={t('payment.settings.active')} htmlFor={`${channel}-active`}>
            <Switch
              id={`${channel}-active`}
              checked={draft.active}
              onChange={(active) => setDraft({ ...draft, active })}
            />
          </Form.Item>
          <p className="dk-muted">{t('payment.settings.noticeUrl', { url: noticeUrl })}</p>
          <ErrorNotice error={act.error} />
          {isSaved && !act.error && <Notice meaning="ok" title={t('payment.saved')} />}
          <div className="dk-row">
            <Button type="primary" htmlType="submit" loading={act.busy}>
              {t('payment.save')}
            </Button>
            {mode === 'live' && (
              <Popconfirm
                title={t('payment.settings.removeAsk')}
                okText={t('payment.settings.remove')}
                cancelText={t('payment.cancel')}
                onConfirm={() => void remove()}
              >
                <Button danger>{t('payment.settings.remove')}</Button>
              </Popconfirm>
            )}
          </div>
        </Form>
      )}
    </section>
  );
}
