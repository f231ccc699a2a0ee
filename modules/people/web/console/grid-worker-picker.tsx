import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { StaffMember } from '../../contract.ts';
import type { CellRow } from './cell-row.ts';
import { inputOf, people, useRoles } from './use-people.ts';

interface GridWorkerPickerProps {
  readonly row: CellRow;
  readonly staff: readonly StaffMember[];
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** Makes somebody (or nobody) answer for a grid cell. */
export function GridWorkerPicker({ row, staff, onDone, onClose }: GridWorkerPickerProps) {
  const { t } = useText();
  const [chosen, setChosen] = useState(row.worker?.id ?? null);
  const act = useAct();
  const roleId = useRoles().data?.roles.find(({ code }) => code === 'gridWorker')?.id;
  const save = async (): Promise<void> => {
    if (!roleId) return;
    const next = staff.find(({ id }) => id === chosen);
    const saved = await act.run(async () => {
      // The former worker first: their save frees the cell, the next one takes it.
      if (row.worker && row.worker.id !== chosen) await savePerson(row.worker, row.id, null);
      if (next && next.id !== row.worker?.id) await savePerson(next, row.id, roleId);
    });
    if (saved) await onDone();
  };
  return (
    <Modal
      open
      title={t('people.grid.title', { village: row.village, cell: row.name })}
      okText={t('people.save')}
      cancelText={t('people.cancel')}
      confirmLoading={act.busy}
      okButtonProps={{ disabled: chosen === (row.worker?.id ?? null) }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <p className="dk-muted">{t('people.grid.hint')}</p>
      <Select
        allowClear
        style={{ width: '100%' }}
        value={chosen}
        onChange={(id: string | null) => setChosen(id ?? null)}
        placeholder={t('people.grid.nobody')}
        aria-label={t('people.grid.worker')}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...staff]
          .sort((a, b) => Number(isGridWorker(b)) - Number(isGridWorker(a)))
          .map((one) => ({ value: one.id, label: `${one.name} ${one.title}` }))}
      />
    </Modal>
  );
}

function isGridWorker(member: StaffMember): boolean {
  return member.roles.some(({ code }) => code === 'gridWorker');
}

/** Takes the cell from a person, or gives it under a role. */
async function savePerson(
  member: StaffMember,
  cellId: string,
  roleId: string | null,
): Promise<void> {
  const input = inputOf(member);
  const kept = input.roles.filter(({ gridCellId }) => gridCellId !== cellId);
  const given = roleId ? [{ roleId, departmentId: null, villageId: null, gridCellId: cellId }] : [];
  await people.saveStaff({
    params: { personId: member.id },
    body: { ...input, roles: [...kept, ...given] },
  });
}
