import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio, Segmented, Select, Slider } from 'antd';
import { useEffect } from 'react';
import type { MapBackgroundSettings } from '#platform/contract/map-background.ts';
import { createClient } from '#ui/api/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { TownLayersMap } from '#ui/map/index.ts';
import { api } from '../../contract.ts';
import { OwnLayers } from './own-layers.tsx';
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
      <OwnLayers />
    </>
  );
}

type Saved = MapBackgroundSettings & { readonly version: number };

function Background({ saved }: { saved: Saved }) {
  const { t } = useText();
  const act = useAct();
  const queries = useQueryClient();
  const [form] = Form.useForm<MapBackgroundSettings>();
  const kind = Form.useWatch('kind', form) ?? saved.kind;
  useEffect(() => form.setFieldsValue(saved), [form, saved]);
  const save = async (): Promise<void> => {
    const body = { ...saved, ...form.getFieldsValue(true), version: saved.version };
    const isSaved = await act.run(() => map.saveSettings({ body }));
    if (!isSaved) return;
    await queries.invalidateQueries({ queryKey: ['map'] });
    // The page's header names the hosts that may be asked: a fresh page is allowed the new ones.
    location.reload();
  };
  return (
    <section className="mp-settings">
      <Form form={form} layout="vertical" initialValues={saved} onFinish={() => void save()}>
        <h2>{t('map.settings.ground')}</h2>
        <ErrorNotice error={act.error} />
        <Form.Item name="kind" label={t('map.settings.kind')}>
          <Radio.Group
            options={kinds.map((value) => ({ value, label: t(`map.settings.kinds.${value}`) }))}
            onChange={() => form.setFieldValue('template', '')}
          />
        </Form.Item>
        <SourceFields kind={kind} />
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('map.settings.save')}
        </Button>
      </Form>
      <div className="mp-preview">
        <TownLayersMap label={t('map.settings.preview')} layers={[]} controls="none" />
      </div>
    </section>
  );
}

function SourceFields({ kind }: { kind: MapBackgroundSettings['kind'] }) {
  const { t } = useText();
  if (kind === 'none') return <p className="dk-muted">{t('map.settings.noneHint')}</p>;
  const isOpen = kind === 'xyz' || kind === 'wmts';
  return (
    <>
      {kind === 'tianditu' ? (
        <Form.Item name="template" label={t('map.settings.product')}>
          <Segmented
            options={(['vec', 'img', 'ter'] as const).map((value) => ({
              value,
              label: t(`map.settings.products.${value}`),
            }))}
          />
        </Form.Item>
      ) : (
        <Form.Item
          name="template"
          label={t('map.settings.template')}
          extra={t(`map.settings.templateHint.${kind}`)}
        >
          <Input maxLength={500} spellCheck={false} />
        </Form.Item>
      )}
      {kind !== 'pmtiles' && (
        <Form.Item name="key" label={t('map.settings.key')} extra={t('map.settings.keyHint')}>
          <Input maxLength={200} spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
      {isOpen && (
        <Form.Item name="subdomains" label={t('map.settings.subdomains')}>
          <Input maxLength={60} placeholder="0,1,2,3" spellCheck={false} />
        </Form.Item>
      )}
      {isOpen && (
        <Form.Item name="datum" label={t('map.settings.datum')} extra={t('map.settings.datumHint')}>
          <Select
            options={(['wgs84', 'gcj02'] as const).map((value) => ({
              value,
              label: t(`map.settings.datums.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="attribution" label={t('map.settings.attribution')}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="dk-row">
        <Form.Item name="minZoom" label={t('map.settings.minZoom')}>
          <InputNumber min={0} max={22} precision={0} />
        </Form.Item>
        <Form.Item name="maxZoom" label={t('map.settings.maxZoom')}>
          <InputNumber min={0} max={22} precision={0} />
        </Form.Item>
        <Form.Item name="opacity" label={t('map.settings.opacity')}>
          <Slider min={0.1} max={1} step={0.1} style={{ width: 140 }} />
        </Form.Item>
      </div>
    </>
  );
}
