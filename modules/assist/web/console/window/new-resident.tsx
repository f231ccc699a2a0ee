import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { FoundResident } from '../../../contract/index.ts';
import { assist } from '../shared/client.ts';

interface NewResidentFormProps {
  /** What was looked for in vain: goes into the field it fits. */
  readonly words: string;
  readonly onEntered: (resident: FoundResident) => void;
}

/** Enters a resident by card, telephone or both. */
export function NewResidentForm({ words, onEntered }: NewResidentFormProps) {
  const { t } = useText();
  const act = useAct();
  const [key] = useState(newId);
  const digits = words.replace(/\s/g, '');
  const isNumber = /^[\dXx]{15,18}$/.test(digits);
  const isPhone = /^1\d{10}$/.test(digits);
  const [draft, setDraft] = useState({
    name: isNumber || isPhone ? '' : words,
    phone: isPhone ? digits : '',
    idNumber: isNumber ? digits : '',
    gender: null as 'female' | 'male' | null,
  });
  const enter = (): Promise<boolean> =>
    act.run(async () => {
      const { name, phone, idNumber, gender } = draft;
      const body = {
        name: name.trim(),
        gender,
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        ...(idNumber.trim() ? { idNumber: idNumber.trim() } : {}),
      };
      onEntered(await assist.registerResident({ body }, { idempotencyKey: key }));
    });
  const field = (name: 'name' | 'phone' | 'idNumber') => (
    <Form.Item label={t(`assist.window.${name}`)} htmlFor={`assist-${name}`}>
      <Input
        id={`assist-${name}`}
        value={draft[name]}
        maxLength={50}
        autoComplete="off"
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" className="as-new" onFinish={() => void enter()}>
      {field('name')}
      {field('idNumber')}
      {field('phone')}
      <Form.Item label={t('assist.window.gender')}>
        <Radio.Group
          value={draft.gender}
          onChange={(event) => setDraft({ ...draft, gender: event.target.value as 'female' })}
          options={(['female', 'male'] as const).map((value) => ({
            value,
            label: t(`assist.window.${value}`),
          }))}
        />
      </Form.Item>
      <div>
        <ErrorNotice error={act.error} />
        <Button
          type="primary"
          htmlType="submit"
          loading={act.busy}
          disabled={draft.name.trim() === ''}
        >
          {t('assist.window.enter')}
        </Button>
      </div>
    </Form>
  );
}
