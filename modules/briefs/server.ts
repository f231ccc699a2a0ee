import { attachmentSources } from '#modules/messages/index.ts';
import { defineModule } from '#platform/module/index.ts';
import { api } from './contract/index.ts';
import { fillDemo } from './demo.ts';
import { schedule } from './jobs.ts';
import { manifest } from './manifest.ts';
import { problems } from './problems.ts';
import { handlers } from './routes.ts';
import { attachments } from './service/download.ts';
import { ensureShipped } from './service/templates.ts';

export const briefs = defineModule({
  manifest,
  directory: import.meta.dirname,
  api,
  handlers,
  problems,
  ticks: [schedule],
  slots: { [attachmentSources.name]: attachments },
  found: (tx) => ensureShipped(tx),
  demo: fillDemo,
});
