import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { type Position, TownMap } from '#ui/map/index.ts';
import { accessFeatures, type PlaceInput, type PlaceView } from '../../../contract/index.ts';
import { directory, useKinds, usePick, useRenew } from '../shared/client.tsx';
import { HoursFields } from './hours-fields.tsx';

interface PlaceFormProps {
  /** Null for a new one. */
  readonly place: PlaceView | null;
  readonly onClose: () => void;
}

const empty: PlaceInput = {
  code: '',
  kind: '',
  nameZh: '',
  nameEn: '',
  address: '',
  addressEn: '',
  phone: '',
  position: null,
  hours: null,
  access: [],
  note: '',
  noteEn: '',
  active: true,
};

function inputOf(place: PlaceView): PlaceInput {
  const { code, kind, nameZh, nameEn, address, addressEn, phone, position } = place;
  const { hours, access, note, noteEn, active } = place;
  const named = { code, kind, nameZh, nameEn, address, addressEn };
  return { ...named, phone, position, hours, access, note, noteEn, active };
}

const lines = [
  ['nameZh', 60],
  ['nameEn', 80],
  ['address', 120],
  ['addressEn', 160],
  ['phone', 40],
  ['note', 300],
  ['noteEn', 400],
] as const;

/** As many decimals as the fields show: a tenth of a metre. */
const rounded = ({ longitude, latitude }: Position): Position => ({
  longitude: Number(longitude.toFixed(6)),
  latitude: Number(latitude.toFixed(6)),
});

/** Enters or changes a place; where it is, is picked on the map or typed. */
export function PlaceForm({ place, onClose }: PlaceFormProps) {
  const { t } = useText();
  const pick = usePick();
  const kinds = useKinds();
  const renew = useRenew();
  const act = useAct();
  const [draft, setDraft] = useState<PlaceInput>(place ? inputOf(place) : empty);
  const [isHalf, setHalf] = useState(false);
  const set = (part: Partial<PlaceInput>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const done = await act.run(async () =>
      place
        ? directory.savePlace({
            params: { placeId: place.id },
            body: { ...draft, version: place.version },
          })
        : directory.addPlace({ body: draft }),
    );
    await renew();
    if (done) onClose();
  };
  return (
    <Drawer
      open
      size={640}
      title={place ? pick(place.nameZh, place.nameEn) : t('directory.kept.new')}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          loading={act.busy}
          disabled={!draft.code || !draft.kind || !draft.nameZh || isHalf}
          onClick={() => void save()}
        >
          {t('directory.form.save')}
        </Button>
      }
    >
      <ErrorNotice error={act.error} />
      <Form layout="vertical" component="div">
        <div className="directory-grid">
          <Form.Item label={t('directory.form.code')} htmlFor="place-code">
            <Input
              id="place-code"
              disabled={place !== null}
              maxLength={60}
              value={draft.code}
              onChange={({ target }) => set({ code: target.value.toLowerCase() })}
            />
          </Form.Item>
          <Form.Item label={t('directory.kept.kind')} htmlFor="place-kind">
            <Select
              id="place-kind"
              value={draft.kind || null}
              onChange={(kind) => set({ kind })}
              options={(kinds.data?.items ?? []).map(({ code, nameZh, nameEn }) => ({
                value: code,
                label: pick(nameZh, nameEn),
              }))}
            />
          </Form.Item>
          {lines.map(([name, maxLength]) => (
            <Form.Item key={name} label={t(`directory.form.${name}`)} htmlFor={`place-${name}`}>
              <Input
                id={`place-${name}`}
                maxLength={maxLength}
                value={draft[name] ?? ''}
                onChange={({ target }) => set({ [name]: target.value })}
              />
            </Form.Item>
          ))}
        </div>
        <PositionFields
          position={draft.position}
          onChange={(position, half) => {
            set({ position });
            setHalf(half);
          }}
        />
        <Form.Item label={t('directory.form.access')} htmlFor="place-access">
          <Select
            id="place-access"
            mode="multiple"
            value={draft.access}
            onChange={(access) => set({ access })}
            options={accessFeatures.map((value) => ({
              value,
              label: t(`directory.access.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('directory.form.active')} htmlFor="place-active">
          <Switch id="place-active" checked={draft.active} onChange={(active) => set({ active })} />
        </Form.Item>
      </Form>
      <HoursFields hours={draft.hours} onChange={(hours) => set({ hours })} />
    </Drawer>
  );
}

type Typed = Readonly<Record<keyof Position, number | null>>;

interface PositionFieldsProps {
  readonly position: Position | null;
  /** @param isHalf one of the two is typed: that is no position yet */
  readonly onChange: (position: Position | null, isHalf: boolean) => void;
}

/** Where a place is: picked on the map, or typed. */
function PositionFields({ position, onChange }: PositionFieldsProps) {
  const { t } = useText();
  // The map opens where the place is; picking does not move it away under the hand.
  const [first] = useState(position);
  const [typed, setTyped] = useState<Typed>(position ?? { longitude: null, latitude: null });
  const type = (next: Typed): void => {
    setTyped(next);
    const { longitude, latitude } = next;
    const whole = longitude !== null && latitude !== null ? { longitude, latitude } : null;
    onChange(whole, whole === null && (longitude !== null || latitude !== null));
  };
  const isMissing = (name: keyof Typed): boolean =>
    typed[name] === null && Object.values(typed).some((value) => value !== null);
  return (
    <>
      <div className="directory-grid">
        {(['longitude', 'latitude'] as const).map((name) => (
          <Form.Item
            key={name}
            label={t(`directory.form.${name}`)}
            htmlFor={`place-${name}`}
            {...(isMissing(name) && {
              validateStatus: 'error' as const,
              help: t('directory.form.bothNeeded'),
            })}
          >
            <InputNumber
              id={`place-${name}`}
              step={0.0001}
              precision={6}
              style={{ width: '100%' }}
              value={typed[name]}
              onChange={(value) => type({ ...typed, [name]: value })}
            />
          </Form.Item>
        ))}
      </div>
      <Form.Item extra={t('directory.form.mapHint')}>
        <TownMap
          label={t('directory.form.map')}
          picked={position}
          centre={first}
          onPick={(picked) => type(rounded(picked))}
          height="280px"
        />
      </Form.Item>
    </>
  );
}
