import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import {
  type Resource,
  type RuleInput,
  ruleKinds,
  type RuleView,
} from '../../../contract/index.ts';
import { catalogue, keys } from '../clients.tsx';

interface RuleDrawerProps {
  readonly resource: Resource;
  readonly rule: RuleView | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const blank: RuleInput = {
  kind: 'complete',
  title: '',
  fields: [],
  settings: {},
  leastShare: 0.95,
  active: true,
};

/** A quality rule made, changed or removed. */
export function RuleDrawer({ resource, rule, onClose, onDone }: RuleDrawerProps) {
  const { t } = useText();
  const { modal } = App.useApp();
  const act = useAct();
  const [draft, setDraft] = useState<RuleInput>(() => (rule ? inputOf(rule) : blank));
  const set = (part: Partial<RuleInput>): void => setDraft((old) => ({ ...old, ...part }));
  const params = { resourceId: resource.id };
  const save = () =>
    act.run(async () => {
      await (rule
        ? catalogue.saveRule({
            params: { ...params, ruleId: rule.id },
            body: { ...draft, version: rule.version },
          })
        : catalogue.addRule({ params, body: draft }));
      onDone();
    });
  const remove = () =>
    modal.confirm({
      title: t('catalogue.quality.removeTitle'),
      okButtonProps: { danger: true },
      onOk: () =>
        act.run(async () => {
          await catalogue.removeRule({ params: { ...params, ruleId: rule?.id ?? '' } });
          onDone();
        }),
    });
  const options = resource.fields.map(({ key, titleZh }) => ({ value: key, label: titleZh }));
  return (
    <Drawer
      open
      title={rule ? rule.title : t('catalogue.quality.add')}
      onClose={onClose}
      footer={
        <div className="dk-row">
          {rule && (
            <Button danger onClick={remove}>
              {t('catalogue.quality.remove')}
            </Button>
          )}
          <span className="dk-grow" />
          <Button
            type="primary"
            loading={act.busy}
            disabled={!draft.title}
            onClick={() => void save()}
          >
            {t('catalogue.save')}
          </Button>
        </div>
      }
    >
      <Form layout="vertical">
        <Form.Item
          label={t('catalogue.quality.kind')}
          extra={t(`catalogue.ruleHints.${draft.kind}`)}
        >
          <Select
            value={draft.kind}
            onChange={(kind) => set({ kind, settings: {} })}
            options={ruleKinds.map((value) => ({
              value,
              label: t(`catalogue.ruleKinds.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('catalogue.quality.rule')} required>
          <Input
            maxLength={80}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Form.Item>
        <Measured draft={draft} options={options} set={set} />
        {draft.kind === 'consistent' && <Consistent draft={draft} options={options} set={set} />}
        <Form.Item label={t('catalogue.quality.least')}>
          <InputNumber
            min={0}
            max={100}
            value={Math.round(draft.leastShare * 1000) / 10}
            onChange={(share) => share !== null && set({ leastShare: share / 100 })}
            suffix="%"
          />
        </Form.Item>
        <Form.Item label={t('catalogue.quality.active')}>
          <Switch checked={draft.active} onChange={(active) => set({ active })} />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Drawer>
  );
}

function inputOf({ kind, title, fields, settings, leastShare, active }: RuleView): RuleInput {
  return { kind, title, fields, settings, leastShare, active };
}

interface ConsistentProps {
  readonly draft: RuleInput;
  readonly options: { value: string; label: string }[];
  readonly set: (part: Partial<RuleInput>) => void;
}

/** What a rule looks at: days, or fields. */
function Measured({ draft, options, set }: ConsistentProps) {
  const { t } = useText();
  return (
    <>
      {draft.kind === 'fresh' ? (
        <Form.Item label={t('catalogue.quality.days')} required>
          <InputNumber
            min={1}
            max={3660}
            precision={0}
            value={draft.settings.days ?? null}
            onChange={(days) => days !== null && set({ settings: { days } })}
          />
        </Form.Item>
      ) : (
        <Form.Item label={t('catalogue.fields')} required>
          <Select
            mode="multiple"
            value={draft.fields}
            onChange={(fields: string[]) => set({ fields })}
            options={options}
          />
        </Form.Item>
      )}
    </>
  );
}

/** The other resource with which a field must agree. */
function Consistent({ draft, options, set }: ConsistentProps) {
  const { t } = useText();
  const list = useQuery({
    queryKey: keys.list(''),
    queryFn: async () => (await catalogue.list({ query: {} })).items,
  });
  const other = list.data?.find(({ code }) => code === draft.settings.otherCode);
  const whole = useQuery({
    queryKey: keys.one(other?.id ?? ''),
    queryFn: () => catalogue.one({ params: { resourceId: other?.id ?? '' } }),
    enabled: other !== undefined,
  });
  const change = (part: Partial<RuleInput['settings']>): void =>
    set({ settings: { ...draft.settings, ...part } });
  const others = (whole.data?.fields ?? []).map(({ key, titleZh }) => ({
    value: key,
    label: titleZh,
  }));
  const { by, otherField, otherBy } = draft.settings;
  return (
    <>
      <Form.Item label={t('catalogue.quality.other')} required>
        <Select
          showSearch
          optionFilterProp="label"
          value={draft.settings.otherCode ?? null}
          onChange={(otherCode: string) => change({ otherCode })}
          options={(list.data ?? []).map(({ code, titleZh }) => ({ value: code, label: titleZh }))}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.quality.otherField')} required>
        <Select
          value={otherField ?? null}
          onChange={(chosen: string) => change({ otherField: chosen })}
          options={others}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.quality.by')} required>
        <Select
          value={by ?? null}
          onChange={(chosen: string) => change({ by: chosen })}
          options={options}
        />
      </Form.Item>
      <Form.Item label={t('catalogue.quality.otherBy')} required>
        <Select
          value={otherBy ?? null}
          onChange={(chosen: string) => change({ otherBy: chosen })}
          options={others}
        />
      </Form.Item>
    </>
  );
}
