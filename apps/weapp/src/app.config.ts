/** Pages: four under the tabs, the rest in packages that WeChat fetches when they are opened. */
export default defineAppConfig({
  pages: ['pages/home/index', 'pages/cases/index', 'pages/messages/index', 'pages/me/index'],
  subPackages: [
    { root: 'report', pages: ['form/index', 'case/index'] },
    { root: 'services', pages: ['list/index', 'item/index', 'applications/index'] },
    { root: 'booking', pages: ['pools/index', 'pool/index', 'mine/index'] },
  ],
  window: {
    navigationBarBackgroundColor: '#0F766E',
    navigationBarTextStyle: 'white',
    navigationBarTitleText: '镇枢',
    backgroundColor: '#F5F7F6',
  },
  tabBar: {
    color: '#4B5563',
    selectedColor: '#0F766E',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/cases/index', text: '我的上报' },
      { pagePath: 'pages/messages/index', text: '消息' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  permission: { 'scope.userLocation': { desc: '用于标出问题所在的位置' } },
  requiredPrivateInfos: ['getLocation'],
});
