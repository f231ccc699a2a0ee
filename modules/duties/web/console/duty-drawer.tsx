import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { formPlaces, type NamedField, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DutyPreview, DutyView } from '../../contract/index.ts';
import { DutyFields } from './duty-fields.tsx';
import { DutyPreviewView } from './duty-preview.tsx';
import { blankDuty, type DutyValues, inputOf, valuesOf } from './duty-values.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { duties, useRenewDuties, useSayDuty } from './use-duties.ts';
import { useDutyFields } from './use-duty-fields.ts';

const compared = [
  'leadDepartmentId',
  'assistingDepartmentIds',
  'teamZh',
  'response',
  'deadline',
  'verifyBy',
  'registrationCondition',
  'closingCondition',
];

/** A change that was looked at and not yet saved: a new state, or removal. */
interface Asked {
  readonly preview: DutyPreview;
  readonly removes: boolean;
}

/** Adds, changes or removes a duty; what would change is shown before anything is saved. */
export function DutyDrawer({ duty, onClose }: { duty: DutyView | null; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const mayManage = usePermission('duties.manage');
  const say = useSayDuty();
  const [form] = Form.useForm<DutyValues>();
  const [version, setVersion] = useState(duty?.version ?? 1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const fields = useDutyFields(compared);
  const renew = useRenewDuties();
  const act = useAct();
  const draftOf = () => inputOf(form.getFieldsValue(true) as DutyValues);
  const placing = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      form.setFields(formPlaces(fault) as never);
      throw fault;
    }
  };

  const look = async (removes: boolean): Promise<unknown> =>
    act.run(async () =>
      placing(async () => {
        const body = {
          ...(duty ? { dutyId: duty.id } : {}),
          ...(removes ? {} : { draft: draftOf() }),
        };
        setAsked({ preview: await duties.previewDuty({ body }), removes });
      }),
    );

  const save = async (at: number): Promise<void> => {
    const saved = await act.run(async () =>
      placing(async () => {
        if (!duty) await duties.addDuty({ body: draftOf() });
        else if (asked?.removes) {
          await duties.removeDuty({ params: { id: duty.id }, query: { version: at } });
        } else {
          await duties.saveDuty({ params: { id: duty.id }, body: { ...draftOf(), version: at } });
        }
        await renew();
      }),
    );
    if (!saved) return;
    void message.success(t('duties.saved'));
    onClose();
  };

  return (
    <Drawer
      open
      size={640}
      title={duty ? say.category(duty.categoryCode) : t('duties.matrix.add')}
      onClose={onClose}
      mask={{ closable: false }}
      extra={duty && mayManage && <DutyHistory duty={duty} fields={fields} />}
      footer={
        mayManage && (
          <Footer
            isNew={!duty}
            asked={asked}
            busy={act.busy}
            onLook={(removes) => (removes ? void look(true) : form.submit())}
            onSave={() => void save(version)}
            onBack={() => setAsked(null)}
          />
        )
      }
    >
      <SaveFault<DutyView>
        error={act.error}
        fields={fields}
        mine={draftOf}
        read={async () => {
          const { items } = await duties.duties({ query: {} });
          return items.find(({ id }) => id === duty?.id);
        }}
        onTake={(latest) => {
          form.setFieldsValue(valuesOf(latest));
          setVersion(latest.version);
          setAsked(null);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      {asked && <DutyPreviewView preview={asked.preview} fields={fields} />}
      <Form<DutyValues>
        form={form}
        layout="vertical"
        requiredMark="optional"
        disabled={!mayManage}
        hidden={asked !== null}
        initialValues={duty ? valuesOf(duty) : blankDuty}
        onFinish={() => void look(false)}
      >
        <DutyFields />
      </Form>
    </Drawer>
  );
}

interface DutyHistoryProps {
  readonly duty: DutyView;
  readonly fields: readonly NamedField[];
}

function DutyHistory({ duty, fields }: DutyHistoryProps) {
  const { t } = useText();
  const say = useSayDuty();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Icon name="history" />} onClick={() => setOpen(true)}>
        {t('duties.history')}
      </Button>
      {open && (
        <HistoryDrawer
          title={say.category(duty.categoryCode)}
          queryKey={['duties', 'versions', duty.id]}
          read={async () => duties.dutyVersions({ params: { id: duty.id } })}
          fields={fields}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface FooterProps {
  readonly isNew: boolean;
  readonly asked: Asked | null;
  readonly busy: boolean;
  readonly onLook: (removes: boolean) => void;
  readonly onSave: () => void;
  readonly onBack: () => void;
}

function Footer({ isNew, asked, busy, onLook, onSave, onBack }: FooterProps) {
  const { t } = useText();
  if (asked) {
    return (
      <div className="dk-row">
        <Button type="primary" danger={asked.removes} loading={busy} onClick={onSave}>
          {t(asked.removes ? 'duties.preview.remove' : 'duties.preview.confirm')}
        </Button>
        <Button onClick={onBack}>{t('duties.preview.back')}</Button>
      </div>
    );
  }
  return (
    <div className="dk-row">
      <Button type="primary" loading={busy} onClick={() => onLook(false)}>
        {t('duties.preview.look')}
      </Button>
      {!isNew && (
        <Button danger onClick={() => onLook(true)}>
          {t('duties.preview.lookRemove')}
        </Button>
      )}
    </div>
  );
}
