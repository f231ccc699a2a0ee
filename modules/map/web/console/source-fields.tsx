import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Form, Input, InputNumber, Segmented, Select, Slider } from 'antd';
import type { MapBackgroundSettings } from '#platform/contract/map-background.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../contract.ts';

const map = createClient(api);

/** What a source needs to be said of it. */
export function SourceFields({ kind }: { kind: MapBackgroundSettings['kind'] }) {
  const { t } = useText();
  if (kind === 'none') return <p className="dk-muted">{t('map.settings.noneHint')}</p>;
  const isOpen = kind === 'xyz' || kind === 'wmts';
  return (
    <>
      <Template kind={kind} />
      {kind !== 'pmtiles' && (
        <Form.Item name="key" label={t('map.settings.key')} extra={t('map.settings.keyHint')}>
          <Input maxLength={200} spellCheck={false} autoComplete="off" />
        </Form.Item>
      )}
      {isOpen && <OpenFields />}
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

function OpenFields() {
  const { t } = useText();
  return (
    <>
      <Form.Item name="subdomains" label={t('map.settings.subdomains')}>
        <Input maxLength={60} placeholder="0,1,2,3" spellCheck={false} />
      </Form.Item>
      <Form.Item name="datum" label={t('map.settings.datum')} extra={t('map.settings.datumHint')}>
        <Select
          options={(['wgs84', 'gcj02'] as const).map((value) => ({
            value,
            label: t(`map.settings.datums.${value}`),
          }))}
        />
      </Form.Item>
    </>
  );
}

function Template({ kind }: { kind: 'tianditu' | 'xyz' | 'wmts' | 'pmtiles' }) {
  const { t } = useText();
  const archives = useQuery({
    queryKey: ['map', 'archives'],
    queryFn: () => map.archives({}),
    enabled: kind === 'pmtiles',
  });
  if (kind === 'tianditu') {
    return (
      <Form.Item name="template" label={t('map.settings.product')}>
        <Segmented
          options={(['vec', 'img', 'ter'] as const).map((value) => ({
            value,
            label: t(`map.settings.products.${value}`),
          }))}
        />
      </Form.Item>
    );
  }
  const kept = (archives.data?.items ?? []).filter(({ facts }) => facts !== null);
  return (
    <Form.Item
      name="template"
      label={t('map.settings.template')}
      extra={t(`map.settings.templateHint.${kind}`)}
    >
      {kind === 'pmtiles' ? (
        <AutoComplete
          options={kept.map(({ address, name }) => ({ value: address, label: name }))}
          maxLength={500}
        />
      ) : (
        <Input maxLength={500} spellCheck={false} />
      )}
    </Form.Item>
  );
}
