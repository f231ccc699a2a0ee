import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { faultAt } from '#ui/index.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { TownMap } from '#ui/map/index.ts';
import type { ElderInput } from '../../../contract/elders.ts';
import { consents, disabilities } from '../../../contract/words.ts';
import { care, usePick } from '../shared/client.ts';

const towns = createClient(townsApi);

interface PartProps {
  readonly input: ElderInput;
  readonly change: (part: Partial<ElderInput>) => void;
}

/** Fills the form from the master records by the identity number. */
export function LookUp({
  input,
  onFound,
}: {
  input: ElderInput;
  onFound: (part: Partial<ElderInput>) => void;
}) {
  const { t } = useText();
  const act = useAct();
  const [said, setSaid] = useState('');
  const find = async (): Promise<void> => {
    await act.run(async () => {
      const found = await care.lookUpElder({ body: { idNumber: input.idNumber } });
      setSaid(
        t(
          found.known
            ? 'care.elder.known'
            : found.recordId
              ? 'care.elder.found'
              : 'care.elder.notFound',
        ),
      );
      const { name, gender, birthDay, phone, address, villageId, recordId } = found;
      onFound({
        birthDay,
        ...(recordId ? { name, gender, phone, address, villageId, recordId } : {}),
      });
    });
  };
  return (
    <Form.Item
      label={t('care.elder.idNumber')}
      htmlFor="elder-id"
      extra={said || t('care.elder.idHint')}
    >
      <div className="dk-row">
        <Input
          id="elder-id"
          maxLength={24}
          value={input.idNumber}
          onChange={({ target }) => onFound({ idNumber: target.value })}
        />
        <Button
          loading={act.busy}
          disabled={input.idNumber.length < 15}
          onClick={() => void find()}
        >
          {t('care.elder.lookUp')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
    </Form.Item>
  );
}

/** Who it is. */
export function WhoPart({ input, change, error }: PartProps & { readonly error: unknown }) {
  const { t } = useText();
  const phoneFault = faultAt(error, '/phone');
  return (
    <div className="care-form-row">
      <Form.Item label={t('care.col.name')} htmlFor="elder-name" required>
        <Input
          id="elder-name"
          maxLength={40}
          value={input.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('care.elder.birthDay')} htmlFor="elder-birth" required>
        <Input
          id="elder-birth"
          type="date"
          value={input.birthDay}
          onChange={({ target }) => change({ birthDay: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('care.elder.gender')} htmlFor="elder-gender">
        <Select
          id="elder-gender"
          value={input.gender}
          onChange={(gender) => change({ gender })}
          options={(['female', 'male'] as const).map((value) => ({
            value,
            label: t(`care.gender.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        label={t('care.col.phone')}
        htmlFor="elder-phone"
        {...(phoneFault ? { validateStatus: 'error' } : {})}
      >
        <Input
          id="elder-phone"
          maxLength={20}
          value={input.phone}
          onChange={({ target }) => change({ phone: target.value })}
        />
      </Form.Item>
    </div>
  );
}

/** Where the home is. */
export function WherePart({ input, change }: PartProps) {
  const { t } = useText();
  const pick = usePick();
  const villages = useQuery({
    queryKey: ['towns', 'ground', 'plain'],
    queryFn: async () => towns.ground({ query: {} }),
    staleTime: 300_000,
  });
  return (
    <>
      <div className="care-form-row">
        <Form.Item label={t('care.elder.village')} htmlFor="elder-village">
          <Select
            id="elder-village"
            allowClear
            value={input.villageId}
            onChange={(villageId) => change({ villageId: villageId ?? null, gridCellId: null })}
            options={(villages.data?.villages ?? []).map(({ id, nameZh, nameEn }) => ({
              value: id,
              label: pick(nameZh, nameEn),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('care.elder.address')} htmlFor="elder-address">
          <Input
            id="elder-address"
            maxLength={200}
            value={input.address}
            onChange={({ target }) => change({ address: target.value })}
          />
        </Form.Item>
      </div>
      <Form.Item label={t('care.elder.home')} extra={t('care.elder.homeHint')}>
        <div style={{ height: 220 }}>
          <TownMap
            label={t('care.elder.home')}
            picked={input.position}
            onPick={(position) => change({ position, gridCellId: null })}
          />
        </div>
      </Form.Item>
    </>
  );
}

/** What care is needed and what was agreed. */
export function CarePart({ input, change }: PartProps) {
  const { t } = useText();
  return (
    <>
      <div className="care-form-row">
        <Form.Item label={t('care.col.disability')} htmlFor="elder-disability">
          <Select
            id="elder-disability"
            value={input.disability}
            onChange={(disability) => change({ disability })}
            options={disabilities.map((value) => ({ value, label: t(`care.disability.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('care.elder.consent')} htmlFor="elder-consent">
          <Select
            id="elder-consent"
            value={input.consentHow}
            onChange={(consentHow) => change({ consentHow })}
            options={consents.map((value) => ({ value, label: t(`care.consent.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('care.col.alone')}>
          <Checkbox
            checked={input.livingAlone}
            onChange={({ target }) => change({ livingAlone: target.checked })}
          >
            {t('care.alone')}
          </Checkbox>
        </Form.Item>
      </div>
      <Form.Item label={t('care.elder.note')} htmlFor="elder-note">
        <Input.TextArea
          id="elder-note"
          rows={2}
          maxLength={1000}
          value={input.note}
          onChange={({ target }) => change({ note: target.value })}
        />
      </Form.Item>
    </>
  );
}
