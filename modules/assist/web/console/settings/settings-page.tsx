import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { DeskSettings } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';
import { PhrasesForm } from './phrases-form.tsx';

const numbers = [
  ['idleMinutes', 3, 60],
  ['callbackMinutes', 5, 1440],
] as const;

/** Rules of the desks, the exchange, the text blocks. */
export default function SettingsPage() {
  const { t } = useText();
  const settings = useQuery({
    queryKey: ['assist', 'settings'],
    queryFn: async () => assist.settings({}),
  });
  return (
    <>
      <PageHead title={t('assist.menu.settings')} lead={t('assist.settings.lead')} />
      {settings.isPending && <Loading lines={4} />}
      {settings.isError && (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && (
        <div className="dk-split">
          <RulesForm key={settings.data.version} given={settings.data} />
          <PhrasesForm given={settings.data.phrases} />
        </div>
      )}
    </>
  );
}

function RulesForm({ given }: { given: DeskSettings }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [draft, setDraft] = useState({ ...given, secret: '' });
  const [isSaved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    const { idleMinutes, callbackMinutes, version, secret } = draft;
    const body = {
      idleMinutes,
      callbackMinutes,
      version,
      ...(secret ? { exchangeSecret: secret } : {}),
    };
    setSaved(await act.run(async () => assist.saveSettings({ body })));
    await renew();
  };
  return (
    <Form layout="vertical" className="dk-card" onFinish={() => void save()}>
      {numbers.map(([name, min, max]) => (
        <Form.Item
          key={name}
          label={t(`assist.settings.${name}`)}
          htmlFor={`assist-${name}`}
          extra={t(`assist.settings.${name}Hint`)}
        >
          <InputNumber
            id={`assist-${name}`}
            min={min}
            max={max}
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value ?? min })}
          />
        </Form.Item>
      ))}
      <Form.Item
        label={t('assist.settings.secret')}
        htmlFor="assist-secret"
        extra={t(given.exchange ? 'assist.settings.secretKnown' : 'assist.settings.secretNone')}
      >
        <Input.Password
          id="assist-secret"
          value={draft.secret}
          maxLength={200}
          autoComplete="new-password"
          onChange={(event) => setDraft({ ...draft, secret: event.target.value })}
        />
      </Form.Item>
      <p className="dk-muted">{t('assist.settings.address')}</p>
      <ErrorNotice error={act.error} />
      {isSaved && !act.error && <Notice meaning="ok" title={t('assist.settings.saved')} />}
      <Button type="primary" htmlType="submit" loading={act.busy}>
        {t('assist.settings.save')}
      </Button>
    </Form>
  );
}
