export { type PaymentChannelSimulator, startPaymentChannel } from './server.ts';
export { alipayNotice, paymentNotice } from './notices.ts';
export { orderIn, payOrder, type SimulatedNotice } from './state.ts';
