import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { PageHead, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import {
  type RuleChoices,
  type RuleDefinition,
  ruleSentence,
  type RuleView,
} from '../../../contract/index.ts';
import { alarms, keys, useRuleChoices, useRules } from '../shared/clients.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import { blankDraft, blankRow, definitionOf, type Draft, draftOf } from './draft.ts';
import { OutcomePart } from './outcome-part.tsx';
import { useRuleFields } from './rule-fields.ts';
import { SchedulePart } from './schedule-part.tsx';
import { ScopePart } from './scope-part.tsx';
import { TryPanel } from './try-panel.tsx';
import { useNames } from './use-names.ts';
import '../alarms.css';
import './rules.css';

/** A rule made or changed without code. */
export default function RulePage() {
  const { ruleId = '' } = useParams();
  const { t } = useText();
  const choices = useRuleChoices();
  const rules = useRules();
  if (choices.isPending || rules.isPending) return <Loading lines={12} />;
  if (choices.isError)
    return <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />;
  if (rules.isError) return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  const rule = rules.data.find(({ id }) => id === ruleId);
  if (!rule && ruleId !== 'new') {
    return <EmptyState icon="search" title={t('alarms.edit.gone')} />;
  }
  return <Editor key={rule?.id ?? 'new'} rule={rule ?? null} choices={choices.data} />;
}

interface EditorProps {
  readonly rule: RuleView | null;
  readonly choices: RuleChoices;
}

function Editor({ rule, choices }: EditorProps) {
  const { t } = useText();
  const [draft, setDraft] = useState<Draft>(() =>
    rule ? draftOf(rule.code, bare(rule)) : blankDraft(),
  );
  const change = (part: Partial<Draft>): void => setDraft((old) => ({ ...old, ...part }));
  const definition = useMemo(() => definitionOf(draft), [draft]);
  const model = choices.models.find(({ code }) => code === draft.scope.modelCode);
  return (
    <>
      <PageHead
        title={t(rule ? 'alarms.edit.title' : 'alarms.edit.newTitle')}
        lead={t('alarms.edit.lead')}
      >
        <Link to="/alarms/rules">{t('alarms.menu.rules')}</Link>
        <Save rule={rule} draft={draft} definition={definition} onDraft={setDraft} />
      </PageHead>
      <div className="al-editor">
        <Form layout="vertical" component="div" className="dk-stack">
          <ScopePart draft={draft} choices={choices} onChange={change} isNew={rule === null} />
          <section className="dk-card">
            <ConditionBuilder
              label={t('alarms.edit.when')}
              value={draft.when}
              model={model}
              choices={choices}
              onChange={(when) => change({ when })}
            />
          </section>
          <ClearPart draft={draft} choices={choices} onChange={change} />
          <SchedulePart draft={draft} onChange={change} />
          <OutcomePart draft={draft} onChange={change} isNew={rule === null} />
        </Form>
        <div className="dk-stack al-editor-side">
          <Sentence definition={definition} choices={choices} />
          <TryPanel rule={definition} choices={choices} />
        </div>
      </div>
    </>
  );
}

/** A rule without what the list adds to it. */
export function bare(rule: RuleView): RuleDefinition {
  const { nameZh, nameEn, titleZh, titleEn, type, severity, categoryCode, scope } = rule;
  const { hysteresis, flapSeconds, when, clear, schedule } = rule;
  const words = { nameZh, nameEn, titleZh, titleEn, type, severity, categoryCode };
  return { ...words, scope, hysteresis, flapSeconds, when, clear, schedule };
}

function ClearPart({
  draft,
  choices,
  onChange,
}: {
  readonly draft: Draft;
  readonly choices: RuleChoices;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useText();
  const model = choices.models.find(({ code }) => code === draft.scope.modelCode);
  const key = draft.when.rows[0]?.key ?? null;
  // One number for all conditions: it has a unit when they have the same.
  const units = new Set(
    draft.when.rows.map((row) => model?.properties.find((one) => one.key === row.key)?.unit),
  );
  return (
    <section className="dk-card">
      <h2>{t('alarms.edit.clear')}</h2>
      <Radio.Group
        aria-label={t('alarms.edit.clear')}
        value={draft.clear ? 'own' : 'plain'}
        onChange={({ target }) =>
          onChange({
            clear: target.value === 'own' ? { join: 'all', rows: [blankRow(key)] } : null,
          })
        }
        options={[
          { value: 'plain', label: t('alarms.edit.clearPlain') },
          { value: 'own', label: t('alarms.edit.clearOwn') },
        ]}
      />
      {draft.clear ? (
        <ConditionBuilder
          label={t('alarms.edit.clearWhen')}
          value={draft.clear}
          model={model}
          choices={choices}
          onChange={(clear) => onChange({ clear })}
        />
      ) : (
        <p className="dk-row al-hysteresis">
          <label htmlFor="al-hysteresis">{t('alarms.edit.hysteresis')}</label>
          <InputNumber
            id="al-hysteresis"
            min={0}
            value={draft.hysteresis}
            suffix={units.size === 1 ? [...units][0] : undefined}
            onChange={(hysteresis) => onChange({ hysteresis: hysteresis ?? 0 })}
          />
          <span className="dk-muted">{t('alarms.edit.hysteresisHint')}</span>
        </p>
      )}
    </section>
  );
}

function Sentence({
  definition,
  choices,
}: {
  readonly definition: RuleDefinition | null;
  readonly choices: RuleChoices;
}) {
  const { t } = useText();
  const names = useNames(choices, definition?.scope.modelCode ?? '');
  return (
    <section className="dk-card al-sentence" aria-live="polite">
      <h2>{t('alarms.edit.sentence')}</h2>
      {definition ? (
        <>
          <p>{ruleSentence(definition, names, 'zh')}</p>
          <p className="dk-muted" lang="en">
            {ruleSentence(definition, names, 'en')}
          </p>
        </>
      ) : (
        <p className="dk-muted">{t('alarms.edit.incomplete')}</p>
      )}
    </section>
  );
}

interface SaveProps {
  readonly rule: RuleView | null;
  readonly draft: Draft;
  readonly definition: RuleDefinition | null;
  readonly onDraft: (draft: Draft) => void;
}

function Save({ rule, draft, definition, onDraft }: SaveProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const act = useAct();
  const queries = useQueryClient();
  const go = useNavigate();
  const fields = useRuleFields();
  const save = (isOn: boolean, version = rule?.version): void => {
    if (!definition) return;
    const body = { ...definition, scope: { ...definition.scope } };
    void act.run(async () => {
      const saved = rule
        ? await alarms.saveRule({
            params: { ruleId: rule.id },
            body: { ...body, version: version ?? rule.version },
          })
        : await alarms.addRule({ body: { ...body, code: draft.code } });
      if (isOn) {
        await alarms.switchRule({
          params: { ruleId: saved.id },
          body: { enabled: true, version: saved.version },
        });
      }
      await queries.invalidateQueries({ queryKey: keys.rules });
      void message.success(t(isOn ? 'alarms.edit.savedOn' : 'alarms.edit.saved'));
      await go('/alarms/rules');
    });
  };
  const isReady = definition !== null && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.code);
  const isOn = rule?.enabled ?? false;
  return (
    <>
      <Button disabled={!isReady} loading={act.busy} onClick={() => save(false)}>
        {t('alarms.edit.save')}
      </Button>
      {!isOn && (
        <Button
          type="primary"
          icon={<Icon name="play" size={16} />}
          disabled={!isReady}
          loading={act.busy}
          onClick={() => save(true)}
        >
          {t('alarms.edit.saveOn')}
        </Button>
      )}
      <SaveFault
        error={act.error}
        mine={() => definition ?? {}}
        fields={fields}
        read={async () => {
          const { items } = await alarms.rules({});
          return items.find(({ id }) => id === rule?.id);
        }}
        onTake={(latest) => {
          onDraft(draftOf(latest.code, bare(latest)));
          act.clear();
        }}
        onKeep={(latest) => save(false, latest.version)}
      />
    </>
  );
}
