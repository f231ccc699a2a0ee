import type { LayoutContent } from '#modules/cockpit/contract/index.ts';
import { Button, EmptyState, Sheet, Time, useText } from '#ui/index.ts';
import type { Draft } from './use-draft.ts';

/** A saved state of a layout. */
export interface LayoutVersion {
  readonly version: number;
  readonly content: LayoutContent;
  readonly savedByName: string;
  readonly savedAt: string;
}

/** Earlier states; taking one back puts it into the draft, where it can be seen before it is saved. */
export function VersionSheet(props: {
  versions: readonly LayoutVersion[];
  draft: Draft;
  onClose: () => void;
}) {
  const { versions, draft, onClose } = props;
  const { t } = useText();
  return (
    <Sheet title={t('cockpit.arrange.versions')} open onClose={onClose}>
      {versions.length === 0 && (
        <EmptyState icon="history" title={t('cockpit.arrange.noVersions')}>
          {t('cockpit.arrange.noVersionsText')}
        </EmptyState>
      )}
      <ul className="ck-versions">
        {versions.map(({ version, content, savedByName, savedAt }) => (
          <li key={version}>
            <span>
              {t('cockpit.arrange.versionLine', {
                version,
                name: savedByName,
                count: content.tiles.length,
              })}{' '}
              <Time at={savedAt} />
            </span>
            <Button
              onClick={() => {
                draft.change(content);
                onClose();
              }}
            >
              {t('cockpit.arrange.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
