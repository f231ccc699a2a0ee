import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio, Switch } from 'antd';
import { useState } from 'react';
import { formPlaces, PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Preferences } from '../../contract/index.ts';
import { ChannelOrder } from './channel-order.tsx';
import { OwnNav } from './own-nav.tsx';
import { messages } from './use-messages.ts';

/** How the person who is signed in wants to be told. */
export default function PreferencesPage() {
  const { t } = useText();
  const kept = useQuery({
    queryKey: ['messages', 'preferences'],
    queryFn: async () => messages.preferences({}),
  });
  return (
    <>
      <PageHead title={t('messages.menu.preferences')} lead={t('messages.own.lead')} />
      <OwnNav />
      {kept.isPending && <Loading lines={6} />}
      {kept.isError && <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.data && <PreferencesForm key={kept.dataUpdatedAt} kept={kept.data} />}
    </>
  );
}

function PreferencesForm({ kept }: { kept: Preferences }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(kept);
  const act = useAct();
  const faults = formPlaces(act.error);
  const faultOf = (key: string) => faults.find(({ name }) => name[0] === key)?.errors[0];
  const change = (part: Partial<Preferences>): void => setWanted({ ...wanted, ...part });
  const save = async (): Promise<void> => {
    const saved = await act.run(async () => messages.savePreferences({ body: wanted }));
    if (!saved) return;
    await queries.invalidateQueries({ queryKey: ['messages', 'preferences'] });
    void message.success(t('messages.own.saved'));
  };
  return (
    <div className="dk-stack" style={{ maxWidth: 640 }}>
      <ErrorNotice error={act.error} />
      <section className="dk-card">
        <h2>{t('messages.own.order')}</h2>
        <p className="dk-muted">{t('messages.own.orderHint')}</p>
        <ChannelOrder
          order={wanted.order}
          muted={wanted.muted}
          onChange={(order, muted) => change({ order, muted })}
        />
      </section>
      <QuietHours
        wanted={wanted}
        onChange={change}
        fault={faultOf('quietTo') ?? faultOf('quietFrom')}
      />
      <section className="dk-card">
        <h2>{t('messages.own.email')}</h2>
        <Input
          type="email"
          value={wanted.email}
          maxLength={200}
          status={faultOf('email') ? 'error' : ''}
          aria-label={t('messages.own.email')}
          placeholder="name@example.cn"
          onChange={(event) => change({ email: event.target.value.trim() })}
        />
        {faultOf('email') && <p className="messages-fault">{faultOf('email')}</p>}
        <h2>{t('messages.own.language')}</h2>
        <Radio.Group
          value={wanted.language}
          onChange={(event) => change({ language: event.target.value === 'en' ? 'en' : 'zh' })}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </section>
      <div className="dk-row">
        <Button type="primary" loading={act.busy} onClick={() => void save()}>
          {t('messages.save')}
        </Button>
      </div>
    </div>
  );
}

interface QuietHoursProps {
  readonly wanted: Preferences;
  readonly onChange: (part: Partial<Preferences>) => void;
  readonly fault: string | undefined;
}

function QuietHours({ wanted, onChange, fault }: QuietHoursProps) {
  const { t } = useText();
  const isOn = wanted.quietFrom !== null || wanted.quietTo !== null;
  const turn = (on: boolean): void =>
    onChange(on ? { quietFrom: '22:00', quietTo: '07:00' } : { quietFrom: null, quietTo: null });
  return (
    <section className="dk-card">
      <h2>{t('messages.own.quiet')}</h2>
      <p className="dk-muted">{t('messages.own.quietHint')}</p>
      <div className="dk-row">
        <Switch checked={isOn} onChange={turn} aria-label={t('messages.own.quiet')} />
        {isOn && (
          <>
            <Clock
              label={t('messages.own.from')}
              value={wanted.quietFrom}
              onChange={(quietFrom) => onChange({ quietFrom })}
            />
            <span>—</span>
            <Clock
              label={t('messages.own.to')}
              value={wanted.quietTo}
              onChange={(quietTo) => onChange({ quietTo })}
            />
          </>
        )}
      </div>
      {fault && <p className="messages-fault">{fault}</p>}
    </section>
  );
}

interface ClockProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function Clock({ label, value, onChange }: ClockProps) {
  return (
    <Input
      type="time"
      style={{ width: 120 }}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  );
}
