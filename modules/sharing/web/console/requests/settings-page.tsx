import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { useState } from 'react';
import type { Settings } from '../../../contract/index.ts';
import { sharing, useRenew } from '../shared/client.ts';

const numbers = [
  ['answerWorkingDays', 30],
  ['correctionWorkingDays', 60],
  ['remindWorkingDays', 10],
] as const;

/** Deadlines of sharing in this town. */
export default function SettingsPage() {
  const { t } = useText();
  const settings = useQuery({
    queryKey: ['sharing', 'settings'],
    queryFn: async () => sharing.settings({}),
  });
  return (
    <>
      <PageHead title={t('sharing.menu.settings')} lead={t('sharing.settings.lead')} />
      {settings.isPending && <Loading lines={4} />}
      {settings.isError && (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data ? (
        <SettingsForm given={settings.data} />
      ) : (
        settings.isSuccess && <EmptyState title={t('sharing.settings.none')} />
      )}
    </>
  );
}

function SettingsForm({ given }: { given: Settings }) {
  const { t } = useText();
  const [draft, setDraft] = useState(given);
  const [isSaved, setSaved] = useState(false);
  const renew = useRenew();
  const act = useAct();
  const save = async (): Promise<void> => {
    setSaved(await act.run(async () => sharing.saveSettings({ body: draft })));
    await renew();
  };
  return (
    <Form
      layout="vertical"
      className="dk-card"
      style={{ maxWidth: 520 }}
      onFinish={() => void save()}
    >
      {numbers.map(([name, most]) => (
        <Form.Item
          key={name}
          label={t(`sharing.settings.${name}`)}
          htmlFor={`sharing-${name}`}
          extra={t(`sharing.settings.hint.${name}`)}
        >
          <InputNumber
            id={`sharing-${name}`}
            min={1}
            max={most}
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value ?? 1 })}
          />
        </Form.Item>
      ))}
      <ErrorNotice error={act.error} />
      {isSaved && !act.error && <Notice meaning="ok" title={t('sharing.settings.saved')} />}
      <Button type="primary" htmlType="submit" loading={act.busy}>
        {t('sharing.save')}
      </Button>
    </Form>
  );
}
