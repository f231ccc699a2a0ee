import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createClient } from '#ui/api/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { api as dutiesApi } from '#modules/duties/contract/index.ts';
import { api as townsApi } from '#modules/towns/contract.ts';
import { sharing, usePick, useRenew } from '../shared/client.ts';

const duties = createClient(dutiesApi);
const towns = createClient(townsApi);

interface MatterFormProps {
  readonly grantId: string;
  readonly refs: readonly string[];
  readonly onClose: () => void;
}

/** Opens one case with several departments; the chosen rows go along by reference. */
export function MatterForm({ grantId, refs, onClose }: MatterFormProps) {
  const { t } = useText();
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [categoryCode, setCategory] = useState('');
  const [departmentIds, setDepartments] = useState<string[]>([]);
  const [key] = useState(newId);
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const open = async (): Promise<void> => {
    await act.run(async () => {
      const body = { title, description, categoryCode, departmentIds, refs: [...refs] };
      await sharing.openMatter({ params: { grantId }, body }, { idempotencyKey: key });
      await renew();
      await go('/sharing/matters');
    });
  };
  return (
    <Modal
      open
      title={t('sharing.matter.title')}
      okText={t('sharing.matter.open')}
      cancelText={t('sharing.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: !title || !description || !categoryCode || departmentIds.length === 0,
      }}
      onOk={() => void open()}
      onCancel={onClose}
    >
      <p className="dk-muted">{t('sharing.matter.lead', { count: refs.length })}</p>
      <Form layout="vertical">
        <Form.Item label={t('sharing.matter.name')} htmlFor="matter-name">
          <Input
            id="matter-name"
            maxLength={80}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('sharing.matter.words')} htmlFor="matter-words">
          <Input.TextArea
            id="matter-words"
            rows={3}
            maxLength={1000}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        </Form.Item>
        <Choices
          categoryCode={categoryCode}
          departmentIds={departmentIds}
          onCategory={setCategory}
          onDepartments={setDepartments}
        />
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

interface ChoicesProps {
  readonly categoryCode: string;
  readonly departmentIds: readonly string[];
  readonly onCategory: (code: string) => void;
  readonly onDepartments: (ids: string[]) => void;
}

function Choices({ categoryCode, departmentIds, onCategory, onDepartments }: ChoicesProps) {
  const { t } = useText();
  const pick = usePick();
  const categories = useQuery({
    queryKey: ['duties', 'categories'],
    queryFn: async () => duties.categories({ query: {} }),
  });
  const departments = useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => towns.ground({ query: {} }),
  });
  return (
    <>
      <ErrorNotice error={categories.error ?? departments.error} />
      <Form.Item
        label={t('sharing.matter.category')}
        htmlFor="matter-category"
        extra={t('sharing.matter.categoryHint')}
      >
        <Select
          id="matter-category"
          showSearch={{ optionFilterProp: 'label' }}
          value={categoryCode || null}
          loading={categories.isPending}
          onChange={onCategory}
          options={(categories.data?.items ?? []).map((one) => ({
            value: one.code,
            label: pick(one.nameZh, one.nameEn),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('sharing.matter.departments')} htmlFor="matter-departments">
        <Select
          id="matter-departments"
          mode="multiple"
          value={[...departmentIds]}
          loading={departments.isPending}
          onChange={onDepartments}
          options={(departments.data?.departments ?? []).map((one) => ({
            value: one.id,
            label: pick(one.nameZh, one.nameEn),
          }))}
        />
      </Form.Item>
    </>
  );
}
