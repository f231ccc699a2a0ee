import { App, Button, Drawer, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { formPlaces, type NamedField, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { towns, useRenewGround } from './use-ground.ts';

/** What every object of the ground has. */
export interface GroundObject {
  readonly id: string;
  readonly version: number;
  readonly nameZh: string;
  readonly active: boolean;
}

interface ObjectDrawerProps<T extends GroundObject, V extends object> {
  readonly kind: 'villages' | 'gridCells' | 'departments' | 'places';
  /** Null adds one. */
  readonly object: T | null;
  readonly title: string;
  readonly form: FormInstance<V>;
  readonly initial: V;
  readonly fields: readonly NamedField[];
  /** Saves what the form holds; `version` is null for a new object. */
  readonly save: (values: V, version: number | null) => Promise<unknown>;
  readonly read: () => Promise<T | undefined>;
  readonly valuesOf: (object: T) => V;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The drawer in which an object of the ground is added, changed, retired or restored. */
export function ObjectDrawer<T extends GroundObject, V extends object>(
  props: ObjectDrawerProps<T, V>,
) {
  const { t } = useText();
  const { message } = App.useApp();
  const { form, object, fields, onClose } = props;
  const [version, setVersion] = useState(object?.version ?? null);
  const [history, setHistory] = useState(false);
  const renew = useRenewGround();
  const act = useAct();

  const save = async (at: number | null): Promise<void> => {
    const saved = await act.run(async () => {
      try {
        await props.save(form.getFieldsValue(true) as V, at);
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await renew();
    });
    if (!saved) return;
    void message.success(t('towns.saved'));
    onClose();
  };

  return (
    <Drawer
      open
      size={520}
      title={props.title}
      onClose={onClose}
      mask={{ closable: false }}
      extra={
        object && (
          <Button icon={<Icon name="history" />} onClick={() => setHistory(true)}>
            {t('towns.history')}
          </Button>
        )
      }
      footer={
        <div className="dk-row">
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('towns.save')}
          </Button>
          <Button onClick={onClose}>{t('towns.cancel')}</Button>
          {object?.active && (
            <Retire kind={props.kind} object={object} version={version} onDone={onClose} />
          )}
        </div>
      }
    >
      <SaveFault<T>
        error={act.error}
        fields={fields}
        mine={() => form.getFieldsValue(true) as V}
        read={props.read}
        onTake={(latest) => {
          form.setFieldsValue(props.valuesOf(latest) as never);
          setVersion(latest.version);
          act.clear();
        }}
        onKeep={(latest) => {
          setVersion(latest.version);
          void save(latest.version);
        }}
      />
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={props.initial}
        onFinish={() => void save(version)}
      >
        {props.children}
      </Form>
      {object && history && (
        <HistoryDrawer
          kind={props.kind}
          id={object.id}
          title={object.nameZh}
          fields={fields}
          onClose={() => setHistory(false)}
        />
      )}
    </Drawer>
  );
}

interface RetireProps {
  readonly kind: ObjectDrawerProps<GroundObject, object>['kind'];
  readonly object: GroundObject;
  readonly version: number | null;
  readonly onDone: () => void;
}

function Retire({ kind, object, version, onDone }: RetireProps) {
  const { t } = useText();
  const { modal, message } = App.useApp();
  const renew = useRenewGround();
  const retire = async (): Promise<void> => {
    try {
      const params = { kind, id: object.id };
      await towns.retire({ params, query: { version: version ?? object.version } });
      await renew();
      onDone();
    } catch (fault) {
      void message.error(fault instanceof Error ? fault.message : String(fault));
    }
  };
  const ask = (): void => {
    modal.confirm({
      title: t('towns.retire.ask', { name: object.nameZh }),
      content: t('towns.retire.why'),
      okText: t('towns.retire.do'),
      okButtonProps: { danger: true },
      onOk: retire,
    });
  };
  return (
    <Button danger className="towns-push" onClick={ask}>
      {t('towns.retire.do')}
    </Button>
  );
}
