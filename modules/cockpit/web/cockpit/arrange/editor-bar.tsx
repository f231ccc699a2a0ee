import { useState } from 'react';
import {
  kindNeeds,
  type LayoutView,
  newTile,
  type TileKind,
  tileKinds,
} from '#modules/cockpit/contract/index.ts';
import { Button, LinkButton, Sheet, TextField, useText } from '#ui/index.ts';
import { named } from '../titles.ts';
import { freeId, freePlace, rowsOf } from './moves.ts';
import type { Draft } from './use-draft.ts';
import { type LayoutVersion, VersionSheet } from './version-sheet.tsx';

interface BarProps {
  readonly layout: LayoutView;
  readonly versions: readonly LayoutVersion[];
  readonly draft: Draft;
  readonly busy: boolean;
  readonly isPreview: boolean;
  readonly onPreview: () => void;
  readonly onAdded: (id: string) => void;
  readonly onSave: () => void;
  readonly onReset: () => void;
}

/** What can be done with the whole layout. */
export function EditorBar(props: BarProps) {
  const { layout, versions, draft, busy, isPreview, onPreview, onAdded, onSave, onReset } = props;
  const { t, locale } = useText();
  const [sheet, setSheet] = useState<'add' | 'versions' | 'settings' | 'reset' | null>(null);
  const close = (): void => setSheet(null);
  return (
    <header className="ck-editor-bar">
      <LinkButton to="/arrange" kind="quiet" icon="back">
        {t('cockpit.arrange.back')}
      </LinkButton>
      <h1>{named(draft.content, locale)}</h1>
      <Button icon="plus" onClick={() => setSheet('add')}>
        {t('cockpit.arrange.add')}
      </Button>
      <Button icon="back" disabled={!draft.canUndo} onClick={draft.undo}>
        {t('cockpit.arrange.undo')}
      </Button>
      <Button icon="forward" disabled={!draft.canRedo} onClick={draft.redo}>
        {t('cockpit.arrange.redo')}
      </Button>
      <Button icon="settings" onClick={() => setSheet('settings')}>
        {t('cockpit.arrange.settings')}
      </Button>
      <Button icon="history" onClick={() => setSheet('versions')}>
        {t('cockpit.arrange.versions')}
      </Button>
      {layout.shipped && layout.version > 0 && (
        <Button icon="refresh" onClick={() => setSheet('reset')}>
          {t('cockpit.arrange.reset')}
        </Button>
      )}
      <Button icon={isPreview ? 'edit' : 'eye'} aria-pressed={isPreview} onClick={onPreview}>
        {t(isPreview ? 'cockpit.arrange.edit' : 'cockpit.arrange.preview')}
      </Button>
      <Button kind="primary" icon="check" busy={busy} disabled={!draft.isChanged} onClick={onSave}>
        {t('cockpit.arrange.save')}
      </Button>
      {sheet === 'add' && <Catalogue draft={draft} onAdded={onAdded} onClose={close} />}
      {sheet === 'settings' && <Settings draft={draft} onClose={close} />}
      {sheet === 'versions' && <VersionSheet versions={versions} draft={draft} onClose={close} />}
      <Sheet
        firm
        title={t('cockpit.arrange.resetAsk')}
        open={sheet === 'reset'}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{t('cockpit.arrange.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                close();
                onReset();
              }}
            >
              {t('cockpit.arrange.reset')}
            </Button>
          </>
        }
      >
        <p>{t('cockpit.arrange.resetText')}</p>
      </Sheet>
    </header>
  );
}

/** Every kind of tile with what it is for. */
function Catalogue(props: { draft: Draft; onAdded: (id: string) => void; onClose: () => void }) {
  const { draft, onAdded, onClose } = props;
  const { t } = useText();
  const add = (kind: TileKind): void => {
    const { tiles } = draft.content;
    const id = freeId(tiles, kind);
    const [w, h] = kindNeeds[kind].size;
    draft.add(newTile(kind, id, freePlace(tiles, { w, h })));
    onAdded(id);
    onClose();
  };
  return (
    <Sheet title={t('cockpit.arrange.add')} open onClose={onClose}>
      <ul className="ck-catalogue">
        {tileKinds.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => add(kind)}>
              <strong>{t(`cockpit.kind.${kind}`)}</strong>
              <small>{t(`cockpit.kindText.${kind}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Names and rows of the layout. */
function Settings({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useText();
  const { nameZh, nameEn, rows, tiles } = draft.content;
  return (
    <Sheet title={t('cockpit.arrange.settings')} open onClose={onClose}>
      <TextField
        label={t('cockpit.arrange.nameZh')}
        value={nameZh}
        maxLength={40}
        onChange={({ target }) => draft.change({ nameZh: target.value })}
      />
      <TextField
        label={t('cockpit.arrange.nameEn')}
        value={nameEn}
        maxLength={60}
        onChange={({ target }) => draft.change({ nameEn: target.value })}
      />
      <TextField
        label={t('cockpit.arrange.rows')}
        hint={t('cockpit.arrange.rowsText')}
        type="number"
        min={rowsOf(tiles)}
        max={60}
        value={rows}
        onChange={({ target }) => draft.change({ rows: Number(target.value) || rows })}
      />
    </Sheet>
  );
}
