import { Form, InputNumber, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type Position, TownMap } from '#ui/map/index.ts';
import { type PlaceInput, placeKinds } from '../../contract.ts';
import { CommonFields } from './common-fields.tsx';
import { ObjectDrawer } from './object-drawer.tsx';
import { type Place, towns } from './use-ground.ts';
import { useNamedFields } from './use-named-fields.ts';
import './towns.css';

interface PlaceDrawerProps {
  /** Null adds one. */
  readonly place: Place | null;
  /** Where the map was clicked for a new one. */
  readonly position: Position | null;
  readonly onClose: () => void;
}

/** Adds or changes a place. */
export function PlaceDrawer({ place, position, onClose }: PlaceDrawerProps) {
  const { t } = useText();
  const [form] = Form.useForm<PlaceInput>();
  const fields = useNamedFields([
    'nameZh',
    'nameEn',
    'code',
    'kind',
    'isQr',
    'aliases',
    'position',
    'precisionMetres',
    'active',
  ]);
  return (
    <ObjectDrawer<Place, PlaceInput>
      kind="places"
      object={place}
      title={place?.nameZh ?? t('towns.places.add')}
      form={form}
      initial={place ? valuesOf(place) : blankAt(position)}
      fields={fields}
      save={async (body, version) =>
        place
          ? towns.savePlace({ params: { id: place.id }, body: { ...body, version: version ?? 1 } })
          : towns.addPlace({ body })
      }
      read={async () => {
        const { places } = await towns.ground({ query: { retired: true } });
        return places.find(({ id }) => id === place?.id);
      }}
      valuesOf={valuesOf}
      onClose={onClose}
    >
      <CommonFields />
      <Form.Item name="kind" label={t('towns.field.kind')}>
        <Select options={placeKinds.map((value) => ({ value, label: t(`towns.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="isQr"
        label={t('towns.field.isQr')}
        extra={t('towns.places.qrHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Form.Item
        name="aliases"
        label={t('towns.field.aliases')}
        extra={t('towns.places.aliasHint')}
      >
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <PositionFields />
      <Form.Item name="precisionMetres" label={t('towns.field.precisionMetres')}>
        <InputNumber min={1} max={50_000} precision={0} suffix="m" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="active" label={t('towns.inUse')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ObjectDrawer>
  );
}

function PositionFields() {
  const { t } = useText();
  const form = Form.useFormInstance<PlaceInput>();
  const position: Position | undefined = Form.useWatch('position', form);
  const required = [{ required: true, message: t('towns.need.position') }];
  return (
    <>
      <div className="towns-pair">
        <Form.Item
          name={['position', 'longitude']}
          label={t('towns.field.longitude')}
          rules={required}
        >
          <InputNumber min={-180} max={180} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name={['position', 'latitude']}
          label={t('towns.field.latitude')}
          rules={required}
        >
          <InputNumber min={-90} max={90} step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item>
        <div className="towns-small-map">
          <TownMap
            label={t('towns.field.position')}
            picked={position?.latitude === undefined ? null : position}
            onPick={(picked) => form.setFieldValue('position', rounded(picked))}
          />
        </div>
      </Form.Item>
    </>
  );
}

/** Seven decimals are a centimetre. */
function rounded({ longitude, latitude }: Position): Position {
  return { longitude: Number(longitude.toFixed(7)), latitude: Number(latitude.toFixed(7)) };
}

function blankAt(position: Position | null): PlaceInput {
  const at = position ? { position: rounded(position) } : {};
  return {
    code: '',
    nameZh: '',
    nameEn: '',
    active: true,
    kind: 'landmark',
    isQr: true,
    aliases: [],
    precisionMetres: 10,
    ...at,
  } as unknown as PlaceInput;
}

function valuesOf(place: Place): PlaceInput {
  const { code, nameZh, nameEn, active, kind, isQr, aliases, position, precisionMetres } = place;
  return { code, nameZh, nameEn, active, kind, isQr, aliases, position, precisionMetres };
}
