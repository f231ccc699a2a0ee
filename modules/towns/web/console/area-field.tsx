import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { OneFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { boundsAround, pairsOf, TownMap } from '#ui/map/index.ts';
import { geometryOf } from './use-areas.ts';
import { readArea } from './read-area.ts';

/** The boundary: seen on the map, taken from a GeoJSON file or pasted text. */
export function AreaField() {
  const { t } = useText();
  return (
    <Form.Item
      name="area"
      label={t('towns.field.area')}
      extra={t('towns.area.hint')}
      rules={[{ required: true, message: t('towns.need.area') }]}
    >
      <AreaControl />
    </Form.Item>
  );
}

interface AreaControlProps {
  readonly value?: unknown;
  readonly onChange?: (area: unknown) => void;
}

function AreaControl({ value, onChange }: AreaControlProps) {
  const { t } = useText();
  const [pasting, setPasting] = useState(false);
  const [fault, setFault] = useState('');
  const take = (text: string): void => {
    const area = readArea(text);
    setFault(area ? '' : t('towns.area.unreadable'));
    if (!area) return;
    setPasting(false);
    onChange?.(area);
  };
  return (
    <div className="dk-stack">
      {value ? <AreaMap area={value} /> : null}
      <div className="dk-row">
        <OneFile accept=".geojson,.json" onFile={(file) => void file.text().then(take)}>
          <Button icon={<Icon name="upload" />}>{t('towns.area.upload')}</Button>
        </OneFile>
        <Button onClick={() => setPasting(!pasting)}>{t('towns.area.paste')}</Button>
      </div>
      {pasting && (
        <Input.TextArea
          autoSize={{ minRows: 4, maxRows: 10 }}
          aria-label={t('towns.area.paste')}
          placeholder='{"type":"Polygon","coordinates":[[[112.95,28.45], …]]}'
          onChange={(event) => take(event.target.value)}
        />
      )}
      {fault && <p className="towns-fault">{fault}</p>}
    </div>
  );
}

function AreaMap({ area }: { area: unknown }) {
  const { t } = useText();
  const geometry = geometryOf(area);
  return (
    <div className="towns-small-map">
      <TownMap
        label={t('towns.field.area')}
        areas={[{ id: 'area', geometry }]}
        selected="area"
        bounds={boundsAround(pairsOf(geometry))}
      />
    </div>
  );
}
