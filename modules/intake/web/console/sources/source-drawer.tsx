import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import {
  liveKinds,
  modes,
  noSchedule,
  type SourceInput,
  sourceKinds,
  type SourceView,
} from '../../../contract/index.ts';
import { intake, keys, useResources } from '../shared/clients.ts';
import { SettingFields } from './setting-fields.tsx';

type Draft = SourceInput & { active: boolean };

const blank: Draft = {
  resourceId: '',
  title: '',
  kind: 'postgres',
  settings: {},
  mode: 'merge',
  schedule: noSchedule,
  active: true,
};

function draftOf(source: SourceView | null): Draft {
  if (!source) return blank;
  const { resourceId, title, kind, settings, mode, schedule, active } = source;
  return { resourceId, title, kind, settings, mode, schedule, active };
}

/** A source made or changed; its connection can be tried before. */
export function SourceDrawer({
  source,
  onClose,
}: {
  source: SourceView | null;
  onClose: () => void;
}) {
  const { t } = useText();
  const mayConnect = usePermission('intake.connect');
  const queries = useQueryClient();
  const act = useAct();
  const [draft, setDraft] = useState(() => draftOf(source));
  const [found, setFound] = useState<{ columns: string[]; rows: number } | null>(null);
  const set = (part: Partial<Draft>): void => setDraft((old) => ({ ...old, ...part }));
  const resources = useResources();
  // Rows that stay at their source are neither fetched nor merged: only the connection is set here.
  const stays = resources.data?.find(({ id }) => id === draft.resourceId)?.kind === 'inPlace';
  const save = () =>
    act.run(async () => {
      const { active, ...body } = draft;
      await (source
        ? intake.saveSource({
            params: { sourceId: source.id },
            body: { ...body, active, version: source.version },
          })
        : intake.addSource({ body }));
      await queries.invalidateQueries({ queryKey: keys.sources });
      onClose();
    });
  const tryIt = () =>
    act.run(async () => {
      const { active: _, ...body } = draft;
      setFound(
        await intake.tryConnection({
          body: { ...body, ...(source ? { sourceId: source.id } : {}) },
        }),
      );
    });
  return (
    <Drawer
      open
      size={560}
      title={source ? source.title : t('intake.sources.add')}
      onClose={onClose}
      footer={
        <div className="dk-row">
          {mayConnect && draft.kind !== 'upload' && (
            <Button loading={act.busy} onClick={() => void tryIt()}>
              {t('intake.sources.try')}
            </Button>
          )}
          <span className="dk-grow" />
          <Button
            type="primary"
            loading={act.busy}
            disabled={!draft.resourceId || !draft.title}
            onClick={() => void save()}
          >
            {t('intake.sources.save')}
          </Button>
        </div>
      }
    >
      <Form layout="vertical">
        <ResourceField draft={draft} set={set} isKnown={source !== null} />
        <Form.Item label={t('intake.sources.title')} required>
          <Input
            maxLength={60}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Form.Item>
        <KindField draft={draft} set={set} stays={stays} isKnown={source !== null} />
        <SettingFields
          kind={draft.kind}
          settings={draft.settings}
          hasSecret={source?.hasSecret ?? false}
          onChange={(settings) => set({ settings })}
          onSecret={(secret) => set({ secret })}
        />
        {!stays && <BringFields draft={draft} set={set} />}
        {source && (
          <Form.Item label={t('intake.sources.active')}>
            <Switch checked={draft.active} onChange={(active) => set({ active })} />
          </Form.Item>
        )}
      </Form>
      {found && (
        <Notice
          meaning="ok"
          title={t('intake.sources.found', { rows: found.rows, columns: found.columns.length })}
        >
          <p>{found.columns.slice(0, 30).join('、')}</p>
        </Notice>
      )}
      <ErrorNotice error={act.error} />
    </Drawer>
  );
}

interface KindFieldProps extends DraftProps {
  readonly stays: boolean;
  readonly isKnown: boolean;
}

function KindField({ draft, set, stays, isKnown }: KindFieldProps) {
  const { t } = useText();
  return (
    <Form.Item
      label={t('intake.sources.kind')}
      extra={stays ? t('intake.inPlace.sourceHint') : undefined}
    >
      <Select
        disabled={isKnown}
        value={draft.kind}
        onChange={(kind) => set({ kind, settings: {} })}
        options={(stays ? liveKinds : sourceKinds).map((value) => ({
          value,
          label: t(`intake.kinds.${value}`),
        }))}
      />
    </Form.Item>
  );
}

function BringFields({ draft, set }: DraftProps) {
  const { t } = useText();
  return (
    <>
      <Form.Item label={t('intake.sources.mode')} extra={t(`intake.mode.hint.${draft.mode}`)}>
        <Select
          value={draft.mode}
          onChange={(mode) => set({ mode })}
          options={modes.map((value) => ({ value, label: t(`intake.mode.${value}`) }))}
        />
      </Form.Item>
      {draft.kind !== 'upload' && <ScheduleFields draft={draft} set={set} />}
    </>
  );
}

interface DraftProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

function ResourceField({ draft, set, isKnown }: DraftProps & { readonly isKnown: boolean }) {
  const { t, locale } = useText();
  const resources = useResources();
  return (
    <Form.Item label={t('intake.upload.resource')} required>
      <Select
        showSearch
        optionFilterProp="label"
        disabled={isKnown}
        value={draft.resourceId || null}
        onChange={(resourceId: string) => set({ resourceId })}
        options={(resources.data ?? []).map(({ id, titleZh, titleEn, ownerName }) => ({
          value: id,
          label: `${locale === 'en' ? titleEn || titleZh : titleZh} · ${ownerName}`,
        }))}
      />
    </Form.Item>
  );
}

function ScheduleFields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const { t } = useText();
  const { schedule } = draft;
  const change = (part: Partial<Draft['schedule']>): void =>
    set({ schedule: { ...schedule, ...part } });
  return (
    <>
      <Form.Item label={t('intake.schedule.every')}>
        <div className="dk-row">
          <Select
            value={schedule.every}
            onChange={(every) => change({ every })}
            options={(['never', 'minutes', 'day'] as const).map((value) => ({
              value,
              label: t(`intake.schedule.${value}`),
            }))}
          />
          {schedule.every === 'minutes' && (
            <InputNumber
              min={1}
              max={1440}
              precision={0}
              aria-label={t('intake.schedule.minutesOf')}
              value={schedule.minutes}
              onChange={(minutes) => minutes !== null && change({ minutes })}
              suffix={t('intake.schedule.unit')}
            />
          )}
          {schedule.every === 'day' && (
            <Input
              className="in-time"
              type="time"
              aria-label={t('intake.schedule.at')}
              value={schedule.at}
              onChange={(event) => change({ at: event.target.value })}
            />
          )}
        </div>
      </Form.Item>
      {schedule.every !== 'never' && (
        <Form.Item
          label={t('intake.schedule.mostRefused')}
          extra={t('intake.schedule.mostRefusedHint')}
        >
          <InputNumber
            min={0}
            max={100}
            value={Math.round(schedule.mostRefused * 100)}
            onChange={(share) => share !== null && change({ mostRefused: share / 100 })}
            suffix="%"
          />
        </Form.Item>
      )}
    </>
  );
}
