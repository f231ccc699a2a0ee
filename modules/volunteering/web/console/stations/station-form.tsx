import { Button, Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useAct, useStaffNames } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { TownMap, type Position } from '#ui/map/index.ts';
import type { StationInput, StationRow } from '../../../contract/stations.ts';
import { deviceKinds } from '../../../contract/words.ts';
import { useRenew, volunteering } from '../shared/client.ts';
import { ExceptionFields, HourFields } from './hour-fields.tsx';

type Draft = Omit<StationInput, 'position'> & { readonly position: Position | null };

const workday = [
  [510, 690],
  [840, 1020],
];
const blank: Draft = {
  titleZh: '',
  titleEn: '',
  placeZh: '',
  position: null,
  helpLine: '',
  devices: [],
  hours: [[], workday, workday, workday, workday, workday, []],
  exceptions: [],
  keeperId: null,
  active: true,
};

function draftOf(station: StationRow | null): Draft {
  if (!station) return blank;
  const { titleZh, titleEn, placeZh, position, helpLine, hours, exceptions, keeperId, active } =
    station;
  const devices = station.devices.map(({ kind, count }) => ({ kind, count }));
  return {
    titleZh,
    titleEn,
    placeZh,
    position,
    helpLine,
    devices,
    hours,
    exceptions,
    keeperId,
    active,
  };
}

interface StationFormProps {
  readonly station: StationRow | null;
  readonly onClose: () => void;
}

/** Adds or changes a station: place, devices, hours with exceptions, keeper. */
export function StationForm({ station, onClose }: StationFormProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [code, setCode] = useState(station?.code ?? '');
  const [draft, setDraft] = useState(() => draftOf(station));
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const { position } = draft;
  const isWhole =
    /^[a-z][a-z0-9-]+$/.test(code) && draft.titleZh && draft.titleEn && draft.placeZh && position;
  const save = async (): Promise<void> => {
    if (!position) return;
    const done = await act.run(async () => {
      const body = { ...draft, position, version: station?.version ?? 0 };
      await volunteering.saveStation({ params: { code }, body });
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={820}
      title={t(station ? 'volunteering.stations.change' : 'volunteering.stations.add')}
      okText={t('volunteering.save')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !isWhole }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <PlainFields code={code} onCode={station ? null : setCode} draft={draft} change={change} />
        <Form.Item label={t('volunteering.stations.where')}>
          <div style={{ height: 200 }}>
            <TownMap
              label={t('volunteering.stations.where')}
              picked={position}
              onPick={(at) => change({ position: at })}
            />
          </div>
        </Form.Item>
        <DeviceFields draft={draft} change={change} />
        <Form.Item
          label={t('volunteering.stations.hours')}
          extra={t('volunteering.stations.hoursHint')}
        >
          <HourFields hours={draft.hours} onChange={(hours) => change({ hours })} />
        </Form.Item>
        <Form.Item label={t('volunteering.stations.exceptions')}>
          <ExceptionFields
            exceptions={draft.exceptions}
            onChange={(exceptions) => change({ exceptions })}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function PlainFields({
  code,
  onCode,
  draft,
  change,
}: FieldsProps & { code: string; onCode: ((code: string) => void) | null }) {
  const { t } = useText();
  const staff = useStaffNames();
  const line = (key: 'titleZh' | 'titleEn' | 'placeZh' | 'helpLine') => (
    <Form.Item label={t(`volunteering.stations.${key}`)} htmlFor={`station-${key}`}>
      <Input
        id={`station-${key}`}
        value={draft[key]}
        onChange={({ target }) => change({ [key]: target.value })}
      />
    </Form.Item>
  );
  return (
    <div className="vol-form-row">
      <Form.Item label={t('volunteering.lessons.code')} htmlFor="station-code">
        <Input
          id="station-code"
          disabled={onCode === null}
          value={code}
          onChange={({ target }) => onCode?.(target.value)}
        />
      </Form.Item>
      {line('titleZh')}
      {line('titleEn')}
      {line('placeZh')}
      {line('helpLine')}
      {staff.size > 0 && (
        <Form.Item label={t('volunteering.stations.keeper')} htmlFor="station-keeper">
          <Select
            id="station-keeper"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.keeperId}
            onChange={(keeperId) => change({ keeperId: keeperId ?? null })}
            options={[...staff].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
      )}
      <Form.Item label={t('volunteering.stations.active')}>
        <Switch
          aria-label={t('volunteering.stations.active')}
          checked={draft.active}
          onChange={(active) => change({ active })}
        />
      </Form.Item>
    </div>
  );
}

function DeviceFields({ draft, change }: FieldsProps) {
  const { t } = useText();
  const { devices } = draft;
  const free = deviceKinds.find((kind) => devices.every((device) => device.kind !== kind));
  return (
    <Form.Item label={t('volunteering.stations.devices')}>
      {devices.map((device, at) => (
        <div key={device.kind} className="dk-row" style={{ marginBottom: 8 }}>
          <Select
            style={{ width: 160 }}
            aria-label={t('volunteering.stations.devices')}
            value={device.kind}
            onChange={(kind) =>
              change({
                devices: devices.map((one, index) => (index === at ? { ...one, kind } : one)),
              })
            }
            options={deviceKinds.map((value) => ({
              value,
              label: t(`volunteering.device.${value}`),
            }))}
          />
          <InputNumber
            min={1}
            max={200}
            aria-label={t('volunteering.stations.count')}
            value={device.count}
            onChange={(count) =>
              change({
                devices: devices.map((one, index) =>
                  index === at ? { ...one, count: count ?? 1 } : one,
                ),
              })
            }
          />
          <Button
            icon={<Icon name="close" />}
            aria-label={t('volunteering.remove')}
            onClick={() => change({ devices: devices.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      {free && (
        <Button
          size="small"
          onClick={() => change({ devices: [...devices, { kind: free, count: 1 }] })}
        >
          {t('volunteering.stations.addDevice')}
        </Button>
      )}
    </Form.Item>
  );
}
