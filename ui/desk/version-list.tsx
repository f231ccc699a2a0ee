import type { ReactNode } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Time } from '../i18n/time.tsx';
import { EmptyState } from '../kit/states.tsx';
import { differences, type NamedField } from './differences.ts';
import { DifferenceTable } from './difference-table.tsx';
import { useStaffNames } from './use-staff-names.ts';

/** One saved state of a thing. */
export interface ShownVersion {
  readonly version: number;
  readonly content: unknown;
  readonly note: string;
  /** Id of who saved it; null for the set-up. */
  readonly savedBy: string | null;
  /** Name as it was then, where the server tells it. */
  readonly savedByName?: string;
  readonly savedAt: string;
}

interface VersionListProps {
  /** Newest first. */
  readonly versions: readonly ShownVersion[];
  readonly fields: readonly NamedField[];
  /** What can be done with a version, beside its head. */
  readonly action?: (version: number) => ReactNode;
}

/** Who changed what, when and why: every version with its differences from the one before. */
export function VersionList({ versions, fields, action }: VersionListProps) {
  const { t } = useText();
  const names = useStaffNames();
  if (versions.length === 0) {
    return <EmptyState icon="history" title={t('shell.versions.none')} />;
  }
  return (
    <ol className="dk-versions">
      {versions.map((one, index) => (
        <li key={one.version}>
          <header>
            <strong>{t('shell.versions.number', { number: one.version })}</strong>
            <span>
              {one.savedBy === null
                ? t('shell.versions.setUp')
                : (one.savedByName ?? names.get(one.savedBy) ?? t('shell.versions.someone'))}
            </span>
            <Time at={one.savedAt} />
            {action?.(one.version)}
          </header>
          {one.note && <p className="dk-note">{one.note}</p>}
          <DifferenceTable
            rows={differences(stateOf(versions[index + 1]), stateOf(one) ?? {}, fields)}
            beforeTitle={t('shell.versions.before')}
            afterTitle={t('shell.versions.after')}
          />
        </li>
      ))}
    </ol>
  );
}

function stateOf(version: ShownVersion | undefined): object | null {
  const content = version?.content;
  return typeof content === 'object' ? content : null;
}
