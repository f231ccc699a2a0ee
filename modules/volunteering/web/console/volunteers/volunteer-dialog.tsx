import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { VolunteerInput, VolunteerRow } from '../../../contract/volunteers.ts';
import { skills } from '../../../contract/words.ts';
import { usePick, useRenew, volunteering } from '../shared/client.ts';

const towns = createClient(townsApi);

const blank: VolunteerInput = {
  skills: [],
  villageIds: [],
  weekdays: [],
  note: '',
  state: 'active',
};

interface VolunteerDialogProps {
  readonly volunteer: VolunteerRow | null;
  readonly onClose: () => void;
}

/** Registers a volunteer who agreed, or changes one. */
export function VolunteerDialog({ volunteer, onClose }: VolunteerDialogProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [who, setWho] = useState('');
  const [consent, setConsent] = useState(false);
  const [input, setInput] = useState<VolunteerInput>(() => {
    if (!volunteer) return blank;
    const { skills: taught, villageIds, weekdays, note, state } = volunteer;
    return { skills: taught, villageIds, weekdays, note, state };
  });
  const change = (part: Partial<VolunteerInput>): void => setInput((now) => ({ ...now, ...part }));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await (volunteer
        ? volunteering.changeVolunteer({
            params: { volunteerId: volunteer.id },
            body: { ...input, version: volunteer.version },
          })
        : volunteering.addVolunteer({ body: { ...input, who, consent } }));
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={volunteer ? volunteer.name : t('volunteering.volunteers.add')}
      okText={t('volunteering.save')}
      cancelText={t('volunteering.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: !volunteer && (who.trim().length < 2 || !consent),
      }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {!volunteer && (
          <Form.Item
            label={t('volunteering.volunteers.who')}
            htmlFor="volunteer-who"
            extra={t('volunteering.volunteers.whoHint')}
          >
            <Input
              id="volunteer-who"
              maxLength={40}
              value={who}
              onChange={({ target }) => setWho(target.value)}
            />
          </Form.Item>
        )}
        <Form.Item label={t('volunteering.volunteers.skills')}>
          <Checkbox.Group
            value={input.skills}
            onChange={(taught) => change({ skills: taught })}
            options={skills.map((value) => ({ value, label: t(`volunteering.skill.${value}`) }))}
          />
        </Form.Item>
        <VillagesField value={input.villageIds} onChange={(villageIds) => change({ villageIds })} />
        <Form.Item
          label={t('volunteering.volunteers.days')}
          extra={t('volunteering.volunteers.daysHint')}
        >
          <Checkbox.Group
            value={input.weekdays}
            onChange={(weekdays) => change({ weekdays })}
            options={[1, 2, 3, 4, 5, 6, 0].map((value) => ({
              value,
              label: t(`volunteering.weekday.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('volunteering.volunteers.note')} htmlFor="volunteer-note">
          <Input
            id="volunteer-note"
            maxLength={300}
            value={input.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </Form.Item>
        {volunteer && (
          <Form.Item label={t('volunteering.col.state')}>
            <Radio.Group
              value={input.state}
              onChange={({ target }) => change({ state: target.value as VolunteerInput['state'] })}
              options={(['active', 'paused', 'ended'] as const).map((value) => ({
                value,
                label: t(`volunteering.volunteers.state.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {!volunteer && (
          <Checkbox checked={consent} onChange={({ target }) => setConsent(target.checked)}>
            {t('volunteering.volunteers.consent')}
          </Checkbox>
        )}
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

interface VillagesFieldProps {
  readonly value: readonly string[];
  readonly onChange: (villageIds: string[]) => void;
}

/** Where the volunteer goes; none: the whole town. */
function VillagesField({ value, onChange }: VillagesFieldProps) {
  const { t } = useText();
  const pick = usePick();
  const ground = useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => towns.ground({ query: {} }),
  });
  return (
    <Form.Item
      label={t('volunteering.volunteers.villages')}
      htmlFor="volunteer-villages"
      extra={t('volunteering.volunteers.villagesHint')}
    >
      <Select
        id="volunteer-villages"
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={[...value]}
        onChange={onChange}
        options={(ground.data?.villages ?? []).map((one) => ({
          value: one.id,
          label: pick(one.nameZh, one.nameEn),
        }))}
      />
    </Form.Item>
  );
}
