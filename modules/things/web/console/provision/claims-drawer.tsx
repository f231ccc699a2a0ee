import { Button, Drawer, Form, InputNumber, Select } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { doors, type NewClaims } from '../../../contract/index.ts';
import { things, useChoices, useRenewThings } from '../use-things.ts';

interface ClaimsDrawerProps {
  /** Leads to the labels of the codes just made. */
  readonly onMade: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const blank: Partial<NewClaims> = {
  count: 24,
  door: 'mqtt',
  departmentId: null,
  groupCodes: [],
  validDays: 90,
};

/** Makes claim codes for devices of one kind. */
export function ClaimsDrawer({ onMade, onClose }: ClaimsDrawerProps) {
  const { t } = useText();
  const [form] = Form.useForm<NewClaims>();
  const { models, departments, groups } = useChoices();
  const renew = useRenewThings();
  const act = useAct();
  const make = async (): Promise<void> => {
    const values = form.getFieldsValue(true) as NewClaims;
    await act.run(async () => {
      const body = { ...values, departmentId: values.departmentId ?? null };
      const { ids } = await things.makeClaims({ body });
      await renew();
      onMade(ids);
    });
  };
  return (
    <Drawer
      open
      size={420}
      title={t('things.claims.make')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
          {t('things.claims.makeAndPrint')}
        </Button>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<NewClaims>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={blank}
        onFinish={() => void make()}
      >
        <Form.Item
          name="modelCode"
          label={t('things.field.modelCode')}
          rules={[{ required: true, message: t('things.need.model') }]}
        >
          <Select showSearch={{ optionFilterProp: 'label' }} options={models} />
        </Form.Item>
        <Form.Item name="door" label={t('things.field.door')}>
          <Select options={doors.map((value) => ({ value, label: t(`things.door.${value}`) }))} />
        </Form.Item>
        <div className="th-pair">
          <Form.Item name="count" label={t('things.claims.count')}>
            <InputNumber min={1} max={200} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="validDays" label={t('things.claims.validDays')}>
            <InputNumber min={1} max={730} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="departmentId" label={t('things.field.departmentId')}>
          <Select allowClear options={departments} />
        </Form.Item>
        <Form.Item name="groupCodes" label={t('things.field.groupCodes')}>
          <Select mode="multiple" options={groups} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
