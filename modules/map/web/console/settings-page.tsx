import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Popconfirm, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { MapBackground, MapBackgroundSettings } from '#platform/contract/map-background.ts';
import { createClient } from '#ui/api/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { TownLayersMap, useMapBase } from '#ui/map/index.ts';
import { api, type TriedBackground } from '../../contract.ts';
import { Archives } from './archives.tsx';
import { OwnLayers } from './own-layers.tsx';
import { SourceFields } from './source-fields.tsx';
import { middleOfTown, Tried } from './tried.tsx';
import './map.css';

const map = createClient(api);
const kinds = ['none', 'tianditu', 'xyz', 'wmts', 'pmtiles'] as const;

/** Where the ground of the map comes from, and the town's own layers. */
export default function SettingsPage() {
  const { t } = useText();
  const settings = useQuery({ queryKey: ['map', 'settings'], queryFn: () => map.settings({}) });
  return (
    <>
      <PageHead title={t('map.settings.title')} lead={t('map.settings.lead')} />
      {settings.isPending && <Loading lines={6} />}
      {settings.isError && (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && <Background saved={settings.data} />}
      <Archives />
      <OwnLayers />
    </>
  );
}

type Saved = MapBackgroundSettings & { readonly version: number };

/** What was tried, and with which words: a change of them makes it old. */
interface Trial {
  readonly said: string;
  readonly tried: TriedBackground;
}

function Background({ saved }: { saved: Saved }) {
  const { t } = useText();
  const act = useAct();
  const queries = useQueryClient();
  const base = useMapBase();
  const [form] = Form.useForm<MapBackgroundSettings>();
  const [trial, setTrial] = useState<Trial | null>(null);
  const values = Form.useWatch([], form) as Partial<MapBackgroundSettings> | undefined;
  const { version, ...plain } = saved;
  const draft: MapBackgroundSettings = { ...plain, ...values };
  useEffect(() => form.setFieldsValue(saved), [form, saved]);
  const said = JSON.stringify(draft);
  const fresh = trial?.said === said ? trial.tried : null;
  const isSure = draft.kind === 'none' || isGood(fresh);
  const check = async (): Promise<void> => {
    const body = { ...draft, ...middleOfTown(base.data) };
    await act.run(async () => setTrial({ said, tried: await map.checkSettings({ body }) }));
  };
  const save = async (): Promise<void> => {
    const isSaved = await act.run(() => map.saveSettings({ body: { ...draft, version } }));
    if (!isSaved) return;
    await queries.invalidateQueries({ queryKey: ['map'] });
    // The page's header names the hosts that may be asked: a fresh page is allowed the new ones.
    location.reload();
  };
  return (
    <section className="mp-settings">
      <Form form={form} layout="vertical" initialValues={saved} onFinish={() => void check()}>
        <h2>{t('map.settings.ground')}</h2>
        <ErrorNotice error={act.error} />
        <Form.Item name="kind" label={t('map.settings.kind')}>
          <Radio.Group
            options={kinds.map((value) => ({ value, label: t(`map.settings.kinds.${value}`) }))}
            onChange={() => form.setFieldValue('template', '')}
          />
        </Form.Item>
        <SourceFields kind={draft.kind} />
        {fresh && <Tried tried={fresh} />}
        <div className="dk-row">
          {draft.kind !== 'none' && (
            <Button htmlType="submit" loading={act.busy}>
              {t('map.settings.check')}
            </Button>
          )}
          <Save isSure={isSure} busy={act.busy} onSave={() => void save()} />
        </div>
      </Form>
      <Preview background={fresh?.preview ?? null} />
    </section>
  );
}

const isGood = (tried: TriedBackground | null): boolean =>
  tried !== null && tried.parts.length > 0 && tried.parts.every(({ verdict }) => verdict === 'ok');

/** Saving; what was not seen to work is asked about first. */
function Save({ isSure, busy, onSave }: { isSure: boolean; busy: boolean; onSave: () => void }) {
  const { t } = useText();
  if (isSure) {
    return (
      <Button type="primary" loading={busy} onClick={onSave}>
        {t('map.settings.save')}
      </Button>
    );
  }
  return (
    <Popconfirm
      title={t('map.settings.unproved')}
      description={t('map.settings.unprovedHint')}
      onConfirm={onSave}
    >
      <Button type="primary" loading={busy}>
        {t('map.settings.save')}
      </Button>
    </Popconfirm>
  );
}

function Preview({ background }: { background: MapBackground | null }) {
  const { t } = useText();
  return (
    <div className="mp-preview">
      <p className="dk-muted">
        {t(background ? 'map.settings.previewTried' : 'map.settings.previewSaved')}
      </p>
      <TownLayersMap
        label={t('map.settings.preview')}
        layers={[]}
        controls="none"
        {...(background ? { background } : {})}
      />
    </div>
  );
}
