import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { StationRow } from '../../../contract/stations.ts';
import { type DeviceKind, type Matter, matters } from '../../../contract/words.ts';
import { useRenew, volunteering } from '../shared/client.ts';

interface DialogProps {
  readonly station: StationRow;
  readonly onClose: () => void;
}

/** Notes how many came, and with what. */
export function NoteDialog({ station, onClose }: DialogProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [key] = useState(newId);
  const [matter, setMatter] = useState<Matter>('smartphone');
  const [people, setPeople] = useState(1);
  const [older, setOlder] = useState(0);
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const params = { stationId: station.id };
      await volunteering.noteStationVisit(
        { params, body: { matter, people, older } },
        { idempotencyKey: key },
      );
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('volunteering.stations.note')}
      okText={t('volunteering.save')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{ loading: act.busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('volunteering.stations.matter')} htmlFor="note-matter">
          <Select
            id="note-matter"
            value={matter}
            onChange={setMatter}
            options={matters.map((value) => ({ value, label: t(`volunteering.matter.${value}`) }))}
          />
        </Form.Item>
        <div className="vol-form-row">
          <Form.Item label={t('volunteering.stations.count')} htmlFor="note-people">
            <InputNumber
              id="note-people"
              min={1}
              max={500}
              value={people}
              onChange={(value) => setPeople(value ?? 1)}
            />
          </Form.Item>
          <Form.Item label={t('volunteering.stations.older')} htmlFor="note-older">
            <InputNumber
              id="note-older"
              min={0}
              max={500}
              value={older}
              onChange={(value) => setOlder(value ?? 0)}
            />
          </Form.Item>
        </div>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

/** A device is broken: a case is opened. */
export function FaultDialog({ station, onClose }: DialogProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenew();
  const act = useAct();
  const [key] = useState(newId);
  const [kind, setKind] = useState<DeviceKind | undefined>(station.devices[0]?.kind);
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    if (!kind) return;
    const done = await act.run(async () => {
      const params = { stationId: station.id };
      const { caseNumber } = await volunteering.reportStationFault(
        { params, body: { kind, words } },
        { idempotencyKey: key },
      );
      void message.success(t('volunteering.stations.opened', { number: caseNumber }));
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('volunteering.stations.fault')}
      okText={t('volunteering.stations.report')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !kind || words.trim().length < 2 }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('volunteering.stations.devices')} htmlFor="fault-kind">
          <Select
            id="fault-kind"
            value={kind}
            onChange={setKind}
            options={station.devices.map((device) => ({
              value: device.kind,
              label: t(`volunteering.device.${device.kind}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('volunteering.stations.wrong')} htmlFor="fault-words">
          <Input.TextArea
            id="fault-words"
            rows={3}
            maxLength={300}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
