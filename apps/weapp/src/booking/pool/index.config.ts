export default definePageConfig({ navigationBarTitleText: '选时间', enablePullDownRefresh: true });
