import { Button, Form, Input, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { DepartmentInput } from '../../contract.ts';
import { CommonFields } from './common-fields.tsx';
import { ObjectDrawer } from './object-drawer.tsx';
import { type Department, towns } from './use-ground.ts';
import { useNamedFields } from './use-named-fields.ts';
import './towns.css';

const blank: DepartmentInput = {
  code: '',
  nameZh: '',
  nameEn: '',
  active: true,
  shortZh: '',
  phone: '',
  dutyZh: '',
  skills: [],
  isOffice: false,
};

interface DepartmentDrawerProps {
  /** Null adds one. */
  readonly department: Department | null;
  readonly onClose: () => void;
}

/** Adds or changes a department. */
export function DepartmentDrawer({ department, onClose }: DepartmentDrawerProps) {
  const { t } = useText();
  const [form] = Form.useForm<DepartmentInput>();
  const fields = useNamedFields([
    'nameZh',
    'nameEn',
    'code',
    'shortZh',
    'phone',
    'dutyZh',
    'skills',
    'isOffice',
    'active',
  ]);
  return (
    <ObjectDrawer<Department, DepartmentInput>
      kind="departments"
      object={department}
      title={department?.nameZh ?? t('towns.departments.add')}
      form={form}
      initial={department ? valuesOf(department) : blank}
      fields={fields}
      save={async (body, version) =>
        department
          ? towns.saveDepartment({
              params: { id: department.id },
              body: { ...body, version: version ?? 1 },
            })
          : towns.addDepartment({ body })
      }
      read={async () => {
        const { departments } = await towns.ground({ query: { retired: true } });
        return departments.find(({ id }) => id === department?.id);
      }}
      valuesOf={valuesOf}
      onClose={onClose}
    >
      <CommonFields />
      <div className="towns-pair">
        <Form.Item
          name="shortZh"
          label={t('towns.field.shortZh')}
          rules={[{ required: true, whitespace: true, message: t('towns.need.short') }]}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="phone" label={t('towns.field.phone')}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="dutyZh" label={t('towns.field.dutyZh')}>
        <Input.TextArea autoSize maxLength={200} />
      </Form.Item>
      <Form.Item
        name="isOffice"
        label={t('towns.field.isOffice')}
        extra={t('towns.departments.officeHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <SkillFields />
      <Form.Item name="active" label={t('towns.inUse')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ObjectDrawer>
  );
}

function SkillFields() {
  const { t } = useText();
  const required = [{ required: true, message: t('towns.need.name') }];
  return (
    <Form.Item label={t('towns.field.skills')} extra={t('towns.departments.skillsHint')}>
      <Form.List name="skills">
        {(rows, { add, remove }) => (
          <div className="dk-stack">
            {rows.map(({ key, name }) => (
              <div key={key} className="dk-card">
                <div className="towns-pair">
                  <Form.Item
                    name={[name, 'nameZh']}
                    label={t('towns.field.nameZh')}
                    rules={required}
                  >
                    <Input maxLength={40} />
                  </Form.Item>
                  <Form.Item name={[name, 'nameEn']} label={t('towns.field.nameEn')}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name={[name, 'code']} label={t('towns.field.code')} rules={required}>
                    <Input maxLength={40} />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'categoryPrefixes']}
                    label={t('towns.departments.prefixes')}
                  >
                    <Select mode="tags" open={false} suffixIcon={null} />
                  </Form.Item>
                </div>
                <Button size="small" danger onClick={() => remove(name)}>
                  {t('towns.departments.removeSkill')}
                </Button>
              </div>
            ))}
            <Button
              type="dashed"
              icon={<Icon name="plus" />}
              onClick={() => add({ code: '', nameZh: '', nameEn: '', categoryPrefixes: [] })}
            >
              {t('towns.departments.addSkill')}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}

function valuesOf(department: Department): DepartmentInput {
  const { code, nameZh, nameEn, active, shortZh, phone, dutyZh, skills, isOffice } = department;
  return { code, nameZh, nameEn, active, shortZh, phone, dutyZh, skills, isOffice };
}
