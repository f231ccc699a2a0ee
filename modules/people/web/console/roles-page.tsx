import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { PageHead, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Role } from '../../contract.ts';
import { AddRole } from './own-roles.tsx';
import { type Draft, draftOf, isChanged, toggled } from './role-draft.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { ImportDrawer } from './import-drawer.tsx';
import { RoleMatrix } from './role-matrix.tsx';
import { people, useNameOf, useRoles } from './use-people.ts';
import './people.css';

/** What each role may do: permissions by module down, roles across. */
export default function RolesPage() {
  const { t } = useText();
  const roles = useRoles();
  const [search, setSearch] = useState('');
  const [files, setFiles] = useState(false);
  const mayManage = usePermission('people.rights');
  return (
    <>
      <PageHead title={t('people.menu.roles')} lead={t('people.roles.lead')}>
        {mayManage && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setFiles(true)}>
              {t('people.imports.open')}
            </Button>
            <History roles={roles.data?.roles ?? []} />
            <AddRole />
          </>
        )}
        <Input.Search
          style={{ width: 240 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('people.roles.search')}
          aria-label={t('people.roles.search')}
        />
      </PageHead>
      {roles.isPending && <Loading lines={10} />}
      {roles.isError && <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.data && (
        <RoleDesk roles={roles.data.roles} permissions={roles.data.permissions} search={search} />
      )}
      {files && <ImportDrawer kind="roles" onClose={() => setFiles(false)} />}
    </>
  );
}

/** What each role was when: first choose the role. */
function History({ roles }: { roles: readonly Role[] }) {
  const { t } = useText();
  const nameOf = useNameOf();
  const [shown, setShown] = useState<Role | null>(null);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: roles.map((role) => ({
            key: role.id,
            label: nameOf(role),
            onClick: () => setShown(role),
          })),
        }}
      >
        <Button icon={<Icon name="history" />}>{t('people.history')}</Button>
      </Dropdown>
      {shown && (
        <HistoryDrawer
          kind="roles"
          subject={shown.id}
          title={nameOf(shown)}
          fields={['nameZh', 'nameEn', 'granted', 'withheld'].map((key) => ({
            key,
            label: t(`people.roles.${key}`),
          }))}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

interface RoleDeskProps {
  readonly roles: readonly Role[];
  readonly permissions: Parameters<typeof RoleMatrix>[0]['permissions'];
  readonly search: string;
}

function RoleDesk({ roles, permissions, search }: RoleDeskProps) {
  const [draft, setDraft] = useState<Draft>(new Map());
  const mayManage = usePermission('people.rights');
  const changed = roles.filter((role) => isChanged(role, draft));
  return (
    <>
      <RoleMatrix
        roles={roles}
        permissions={permissions}
        search={search}
        draft={draft}
        {...(mayManage
          ? { onToggle: (role: Role, id: string) => setDraft(toggled(draft, role, id)) }
          : {})}
      />
      {changed.length > 0 && <SaveBar changed={changed} draft={draft} onDraft={setDraft} />}
    </>
  );
}

interface SaveBarProps {
  readonly changed: readonly Role[];
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function SaveBar({ changed, draft, onDraft }: SaveBarProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const nameOf = useNameOf();
  const queries = useQueryClient();
  const act = useAct();
  const [refused, setRefused] = useState<Role | null>(null);

  const saveAll = async (asked: readonly Role[]): Promise<void> => {
    const saved = await act.run(async () => {
      for (const role of asked) {
        setRefused(role);
        const { id: roleId, nameZh, nameEn, version } = role;
        const body = { nameZh, nameEn, version, permissions: [...draftOf(role, draft)] };
        await people.saveRole({ params: { roleId }, body });
      }
      setRefused(null);
    });
    await queries.invalidateQueries({ queryKey: ['people', 'roles'] });
    if (!saved) return;
    onDraft(new Map());
    void message.success(t('people.roles.saved', { count: asked.length }));
  };

  const take = (latest: Role): void => {
    onDraft(new Map([...draft].filter(([id]) => id !== latest.id)));
    void queries.invalidateQueries({ queryKey: ['people', 'roles'] });
    act.clear();
  };

  return (
    <div className="people-bar">
      {refused && (
        <SaveFault<Role>
          error={act.error}
          fields={[{ key: 'permissions', label: nameOf(refused) }]}
          mine={() => ({ permissions: [...draftOf(refused, draft)].sort() })}
          read={async () => (await people.roles({})).roles.find(({ id }) => id === refused.id)}
          onTake={take}
          onKeep={(latest) =>
            void saveAll(changed.map((role) => (role.id === latest.id ? latest : role)))
          }
        />
      )}
      <div className="dk-row">
        <span>
          {t('people.roles.changed', { names: changed.map((role) => nameOf(role)).join('、') })}
        </span>
        <Button type="primary" loading={act.busy} onClick={() => void saveAll(changed)}>
          {t('people.save')}
        </Button>
        <Button onClick={() => onDraft(new Map())}>{t('people.roles.discard')}</Button>
      </div>
    </div>
  );
}
