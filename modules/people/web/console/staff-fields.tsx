import { Form, Input, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useGround, useNameOf } from './use-people.ts';

/** Who somebody is and what they can do. */
export function StaffFields() {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround();
  const departments = ground.data?.departments ?? [];
  const departmentId: string | null = Form.useWatch('departmentId') ?? null;
  const skills = departments.find(({ id }) => id === departmentId)?.skills ?? [];
  return (
    <>
      <Form.Item
        name="name"
        label={t('people.field.name')}
        rules={[{ required: true, whitespace: true, message: t('people.need.name') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('people.field.phone')}
        rules={[{ pattern: /^1\d{10}$/, message: t('people.need.phone') }]}
      >
        <Input inputMode="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="gender" label={t('people.field.gender')}>
        <Select
          allowClear
          options={['female', 'male'].map((value) => ({
            value,
            label: t(`people.gender.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t('people.field.title')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="departmentId" label={t('people.field.departmentId')}>
        <Select
          allowClear
          loading={ground.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      </Form.Item>
      <Form.Item
        name="skills"
        label={t('people.field.skills')}
        extra={t('people.staff.skillsHint')}
      >
        <Select
          mode="multiple"
          options={skills.map((one) => ({ value: one.code, label: nameOf(one) }))}
        />
      </Form.Item>
      <Form.Item
        name="active"
        label={t('people.field.active')}
        extra={t('people.staff.activeHint')}
        valuePropName="checked"
      >
        <Switch
          checkedChildren={t('people.staff.isActive')}
          unCheckedChildren={t('people.staff.isInactive')}
        />
      </Form.Item>
    </>
  );
}
