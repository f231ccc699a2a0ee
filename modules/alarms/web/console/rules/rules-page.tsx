import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { OneFile, PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type RuleFile, ruleSentence, type RuleView } from '../../../contract/index.ts';
import { alarms, keys, useAlarmChanges, useRuleChoices, useRules } from '../shared/clients.ts';
import { SeverityTag } from '../shared/words.tsx';
import { RuleVersions } from './rule-versions.tsx';
import { namesOf } from './use-names.ts';
import '../alarms.css';
import './rules.css';

/** Every rule in plain words, switched on and off here. */
export default function RulesPage() {
  const { t } = useText();
  const rules = useRules();
  const go = useNavigate();
  const [versionsOf, setVersionsOf] = useState<RuleView | null>(null);
  useAlarmChanges();
  const columns = useColumns(setVersionsOf);
  return (
    <>
      <PageHead title={t('alarms.menu.rules')} lead={t('alarms.rules.lead')}>
        <Files />
        <Button
          type="primary"
          icon={<Icon name="plus" />}
          onClick={() => void go('/alarms/rules/new')}
        >
          {t('alarms.rules.add')}
        </Button>
      </PageHead>
      {rules.isPending && <Loading lines={10} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data?.length === 0 && (
        <EmptyState icon="tasks" title={t('alarms.rules.none')}>
          <p>{t('alarms.rules.noneHint')}</p>
        </EmptyState>
      )}
      {rules.data && rules.data.length > 0 && (
        <Table<RuleView>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={rules.data}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
      {versionsOf && (
        <Drawer
          open
          size={640}
          title={t('alarms.rules.versions', { name: versionsOf.nameZh })}
          onClose={() => setVersionsOf(null)}
        >
          <RuleVersions rule={versionsOf} />
        </Drawer>
      )}
    </>
  );
}

function useColumns(onVersions: (rule: RuleView) => void): TableColumnsType<RuleView> {
  const { t, locale } = useText();
  const choices = useRuleChoices().data;
  return [
    {
      title: t('alarms.rules.enabled'),
      width: 76,
      render: (_, rule) => <OnOff rule={rule} />,
    },
    {
      title: t('alarms.rules.rule'),
      width: 560,
      render: (_, rule) => (
        <div className="al-rule">
          <Link to={`/alarms/rules/${rule.id}`}>{locale === 'en' ? rule.nameEn : rule.nameZh}</Link>
          <p className="dk-muted">
            {ruleSentence(rule, namesOf(choices, rule.scope.modelCode), locale)}
          </p>
        </div>
      ),
    },
    {
      title: t('alarms.edit.severity'),
      render: (_, rule) => <SeverityTag severity={rule.severity} />,
    },
    {
      title: t('alarms.rules.things'),
      align: 'right',
      render: (_, rule) => <span className="dk-number">{rule.thingCount}</span>,
    },
    {
      title: t('alarms.rules.raised'),
      align: 'right',
      render: (_, rule) => <span className="dk-number">{rule.raisedCount}</span>,
    },
    {
      title: t('alarms.rules.active'),
      align: 'right',
      render: (_, rule) => <span className="dk-number">{rule.activeCount}</span>,
    },
    {
      title: t('alarms.rules.acts'),
      render: (_, rule) => (
        <span className="dk-row al-rule-acts">
          <Button
            type="text"
            size="small"
            icon={<Icon name="history" size={16} />}
            aria-label={t('alarms.rules.versions', { name: rule.nameZh })}
            onClick={() => onVersions(rule)}
          />
          <Remove rule={rule} />
        </span>
      ),
    },
  ];
}

function OnOff({ rule }: { readonly rule: RuleView }) {
  const { t } = useText();
  const { message } = App.useApp();
  const act = useAct();
  const queries = useQueryClient();
  const set = async (enabled: boolean): Promise<void> => {
    const isDone = await act.run(async () => {
      const body = { enabled, version: rule.version };
      await alarms.switchRule({ params: { ruleId: rule.id }, body });
    });
    await queries.invalidateQueries({ queryKey: keys.all });
    if (!isDone) void message.error(t('alarms.rules.notSwitched'));
  };
  return (
    <Switch
      checked={rule.enabled}
      loading={act.busy}
      onChange={(enabled) => void set(enabled)}
      aria-label={t('alarms.rules.switch', { name: rule.nameZh })}
    />
  );
}

function Remove({ rule }: { readonly rule: RuleView }) {
  const { t } = useText();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const ask = (): void => {
    modal.confirm({
      title: t('alarms.rules.removeTitle', { name: rule.nameZh }),
      content: t('alarms.rules.removeText'),
      okText: t('alarms.rules.remove'),
      okButtonProps: { danger: true },
      cancelText: t('alarms.note.cancel'),
      onOk: async () => {
        await alarms
          .removeRule({ params: { ruleId: rule.id } })
          .catch((fault: Error) => void message.error(fault.message));
        await queries.invalidateQueries({ queryKey: keys.all });
      },
    });
  };
  return (
    <Button
      type="text"
      size="small"
      icon={<Icon name="trash" size={16} />}
      aria-label={t('alarms.rules.removeTitle', { name: rule.nameZh })}
      onClick={ask}
    />
  );
}

/** Rules out as JSON and in again. */
function Files() {
  const { t } = useText();
  const { message } = App.useApp();
  const act = useAct();
  const queries = useQueryClient();
  const download = async (): Promise<void> => {
    const file = await alarms.exportRules({});
    const text = JSON.stringify(file, null, 2);
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'alarm-rules.json';
    link.click();
    URL.revokeObjectURL(address);
  };
  const upload = async (file: File): Promise<void> => {
    const body = readFile(await file.text());
    if (!body) {
      void message.error(t('alarms.rules.badFile'));
      return;
    }
    const found = await alarms.importRules({ body });
    await queries.invalidateQueries({ queryKey: keys.all });
    void message.success(t('alarms.rules.imported', { ...found }));
  };
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void act.run(download)}
      >
        {t('alarms.rules.export')}
      </Button>
      <OneFile accept=".json,application/json" onFile={(file) => void act.run(() => upload(file))}>
        <Button icon={<Icon name="upload" />}>{t('alarms.rules.import')}</Button>
      </OneFile>
    </>
  );
}

function readFile(text: string): RuleFile | null {
  try {
    const file = JSON.parse(text) as Partial<RuleFile>;
    return file.format === 'zhenshu-rules-1' ? (file as RuleFile) : null;
  } catch {
    return null;
  }
}
