import { Icon } from '../../icons/icon.tsx';
import type { IconName } from '../../icons/names.ts';
import { useText } from '../../i18n/text-provider.tsx';

/** What the pointer does on the map. */
export type Tool = 'look' | 'rectangle' | 'polygon' | 'distance';

/** What else the bar offers. */
export type ToolAct = 'drawings' | 'replay' | 'print' | 'link' | 'screen' | 'keys';

interface ToolBarProps {
  readonly tool: Tool;
  /** The list of drawings is open. */
  readonly draws: boolean;
  readonly replays: boolean;
  readonly acts: readonly ToolAct[];
  readonly onTool: (tool: Tool) => void;
  readonly onAct: (act: ToolAct) => void;
}

const tools: readonly { readonly tool: Tool; readonly icon: IconName; readonly key: string }[] = [
  { tool: 'rectangle', icon: 'frame', key: 'R' },
  { tool: 'polygon', icon: 'fence', key: 'P' },
  { tool: 'distance', icon: 'ruler', key: 'M' },
];

const actIcons: Readonly<Record<ToolAct, { readonly icon: IconName; readonly key: string }>> = {
  drawings: { icon: 'edit', key: 'D' },
  replay: { icon: 'history', key: 'T' },
  print: { icon: 'print', key: '' },
  link: { icon: 'link', key: '' },
  screen: { icon: 'expand', key: 'F' },
  keys: { icon: 'keyboard', key: '?' },
};

/** The tools of the map, each with its key. */
export function ToolBar({ tool, draws, replays, acts, onTool, onAct }: ToolBarProps) {
  const { t } = useText();
  const say = (name: string, key: string): string =>
    key ? `${t(`ui.layers.tool.${name}`)} (${key})` : t(`ui.layers.tool.${name}`);
  return (
    <div className="zs-layers-tools" role="toolbar" aria-label={t('ui.layers.tools')}>
      {tools.map((one) => (
        <button
          key={one.tool}
          type="button"
          title={say(one.tool, one.key)}
          aria-label={t(`ui.layers.tool.${one.tool}`)}
          aria-pressed={tool === one.tool}
          onClick={() => onTool(tool === one.tool ? 'look' : one.tool)}
        >
          <Icon name={one.icon} size={20} />
        </button>
      ))}
      <hr />
      {acts.map((act) => (
        <button
          key={act}
          type="button"
          className={`zs-layers-act-${act}`}
          title={say(act, actIcons[act].key)}
          aria-label={t(`ui.layers.tool.${act}`)}
          {...(act === 'replay' ? { 'aria-pressed': replays } : {})}
          {...(act === 'drawings' ? { 'aria-pressed': draws } : {})}
          onClick={() => onAct(act)}
        >
          <Icon name={actIcons[act].icon} size={20} />
        </button>
      ))}
    </div>
  );
}

/** What is being drawn: its measures, done, or given up. */
export function DrawBar({
  words,
  hint,
  onDone,
  onKeep = null,
  onCancel,
}: {
  readonly words: string;
  readonly hint: string;
  /** Null: not enough corners yet. */
  readonly onDone: (() => void) | null;
  /** Keeps what was measured. */
  readonly onKeep?: (() => void) | null;
  readonly onCancel: () => void;
}) {
  const { t } = useText();
  return (
    <div className="zs-layers-draw" role="status">
      <span>{words || hint}</span>
      {onDone && (
        <button type="button" className="zs-layers-primary" onClick={onDone}>
          {t('ui.layers.done')}
        </button>
      )}
      {onKeep && (
        <button type="button" onClick={onKeep}>
          {t('ui.drawings.keep')}
        </button>
      )}
      <button type="button" onClick={onCancel}>
        {t('ui.layers.cancel')}
      </button>
    </div>
  );
}
