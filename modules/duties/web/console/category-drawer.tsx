import { App, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { formPlaces, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { usePermission } from '#ui/session/index.ts';
import { type CategoryInput, type CategoryView, urgencies } from '../../contract/index.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { duties, useRenewDuties } from './use-duties.ts';
import { useDutyFields } from './use-duty-fields.ts';

type Values = CategoryInput & { code: string };

const blank: Values = {
  code: '',
  nameZh: '',
  nameEn: '',
  descriptionZh: '',
  keywords: [],
  registrationCondition: '',
  closingCondition: '',
  urgency: 'normal',
  icon: '',
  popular: false,
  public: true,
  sensitive: false,
  active: true,
};

const keys = Object.keys(blank).filter((key) => key !== 'code');

interface CategoryDrawerProps {
  /** Null adds one. */
  readonly category: CategoryView | null;
  readonly onClose: () => void;
}

/** Adds or changes a category. */
export function CategoryDrawer({ category, onClose }: CategoryDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const mayManage = usePermission('duties.manage');
  const [form] = Form.useForm<Values>();
  const [version, setVersion] = useState(category?.version ?? 1);
  const [history, setHistory] = useState(false);
  const fields = useDutyFields(keys);
  const renew = useRenewDuties();
  const act = useAct();
  const save = async (at: number): Promise<void> => {
    const { code, ...rest } = form.getFieldsValue(true) as Values;
    const saved = await act.run(async () => {
      try {
        if (category) {
          await duties.saveCategory({
            params: { code: category.code },
            body: { ...rest, version: at },
          });
        } else await duties.addCategory({ body: { code, ...rest } });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await renew();
    });
    if (!saved) return;
    void message.success(t('duties.saved'));
    onClose();
  };
  return (
    <Drawer
      open
      size={560}
      title={category?.nameZh ?? t('duties.categories.add')}
      onClose={onClose}
      mask={{ closable: false }}
      extra={
        category &&
        mayManage && (
          <Button icon={<Icon name="history" />} onClick={() => setHistory(true)}>
            {t('duties.history')}
          </Button>
        )
      }
      footer={
        mayManage && (
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('duties.save')}
          </Button>
        )
      }
    >
      <SaveFault<CategoryView>
        error={act.error}
        fields={fields}
        mine={() => form.getFieldsValue(true) as Values}
        read={async () => {
          const { items } = await duties.categories({ query: { retired: true } });
          return items.find(({ code }) => code === category?.code);
        }}
        onTake={(latest) => {
          form.setFieldsValue(valuesOf(latest));
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        disabled={!mayManage}
        initialValues={category ? valuesOf(category) : blank}
        onFinish={() => void save(version)}
      >
        <CategoryFields isNew={!category} />
      </Form>
      {category && history && (
        <HistoryDrawer
          title={category.nameZh}
          queryKey={['duties', 'versions', category.code]}
          read={async () => duties.categoryVersions({ params: { code: category.code } })}
          fields={fields}
          onClose={() => setHistory(false)}
        />
      )}
    </Drawer>
  );
}

function CategoryFields({ isNew }: { isNew: boolean }) {
  const { t } = useText();
  const required = { required: true, whitespace: true, message: t('duties.need.name') };
  return (
    <>
      {isNew && (
        <Form.Item
          name="code"
          label={t('duties.field.code')}
          extra={t('duties.categories.codeHint')}
          rules={[{ required: true, pattern: /^\d{6}$/, message: t('duties.need.code') }]}
        >
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
      )}
      <Form.Item name="nameZh" label={t('duties.field.nameZh')} rules={[required]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('duties.field.nameEn')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="descriptionZh" label={t('duties.field.descriptionZh')}>
        <Input.TextArea autoSize maxLength={300} />
      </Form.Item>
      <Form.Item name="urgency" label={t('duties.field.urgency')}>
        <Select
          options={urgencies.map((value) => ({ value, label: t(`duties.urgency.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="keywords"
        label={t('duties.field.keywords')}
        extra={t('duties.categories.wordsHint')}
      >
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="registrationCondition" label={t('duties.field.registrationCondition')}>
        <Input.TextArea autoSize maxLength={300} />
      </Form.Item>
      <Form.Item name="closingCondition" label={t('duties.field.closingCondition')}>
        <Input.TextArea autoSize maxLength={300} />
      </Form.Item>
      <Form.Item name="icon" label={t('duties.field.icon')}>
        <Input maxLength={40} />
      </Form.Item>
      {(['popular', 'public', 'sensitive', 'active'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          layout="horizontal"
          label={t(`duties.field.${name}`)}
          extra={t(`duties.hint.${name}`)}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      ))}
    </>
  );
}

function valuesOf({ version: _, largeClassCode: __, ...values }: CategoryView): Values {
  return { ...values, keywords: [...values.keywords] };
}
