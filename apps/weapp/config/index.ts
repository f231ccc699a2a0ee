/** How the mini-program is built. Contracts come from the root of the house, by the same names as everywhere. */
import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';

const own = resolve(__dirname, '..');
const root = resolve(own, '../..');

export default defineConfig({
  projectName: 'zhenshu-weapp',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: ['@tarojs/plugin-framework-react', '@tarojs/plugin-platform-weapp'],
  alias: {
    '#modules': resolve(root, 'modules'),
    '#platform': resolve(root, 'platform'),
    // Contracts build schemas when they load; a phone never validates, the server does.
    typebox: resolve(root, 'apps/vite/typebox-light.ts'),
  },
  defineConstants: {
    // The town's server; WeChat wants it in the list of request domains of the mini-program.
    SERVER: JSON.stringify(process.env.ZHENSHU_WEAPP_SERVER ?? 'https://demo.zhenshu.invalid'),
    TOWN: JSON.stringify(process.env.ZHENSHU_WEAPP_TOWN ?? ''),
  },
  mini: {
    compile: {
      include: [resolve(root, 'modules'), resolve(root, 'platform'), resolve(root, 'apps/vite')],
    },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain) {
      // The contracts say their own names with `#…`; the aliases above answer for them, not package.json.
      chain.resolve.set('importsFields', []);
    },
  },
});
