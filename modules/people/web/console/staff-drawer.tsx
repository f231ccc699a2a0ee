import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { formPlaces, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { StaffInput, StaffMember } from '../../contract.ts';
import { AccountFields } from './account-fields.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { NewPassword } from './new-password.tsx';
import { RoleFields } from './role-fields.tsx';
import { StaffFields } from './staff-fields.tsx';
import { inputOf, people } from './use-people.ts';
import { useStaffFields } from './use-staff-fields.ts';

/** What the form holds; the version is kept beside it. */
type StaffValues = Omit<StaffInput, 'version'>;

const blank: StaffValues = {
  name: '',
  phone: null,
  gender: null,
  title: '',
  departmentId: null,
  skills: [],
  active: true,
  username: null,
  roles: [],
};

interface StaffDrawerProps {
  /** Null adds somebody. */
  readonly member: StaffMember | null;
  readonly onClose: () => void;
}

/** Adds or changes one member of staff. */
export function StaffDrawer({ member, onClose }: StaffDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<StaffValues>();
  const [version, setVersion] = useState(member?.version ?? null);
  const [given, setGiven] = useState<{ username: string; password: string } | null>(null);
  const [history, setHistory] = useState(false);
  const queries = useQueryClient();
  const fields = useStaffFields();
  const mayGive = usePermission('people.rights');
  const act = useAct();

  const save = async (at: number | null): Promise<void> => {
    const body = bodyOf(form.getFieldsValue(true), at);
    const saved = await act.run(async () => {
      try {
        if (member) await people.saveStaff({ params: { personId: member.id }, body });
        else await people.addStaff({ body });
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await Promise.all(
        ['people', 'towns'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    });
    if (!saved) return;
    void message.success(t('people.staff.saved', { name: body.name }));
    if (body.password && body.username)
      setGiven({ username: body.username, password: body.password });
    else onClose();
  };

  const take = (latest: StaffInput): void => {
    form.setFieldsValue(latest);
    setVersion(latest.version);
    act.clear();
  };

  return (
    <>
      <Drawer
        open={!given}
        size={560}
        title={member ? member.name : t('people.staff.add')}
        onClose={onClose}
        mask={{ closable: false }}
        extra={member && <Button onClick={() => setHistory(true)}>{t('people.history')}</Button>}
        footer={
          <div className="dk-row">
            <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
              {t('people.save')}
            </Button>
            <Button onClick={onClose}>{t('people.cancel')}</Button>
          </div>
        }
      >
        <SaveFault
          error={act.error}
          fields={fields}
          mine={() => form.getFieldsValue(true) as StaffValues}
          read={async () => latestOf(member)}
          onTake={take}
          onKeep={(latest) => {
            setVersion(latest.version);
            void save(latest.version);
          }}
        />
        <Form<StaffValues>
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={member ? inputOf(member) : blank}
          onFinish={() => void save(version)}
        >
          <StaffFields />
          {mayGive ? (
            <>
              <AccountFields hasAccount={Boolean(member?.username)} />
              <RoleFields />
            </>
          ) : (
            <p className="dk-muted">{t('people.staff.rightsElsewhere')}</p>
          )}
        </Form>
      </Drawer>
      {history && member && (
        <HistoryDrawer
          kind="staff"
          subject={member.id}
          title={member.name}
          fields={fields}
          onClose={() => setHistory(false)}
        />
      )}
      {given && <NewPassword {...given} onClose={onClose} />}
    </>
  );
}

function bodyOf(values: StaffValues, version: number | null): StaffInput {
  const { password, ...rest } = values;
  return {
    ...rest,
    phone: rest.phone?.trim() || null,
    gender: rest.gender ?? null,
    departmentId: rest.departmentId ?? null,
    username: rest.username?.trim() || null,
    roles: rest.roles.map((role) => ({
      roleId: role.roleId,
      departmentId: role.departmentId ?? null,
      villageId: role.villageId ?? null,
      gridCellId: role.gridCellId ?? null,
    })),
    version,
    ...(password ? { password } : {}),
  };
}

async function latestOf(member: StaffMember | null): Promise<StaffInput | undefined> {
  const { items } = await people.staff({ query: { inactive: true } });
  const latest = items.find(({ id }) => id === member?.id);
  return latest && inputOf(latest);
}
