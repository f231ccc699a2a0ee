import { Button, Form, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { useGround, useNameOf, useRoles } from './use-people.ts';
import './people.css';

const noRole = { roleId: undefined, departmentId: null, villageId: null, gridCellId: null };

/** Roles with the places where they are held. */
export function RoleFields() {
  const { t } = useText();
  return (
    <fieldset className="people-group">
      <legend>{t('people.field.roles')}</legend>
      <Form.List name="roles">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <RoleRow key={key} index={name} onRemove={() => remove(name)} />
            ))}
            <Button type="dashed" block icon={<Icon name="plus" />} onClick={() => add(noRole)}>
              {t('people.role.give')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function RoleRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const roles = (useRoles().data?.roles ?? []).filter(({ code }) => code !== 'resident');
  const roleId: string | undefined = Form.useWatch(['roles', index, 'roleId']);
  const scopeKind = roles.find(({ id }) => id === roleId)?.scopeKind;
  return (
    <div className="people-role">
      <Form.Item
        name={[index, 'roleId']}
        rules={[{ required: true, message: t('people.need.role') }]}
      >
        <Select
          placeholder={t('people.role.choose')}
          aria-label={t('people.role.choose')}
          options={roles.map((role) => ({ value: role.id, label: nameOf(role) }))}
        />
      </Form.Item>
      <PlaceField index={index} scopeKind={scopeKind} />
      <Button
        type="text"
        danger
        icon={<Icon name="trash" />}
        aria-label={t('people.role.remove')}
        onClick={onRemove}
      />
    </div>
  );
}

function PlaceField({ index, scopeKind }: { index: number; scopeKind: string | undefined }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  const villageOf = (id: string) => nameOf(ground?.villages.find((one) => one.id === id));
  if (scopeKind === 'department') {
    const options = (ground?.departments ?? []).map((one) => ({
      value: one.id,
      label: nameOf(one),
    }));
    return (
      <Place
        name={[index, 'departmentId']}
        hint={t('people.role.ownDepartment')}
        options={options}
      />
    );
  }
  if (scopeKind === 'village') {
    const options = (ground?.villages ?? []).map((one) => ({ value: one.id, label: nameOf(one) }));
    return (
      <Place
        name={[index, 'villageId']}
        hint={t('people.role.chooseVillage')}
        options={options}
        required
      />
    );
  }
  if (scopeKind === 'gridCell') {
    const options = (ground?.gridCells ?? []).map((one) => ({
      value: one.id,
      label: `${villageOf(one.villageId)} ${nameOf(one)}`,
    }));
    return (
      <Place
        name={[index, 'gridCellId']}
        hint={t('people.role.chooseCell')}
        options={options}
        required
      />
    );
  }
  return (
    <span className="dk-muted people-whole">{scopeKind ? t('people.role.wholeTown') : ''}</span>
  );
}

interface PlaceProps {
  readonly name: [number, string];
  readonly hint: string;
  readonly options: { value: string; label: string }[];
  readonly required?: boolean;
}

function Place({ name, hint, options, required = false }: PlaceProps) {
  return (
    <Form.Item name={name} rules={[{ required, message: hint }]}>
      <Select
        allowClear
        placeholder={hint}
        aria-label={hint}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
      />
    </Form.Item>
  );
}
