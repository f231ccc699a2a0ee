export default definePageConfig({ navigationBarTitleText: '镇枢', enablePullDownRefresh: true });
