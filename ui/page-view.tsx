import {
  Component,
  type ComponentType,
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
} from 'react';
import { useText } from './i18n/text-provider.tsx';
import { ErrorState, Loading } from './kit/states.tsx';
import type { Page, ShellPart } from './page.ts';

type Load = Page['load'];

const made = new WeakMap<Load, ComponentType>();

function lazyOf(load: Load): ComponentType {
  const known = made.get(load);
  if (known) return known;
  const fresh = lazy(load);
  made.set(load, fresh);
  return fresh;
}

/** Shows one page: loads its code, names the document, and keeps its faults to itself. */
export function PageView({ page, appName }: { page: Page; appName: string }) {
  const { t } = useText();
  const titleKey = page.menu?.titleKey ?? page.titleKey;
  useEffect(() => {
    document.title = titleKey ? `${t(titleKey)} · ${appName}` : appName;
    scrollTo(0, 0);
  }, [titleKey, appName, t]);
  const Shown = lazyOf(page.load);
  return (
    <PageBoundary key={page.path}>
      <Suspense fallback={<Loading lines={6} />}>
        <Shown />
      </Suspense>
    </PageBoundary>
  );
}

/** Shows what modules put into a slot; a piece that fails leaves its place empty. */
export function Parts({ parts }: { parts: readonly ShellPart[] }) {
  return parts.map((part, index) => {
    const Shown = lazyOf(part.load);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list of parts is fixed at build.
      <PageBoundary key={index} quiet>
        <Suspense>
          <Shown />
        </Suspense>
      </PageBoundary>
    );
  });
}

const SelectionParts = createContext<readonly ShellPart[]>([]);

/** Gives the pieces for what was selected on the map to the pages below. */
export const SelectionPartsProvider = SelectionParts.Provider;

/** What modules offer to do with what was selected on the map. */
export function SelectionActs() {
  return <Parts parts={useContext(SelectionParts)} />;
}

interface BoundaryProps {
  readonly children: ReactNode;
  /** Shows nothing in place of what failed. */
  readonly quiet?: boolean;
}

/** A page that throws shows its error; the shell around it goes on. */
export class PageBoundary extends Component<BoundaryProps, { fault: unknown }> {
  override state: { fault: unknown } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: unknown } {
    return { fault };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    if (this.props.quiet) return null;
    // A lazy page whose file is gone (a new version was installed) comes back by a fresh load.
    return <ErrorState error={this.state.fault} onRetry={() => location.reload()} />;
  }
}
