/** `/openapi.json` and `/docs`: the interface as data and as a page that works without script. */
import type { Application } from '#platform/application/index.ts';
import { openApiOf } from '#platform/http/openapi.ts';
import type { ModuleDefinition } from '#platform/module/index.ts';
import { rawLines, withRawPaths } from './raw-paths.ts';
import { generalProblems, type ProblemCatalogue } from '#platform/problems/index.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Made when it is asked for the first time: a start need not wait for it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Mounts the routes. */
export function mountDocs(application: Application, modules: readonly ModuleDefinition[]): void {
  const document = once(() => withRawPaths(openApiOf(modules)));
  const page = once(() => pageOf(modules));
  const problems = once(() => problemsPage(modules));
  application.http.get('/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(document()),
  );
  application.http.get('/docs', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page()),
  );
  application.http.get('/problems/:code', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(problems()),
  );
}

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:70rem;margin:0 auto;padding:1rem 1.5rem;color:#1f2937}
h1{font-size:28px}h2{margin-top:2.5rem;border-bottom:1px solid #d1d5db}code,pre{font:14px/1.5 ui-monospace,monospace}
summary{cursor:pointer;padding:.4rem 0}pre{background:#f3f4f6;padding:1rem;overflow:auto;border-radius:4px}
.m{display:inline-block;width:4.5rem;font-weight:700;color:#0f766e}td,th{text-align:left;padding:.4rem .8rem;border-bottom:1px solid #e5e7eb;vertical-align:top}`;

function shell(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${style}</style></head><body>${body}</body></html>`;
}

function pageOf(modules: readonly ModuleDefinition[]): string {
  const parts = modules.map(({ manifest, api }) => {
    const rows = Object.values(api?.operations ?? {}).map((operation) => {
      const schemas = {
        params: operation.params,
        query: operation.query,
        body: operation.body,
        reply: operation.file ?? operation.reply,
      };
      const text = escaped(JSON.stringify(schemas, null, 2));
      return `<details><summary><span class="m">${operation.method}</span> <code>/api/v1${escaped(operation.path)}</code> — ${escaped(operation.summary)} <small>(${escaped(operation.permission)})</small></summary><pre>${text}</pre></details>`;
    });
    return rows.length > 0
      ? `<h2 id="${manifest.id}">${escaped(manifest.title.zh)} · ${escaped(manifest.title.en)}</h2>${rows.join('')}`
      : '';
  });
  return shell(
    '镇枢 API',
    `<h1>镇枢 API</h1><p><a href="/openapi.json">OpenAPI 3.1</a> · <a href="/open311/v2/services.json">Open311 GeoReport v2</a> · <a href="/problems/all">错误一览</a></p>
<p>登录：<code>POST /api/v1/sign-in</code> 得到会话 Cookie；其他系统用 <code>Authorization: Bearer 密钥</code>。会被重复发送的命令带上 <code>Idempotency-Key</code>。错误为 RFC 9457 problem details。</p><h2>其他地址 · Other addresses</h2><ul>${rawLines.map((line) => `<li><code>${escaped(line)}</code></li>`).join('')}</ul>${parts.join('')}`,
  );
}

function problemsPage(modules: readonly ModuleDefinition[]): string {
  const catalogues: [string, ProblemCatalogue][] = [
    ['通用 General', generalProblems],
    ...modules.flatMap(({ manifest, problems }): [string, ProblemCatalogue][] =>
      problems ? [[manifest.title.zh, problems]] : [],
    ),
  ];
  const tables = catalogues.map(([title, catalogue]) => {
    const rows = Object.entries(catalogue).map(
      ([code, entry]) =>
        `<tr id="${code}"><td><code>${code}</code><br>${entry.status}</td><td>${escaped(entry.zh)}<br><small>${escaped(entry.en)}</small></td><td>${escaped(entry.cureZh)}<br><small>${escaped(entry.cureEn)}</small></td></tr>`,
    );
    return `<h2>${escaped(title)}</h2><table><tr><th>代码</th><th>含义</th><th>怎么办</th></tr>${rows.join('')}</table>`;
  });
  return shell('错误一览', `<h1>错误一览 Problems</h1>${tables.join('')}`);
}
