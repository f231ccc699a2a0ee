import { useState } from 'react';
import { api, type LayoutView } from '#modules/cockpit/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { createClient } from '#ui/api/index.ts';
import { ErrorNotice, useText, useToast } from '#ui/index.ts';
import { BoardGrid } from '../board-grid.tsx';
import { Canvas } from './canvas.tsx';
import { EditorBar } from './editor-bar.tsx';
import { TilePanel } from './tile-panel.tsx';
import { contentOf, useDraft } from './use-draft.ts';
import { usePreview } from './use-preview.ts';
import type { LayoutVersion } from './version-sheet.tsx';

const cockpit = createClient(api);

interface EditorProps {
  readonly layout: LayoutView;
  readonly versions: readonly LayoutVersion[];
  readonly onSaved: () => void;
}

/** Arranging a layout: the screen as it will be, and the settings of the tile that is chosen. */
export function Editor({ layout, versions, onSaved }: EditorProps) {
  const { t } = useText();
  const say = useToast();
  const draft = useDraft(layout);
  const board = usePreview(layout, draft.content);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPreview, setPreview] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { code, version } = layout;
  const run = async (work: () => Promise<unknown>, words: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      say(t(words));
      onSaved();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const tile = draft.content.tiles.find(({ id }) => id === chosen);
  return (
    <main id="main" className="ck-editor">
      <EditorBar
        layout={layout}
        versions={versions}
        draft={draft}
        busy={busy}
        isPreview={isPreview}
        onPreview={() => setPreview(!isPreview)}
        onAdded={setChosen}
        onSave={() =>
          void run(
            () =>
              cockpit.saveLayout({
                params: { code },
                body: { content: contentOf(draft.content), version },
              }),
            'cockpit.arrange.saved',
          )
        }
        onReset={() =>
          void run(
            () => cockpit.resetLayout({ params: { code }, body: { version } }),
            'cockpit.arrange.resetDone',
          )
        }
      />
      <ErrorNotice error={error} />
      {isPreview && board ? (
        <BoardGrid board={board} />
      ) : (
        <div className="ck-editor-body">
          <Canvas
            board={board}
            draft={draft}
            chosen={chosen}
            onChoose={setChosen}
            faults={faultyTiles(error)}
          />
          <TilePanel
            key={tile?.id ?? ''}
            tile={tile}
            draft={draft}
            onRemoved={() => setChosen(null)}
          />
        </div>
      )}
    </main>
  );
}

/** Places of the tiles that the server found at fault. */
function faultyTiles(error: unknown): ReadonlyMap<number, string> {
  if (!(error instanceof ProblemError)) return new Map();
  return new Map(
    (error.problem.errors ?? []).flatMap(({ pointer, detail }) => {
      const at = /\/tiles\/(\d+)/.exec(pointer)?.[1];
      return at === undefined ? [] : [[Number(at), detail] as const];
    }),
  );
}
