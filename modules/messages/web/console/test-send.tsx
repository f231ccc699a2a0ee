import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Template } from '../../contract/index.ts';
import { messages } from './use-messages.ts';

interface TestSendProps {
  readonly params: Pick<Template, 'code' | 'channel' | 'language'>;
}

/** Sends the saved wording with sample values to one address. */
export function TestSend({ params }: TestSendProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [address, setAddress] = useState('');
  const act = useAct();
  const needsAddress = params.channel === 'sms' || params.channel === 'email';
  const send = async (): Promise<void> => {
    const sent = await act.run(async () =>
      messages.testTemplate({ params, body: { address: address.trim() } }),
    );
    if (sent) void message.success(t('messages.templates.testSent'));
  };
  return (
    <section className="dk-card">
      <h2>{t('messages.templates.test')}</h2>
      <p className="dk-muted">{t('messages.templates.testHint')}</p>
      <ErrorNotice error={act.error} />
      <Space.Compact block>
        {needsAddress && (
          <Input
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            aria-label={t(`messages.address.${params.channel}`)}
            placeholder={t(`messages.address.${params.channel}`)}
          />
        )}
        <Button
          loading={act.busy}
          disabled={needsAddress && address.trim() === ''}
          onClick={() => void send()}
        >
          {t('messages.templates.send')}
        </Button>
      </Space.Compact>
    </section>
  );
}
