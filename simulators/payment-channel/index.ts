export { type PaymentChannelSimulator, startPaymentChannel } from './server.ts';
export { orderIn, type SimulatedNotice } from './state.ts';
