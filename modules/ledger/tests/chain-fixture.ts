/** A real EVM (@ethereumjs/vm) behind Ethereum's JSON-RPC on loopback: each transaction is a block. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTxFromRLP } from '@ethereumjs/tx';
import {
  Account,
  bytesToHex,
  createAddressFromPrivateKey,
  createAddressFromString,
  hexToBytes,
  type PrefixedHexString,
} from '@ethereumjs/util';
import { createVM, runTx, type VM } from '@ethereumjs/vm';

type Hex = PrefixedHexString;

/** The private key of the account that has money there. */
export const payer: Hex = `0x${'42'.repeat(32)}`;

/** A chain that runs. */
export interface TestChain {
  readonly url: string;
  /** Transactions that were taken. */
  readonly transactions: () => number;
  /** While true every request is answered with a fault, as from a node that is down. */
  down: boolean;
  /** While true transactions are taken and no block is made. */
  stalled: boolean;
  stop(): Promise<void>;
}

class Fault extends Error {
  readonly data: Hex | undefined;
  constructor(message: string, data?: Hex) {
    super(message);
    this.data = data;
  }
}

interface Mined {
  readonly status: Hex;
  readonly blockNumber: Hex;
  readonly contractAddress: Hex | null;
}

/** Of the chain that the library takes when none is named. */
const chainId = 1;
const gasLimit = 3_000_000n;

class Ledger {
  readonly #vm: VM;
  readonly mined = new Map<string, Mined>();
  readonly #waiting: Hex[] = [];
  stalled = false;
  count = 0;

  constructor(vm: VM) {
    this.#vm = vm;
  }

  async answer(method: string, params: readonly unknown[]): Promise<unknown> {
    const [first, second] = params;
    if (method === 'eth_chainId') return hex(BigInt(chainId));
    if (method === 'eth_gasPrice') return hex(1_000_000_000n);
    if (method === 'eth_getTransactionCount') return this.#nonceOf(first as Hex);
    if (method === 'eth_estimateGas') return this.#estimate(first as Call);
    if (method === 'eth_call') return this.#call(first as Call, second);
    if (method === 'eth_sendRawTransaction') return this.#take(first as Hex);
    if (method === 'eth_getTransactionReceipt') {
      if (!this.stalled)
        while (this.#waiting.length > 0) await this.#mine(this.#waiting.shift() as Hex);
      return this.mined.get(first as string) ?? null;
    }
    throw new Fault(`the method ${method} is not there`);
  }

  async #nonceOf(address: Hex): Promise<Hex> {
    const account = await this.#vm.stateManager.getAccount(createAddressFromString(address));
    return hex((account?.nonce ?? 0n) + BigInt(this.#waiting.length));
  }

  async #call(call: Call, _block: unknown): Promise<Hex> {
    const copy = await this.#vm.shallowCopy();
    const result = await copy.evm.runCall({
      caller: createAddressFromString(call.from ?? `0x${'00'.repeat(20)}`),
      ...(call.to ? { to: createAddressFromString(call.to) } : {}),
      data: hexToBytes(call.data),
      gasLimit,
    });
    const { exceptionError, returnValue } = result.execResult;
    if (exceptionError) throw new Fault('execution reverted', bytesToHex(returnValue));
    return bytesToHex(returnValue);
  }

  async #estimate(call: Call): Promise<Hex> {
    if (call.to) await this.#call(call, 'latest');
    return hex(call.to ? 120_000n : 900_000n);
  }

  async #take(raw: Hex): Promise<Hex> {
    this.count += 1;
    const transaction = createTxFromRLP(hexToBytes(raw), { common: this.#vm.common });
    this.#waiting.push(raw);
    if (!this.stalled) await this.#mine(this.#waiting.shift() as Hex);
    return bytesToHex(transaction.hash());
  }

  async #mine(raw: Hex): Promise<void> {
    const tx = createTxFromRLP(hexToBytes(raw), { common: this.#vm.common });
    const number = BigInt(this.mined.size + 1);
    const { execResult, createdAddress } = await runTx(this.#vm, { tx });
    this.mined.set(bytesToHex(tx.hash()), {
      status: execResult.exceptionError ? '0x0' : '0x1',
      blockNumber: hex(number),
      contractAddress: createdAddress ? (createdAddress.toString() as Hex) : null,
    });
  }
}

interface Call {
  readonly from?: Hex;
  readonly to?: Hex;
  readonly data: Hex;
}

const hex = (value: bigint): Hex => `0x${value.toString(16)}`;

/** Starts a chain with one rich account. */
export async function startChain(): Promise<TestChain> {
  const vm = await createVM();
  const rich = createAddressFromPrivateKey(hexToBytes(payer));
  await vm.stateManager.putAccount(rich, new Account(0n, 10n ** 21n));
  const ledger = new Ledger(vm);
  const chain = { down: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (chain.down) return void response.writeHead(503).end('down');
      const {
        id,
        method,
        params = [],
      } = JSON.parse(Buffer.concat(chunks).toString()) as {
        id: number;
        method: string;
        params?: unknown[];
      };
      void ledger
        .answer(method, params)
        .then(
          (result) => ({ jsonrpc: '2.0', id, result }),
          (error: Fault) => ({
            jsonrpc: '2.0',
            id,
            error: { code: 3, message: error.message, ...(error.data ? { data: error.data } : {}) },
          }),
        )
        .then((answer) =>
          response
            .writeHead(200, { 'content-type': 'application/json' })
            .end(JSON.stringify(answer)),
        );
    });
  });
  return listening(server, ledger, chain);
}

async function listening(
  server: Server,
  ledger: Ledger,
  state: { down: boolean },
): Promise<TestChain> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    transactions: () => ledger.count,
    get down() {
      return state.down;
    },
    set down(value: boolean) {
      state.down = value;
    },
    get stalled() {
      return ledger.stalled;
    },
    set stalled(value: boolean) {
      ledger.stalled = value;
    },
    stop: () => new Promise((ended) => server.close(() => ended())),
  };
}
