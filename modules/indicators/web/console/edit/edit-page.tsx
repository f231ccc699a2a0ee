import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { PageHead, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { FormulaReading, Indicator } from '../../../contract/index.ts';
import { indicators, keys, useIndicator } from '../shared/clients.ts';
import { useFields } from '../shared/fields.ts';
import { blank, type Draft, draftOf, missingIn, tidy } from './draft.ts';
import { Fields } from './fields.tsx';
import { PreviewPanel } from './preview.tsx';
import '../indicators.css';

/** An indicator made or changed without code. */
export default function EditPage() {
  const { code = '' } = useParams();
  const found = useIndicator(code);
  if (code === '') return <Editor key="new" indicator={null} />;
  if (found.isPending) return <Loading lines={12} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Editor key={code} indicator={found.data.indicator} />;
}

/** So long a pause in typing lets the server look at the draft. */
const pauseMs = 400;

function useSettled(draft: Draft): Draft {
  const [settled, settle] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => settle(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return settled;
}

/** The formula as the server reads it. */
function useReading({ code, formula }: Draft): FormulaReading | undefined {
  const query = { code: code || 'preview-of-new', formula };
  return useQuery({
    queryKey: ['indicators', 'formula', query],
    queryFn: () => indicators.formula({ query }),
    enabled: formula.trim() !== '',
  }).data;
}

function Editor({ indicator }: { readonly indicator: Indicator | null }) {
  const { t } = useText();
  const [draft, setDraft] = useState<Draft>(() => (indicator ? draftOf(indicator) : blank));
  const [active, setActive] = useState(indicator?.active ?? true);
  const settled = useSettled(draft);
  const reading = useReading(settled);
  const fault = settled.formula === draft.formula ? (reading?.fault ?? null) : null;
  const missing = missingIn(draft);
  return (
    <>
      <PageHead
        title={t(indicator ? 'indicators.edit.title' : 'indicators.edit.newTitle')}
        lead={t('indicators.edit.lead')}
      >
        <Link to={indicator ? `/indicators/${indicator.code}` : '/indicators'}>
          {t('indicators.edit.back')}
        </Link>
        {indicator && (
          <label className="dk-row">
            <Switch checked={active} onChange={setActive} />
            {t('indicators.edit.active')}
          </label>
        )}
        <Save
          indicator={indicator}
          draft={draft}
          active={active}
          isReady={missing.length === 0 && fault === null}
          onDraft={setDraft}
        />
      </PageHead>
      {missing.length > 0 && (
        <p className="dk-muted">
          {t('indicators.edit.missing', {
            names: missing.map((key) => t(`indicators.field.${key}`)).join('、'),
          })}
        </p>
      )}
      <div className="in-editor">
        <Fields
          draft={draft}
          isNew={indicator === null}
          fault={fault}
          onChange={(change) => setDraft((old) => ({ ...old, ...change }))}
        />
        <div className="in-editor-side">
          <PreviewPanel draft={settled} reading={reading} />
        </div>
      </div>
    </>
  );
}

interface SaveProps {
  readonly indicator: Indicator | null;
  readonly draft: Draft;
  readonly active: boolean;
  readonly isReady: boolean;
  readonly onDraft: (draft: Draft) => void;
}

function Save({ indicator, draft, active, isReady, onDraft }: SaveProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const go = useNavigate();
  const act = useAct();
  const queries = useQueryClient();
  const fields = useFields();
  const save = (version = indicator?.version): void => {
    void act.run(async () => {
      const definition = tidy(draft);
      const { code } = definition;
      if (version === undefined) await indicators.create({ body: definition });
      else await indicators.save({ params: { code }, body: { definition, active, version } });
      await queries.invalidateQueries({ queryKey: keys.all });
      void message.success(t('indicators.edit.saved'));
      await go(`/indicators/${code}`);
    });
  };
  return (
    <>
      <Button type="primary" disabled={!isReady} loading={act.busy} onClick={() => save()}>
        {t('indicators.edit.save')}
      </Button>
      <SaveFault
        error={act.error}
        mine={() => tidy(draft)}
        fields={fields}
        read={async () => (await indicators.one({ params: { code: draft.code } })).indicator}
        onTake={(latest) => {
          onDraft(draftOf(latest));
          act.clear();
        }}
        onKeep={(latest) => save(latest.version)}
      />
    </>
  );
}
