import { Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { RollRow } from '../../../contract/index.ts';
import { participation, useDeskAct, useVillageOptions } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';

interface ResidentFormProps {
  /** Null: a new one. */
  readonly row: RollRow | null;
  readonly onClose: () => void;
}

/** Puts a resident on the roll with the card in hand, or changes village, account, whether the person lives here. */
export function ResidentForm({ row, onClose }: ResidentFormProps) {
  const { t } = useText();
  const villages = useVillageOptions();
  const [name, setName] = useState(row?.name ?? '');
  const [idNumber, setNumber] = useState(row?.idNumber ?? '');
  const [villageId, setVillage] = useState<string | null>(row?.villageId ?? null);
  const [phone, setPhone] = useState('');
  const [active, setActive] = useState(row?.active ?? true);
  const act = useDeskAct();
  const save = async (): Promise<void> => {
    if (!villageId) return;
    const account = phone.trim() ? { phone: phone.trim() } : {};
    const isSaved = await act.run(async () =>
      row
        ? participation.changeResident({
            params: { residentId: row.id },
            body: { villageId, active, version: row.version, ...account },
          })
        : participation.verifyResident({ body: { name, idNumber, villageId, ...account } }),
    );
    if (isSaved) onClose();
  };
  return (
    <Modal
      open
      title={t(row ? 'participation.roll.change' : 'participation.roll.add')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('participation.poll.save')}
      okButtonProps={{ disabled: !villageId }}
      confirmLoading={act.busy}
    >
      <div className="dk-stack pt-stack">
        <p className="dk-muted">{t('participation.roll.hint')}</p>
        {!row && (
          <div className="pt-pair">
            <Field name={t('participation.roll.name')}>
              <Input maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
            </Field>
            <Field name={t('participation.roll.idNumber')}>
              <Input
                maxLength={20}
                value={idNumber}
                autoComplete="off"
                onChange={({ target }) => setNumber(target.value)}
              />
            </Field>
          </div>
        )}
        <Field name={t('participation.col.village')}>
          <Select value={villageId} onChange={setVillage} options={villages} />
        </Field>
        <Field name={t('participation.roll.phone')}>
          <Input
            maxLength={20}
            value={phone}
            placeholder={t('participation.roll.phoneHint')}
            onChange={({ target }) => setPhone(target.value)}
          />
        </Field>
        {row && (
          <div className="dk-row">
            <Switch
              checked={active}
              onChange={setActive}
              aria-label={t('participation.roll.active')}
            />
            <span>{t('participation.roll.active')}</span>
          </div>
        )}
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}
