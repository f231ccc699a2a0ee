import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import { useAct } from '#ui/desk/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { Property, ThingDetail } from '../../../contract/index.ts';
import { things, useNameOf, useRenewThings } from '../use-things.ts';
import { useShowValue } from './show-value.ts';
import { ValueField } from './value-field.tsx';

/** What a device should be like and what it says it is. */
export function TwinTab({ thing }: { thing: ThingDetail }) {
  const { t } = useText();
  const [open, setOpen] = useState<Property | null>(null);
  const mayCommand = usePermission('things.command') && thing.state === 'active';
  const settable = thing.model.properties.filter(({ access }) => access === 'rw');
  const { twin } = thing;
  return (
    <div className="dk-stack">
      {!twin?.reported && <Notice meaning="notice" title={t('things.twin.unknown')} />}
      {twin?.reported && twin.delta && (
        <Notice meaning="warning" title={t('things.twin.differs')}>
          {twin.sentAt && (
            <p>
              {t('things.twin.sent')} <Time at={twin.sentAt} />
            </p>
          )}
        </Notice>
      )}
      <div className="dk-scroll">
        <table className="dk-differences">
          <thead>
            <tr>
              <th scope="col">{t('things.twin.property')}</th>
              <th scope="col">{t('things.twin.desired')}</th>
              <th scope="col">{t('things.twin.reported')}</th>
              <th scope="col">{t('things.field.status')}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {settable.map((property) => (
              <TwinRow
                key={property.key}
                thing={thing}
                property={property}
                onSet={mayCommand ? () => setOpen(property) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {twin?.desiredAt && (
        <p className="dk-muted">
          {t('things.twin.by', { name: twin.desiredByName || t('things.command.system') })}{' '}
          <Time at={twin.desiredAt} />
        </p>
      )}
      {open && <DesireDialog thing={thing} property={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface TwinRowProps {
  readonly thing: ThingDetail;
  readonly property: Property;
  readonly onSet: (() => void) | null;
}

function TwinRow({ thing, property, onSet }: TwinRowProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const show = useShowValue();
  const { twin } = thing;
  const isWanted = twin !== null && Object.hasOwn(twin.desired, property.key);
  const differs = twin?.delta ? Object.hasOwn(twin.delta, property.key) : false;
  return (
    <tr>
      <td>{nameOf(property)}</td>
      <td>{show(property, twin?.desired[property.key])}</td>
      <td>{show(property, twin?.reported?.[property.key])}</td>
      <td>
        {isWanted && twin?.reported && (
          <StatusTag meaning={differs ? 'warning' : 'ok'}>
            {t(differs ? 'things.twin.waiting' : 'things.twin.same')}
          </StatusTag>
        )}
        {isWanted && !twin?.reported && (
          <StatusTag meaning="notice">{t('things.twin.held')}</StatusTag>
        )}
      </td>
      <td>
        {onSet && (
          <Button size="small" onClick={onSet}>
            {t('things.twin.set')}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface DesireDialogProps {
  readonly thing: ThingDetail;
  readonly property: Property;
  readonly onClose: () => void;
}

/** Says what one property should be, or takes the wish back. */
function DesireDialog({ thing, property, onClose }: DesireDialogProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const nameOf = useNameOf();
  const [form] = Form.useForm<Record<string, unknown> & { reason?: string }>();
  const renew = useRenewThings();
  const act = useAct();
  const { key } = property;
  const isWanted = thing.twin !== null && Object.hasOwn(thing.twin.desired, key);
  const desire = async (value: unknown): Promise<void> => {
    const reason = String(form.getFieldValue('reason') ?? '');
    const isDone = await act.run(async () => {
      await things.desireThing({
        params: { id: thing.id },
        body: { patch: { [key]: value }, reason },
      });
      await renew();
    });
    if (!isDone) return;
    void message.success(t('things.twin.wished', { name: nameOf(property) }));
    onClose();
  };
  return (
    <Modal
      open
      title={`${nameOf(property)} · ${thing.name}`}
      onCancel={onClose}
      footer={
        <div className="dk-row th-right">
          {isWanted && (
            <Button loading={act.busy} onClick={() => void desire(null)}>
              {t('things.twin.release')}
            </Button>
          )}
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('things.twin.send')}
          </Button>
        </div>
      }
    >
      <ErrorNotice error={act.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ [key]: thing.twin?.desired[key] ?? thing.twin?.reported?.[key] }}
        onFinish={() => void desire(form.getFieldValue(key))}
      >
        <ValueField property={property} isRequired />
        <Form.Item name="reason" label={t('things.twin.reason')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
