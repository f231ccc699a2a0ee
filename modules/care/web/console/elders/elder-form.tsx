import { Form, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { ElderDetail, ElderInput } from '../../../contract/elders.ts';
import { disabilities } from '../../../contract/words.ts';
import { care, useBehalf, useRenew } from '../shared/client.ts';
import { CarePart, LookUp, WherePart, WhoPart } from './elder-parts.tsx';

const blank: ElderInput = {
  name: '',
  gender: '',
  birthDay: '',
  idNumber: '',
  phone: '',
  address: '',
  villageId: null,
  gridCellId: null,
  position: null,
  livingAlone: false,
  disability: 'none',
  note: '',
  consentHow: 'none',
};

/** What of a detail goes back into the form; a masked number is not sent again. */
function inputOf(elder: ElderDetail): ElderInput {
  const {
    name,
    gender,
    birthDay,
    phone,
    address,
    villageId,
    gridCellId,
    position,
    livingAlone,
    note,
    consentHow,
  } = elder;
  const disability = disabilities.find((one) => one === elder.disability) ?? 'none';
  return {
    name,
    gender,
    birthDay,
    idNumber: '',
    phone,
    address,
    villageId,
    gridCellId,
    position,
    livingAlone,
    disability,
    note,
    consentHow,
  };
}

interface ElderFormProps {
  readonly elder: ElderDetail | null;
  /** Name of who is registered, where it is known already. */
  readonly name?: string;
  /** Whether the page stays where it is; else it goes to who was registered. */
  readonly stay?: boolean;
  readonly onClose: () => void;
}

/** Registers somebody, or changes what is registered. */
export function ElderForm({ elder, name = '', stay = false, onClose }: ElderFormProps) {
  const { t } = useText();
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const behalf = useBehalf();
  const [key] = useState(newId);
  const [input, setInput] = useState<ElderInput>(() =>
    elder ? inputOf(elder) : { ...blank, name },
  );
  const change = (part: Partial<ElderInput>): void => setInput((now) => ({ ...now, ...part }));
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const saved = elder
        ? await care.changeElder({
            params: { elderId: elder.id },
            body: { ...input, version: elder.version },
          })
        : await care.addElder({ body: input }, { idempotencyKey: key, ...behalf });
      await renew();
      if (!elder && !stay) await go(`/care/elders/${saved.id}`);
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={t(elder ? 'care.elder.change' : 'care.elders.add')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !input.name.trim() || !input.birthDay }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {!elder && <LookUp input={input} onFound={change} />}
        <WhoPart input={input} change={change} error={act.error} />
        <WherePart input={input} change={change} />
        <CarePart input={input} change={change} />
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
