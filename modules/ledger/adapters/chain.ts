/**
 * A chain that speaks Ethereum's JSON-RPC (FISCO BCOS 3 with its `[web3_rpc]` on, Hyperledger Besu, …) and the
 * contract `LedgerAnchor` on it. Transactions are of the oldest kind, which every such chain takes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Abi,
  createClient,
  decodeErrorResult,
  decodeFunctionResult,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  http,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

/** A checkpoint as the contract knows it. */
export interface ChainHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Where a transaction ended up. */
export interface ChainReceipt {
  readonly transaction: Hex;
  readonly block: number;
}

const artefact = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'chain', 'ledger-anchor.json'), 'utf8'),
) as { abi: Abi; bytecode: Hex };
const { abi } = artefact;
const answerWithinMs = 10_000;

/** A chain and the account that pays. */
export class Chain {
  readonly #client;
  readonly #account;

  constructor(url: string, key: Hex) {
    this.#client = createClient({
      transport: http(url, { timeout: answerWithinMs, retryCount: 0 }),
    });
    this.#account = privateKeyToAccount(key);
  }

  /** The chain's number, as text. */
  async id(): Promise<string> {
    return String(Number(await this.#ask<Hex>('eth_chainId')));
  }

  /** Sends the transaction that puts the contract on the chain. */
  deploy(): Promise<Hex> {
    return this.#send(encodeDeployData({ abi, bytecode: artefact.bytecode, args: [] }), null);
  }

  /** Sends the transaction that anchors a head. @throws Error when the contract refuses it */
  anchor(contract: Hex, log: Buffer, { size, root }: ChainHead): Promise<Hex> {
    const args = [hexOf(log), BigInt(size), hexOf(root)];
    return this.#send(encodeFunctionData({ abi, functionName: 'anchor', args }), contract);
  }

  /** The head that this account anchored last; size 0 when there is none. */
  async headOf(contract: Hex, log: Buffer): Promise<ChainHead> {
    const args = [this.#account.address, hexOf(log)];
    const data = encodeFunctionData({ abi, functionName: 'headOf', args });
    const answer = await this.#ask<Hex>('eth_call', [{ to: contract, data }, 'latest']);
    if (answer === '0x') throw new Error(`there is no contract at ${contract}`);
    const [size, , root] = decodeFunctionResult({ abi, functionName: 'headOf', data: answer }) as [
      bigint,
      bigint,
      Hex,
    ];
    return { size: Number(size), root: Buffer.from(root.slice(2), 'hex') };
  }

  /** What became of a transaction; null while it waits. @throws Error when it failed */
  async receiptOf(transaction: Hex): Promise<(ChainReceipt & { contract: Hex | null }) | null> {
    const found = await this.#ask<{
      status: Hex;
      blockNumber: Hex;
      contractAddress: Hex | null;
    } | null>('eth_getTransactionReceipt', [transaction]);
    if (!found) return null;
    if (Number(found.status) !== 1) throw new Error(`the transaction ${transaction} failed`);
    return { transaction, block: Number(found.blockNumber), contract: found.contractAddress };
  }

  async #send(data: Hex, to: Hex | null): Promise<Hex> {
    const { address: from } = this.#account;
    const call = { from, data, ...(to ? { to } : {}) };
    const [chainId, nonce, gasPrice, gas] = await Promise.all([
      this.#ask<Hex>('eth_chainId'),
      this.#ask<Hex>('eth_getTransactionCount', [from, 'pending']),
      this.#ask<Hex>('eth_gasPrice'),
      this.#ask<Hex>('eth_estimateGas', [call]),
    ]);
    const signed = await this.#account.signTransaction({
      type: 'legacy',
      chainId: Number(chainId),
      nonce: Number(nonce),
      gasPrice: BigInt(gasPrice),
      gas: BigInt(gas),
      data,
      ...(to ? { to } : {}),
    });
    return this.#ask<Hex>('eth_sendRawTransaction', [signed]);
  }

  async #ask<T>(method: string, params: readonly unknown[] = []): Promise<T> {
    try {
      return (await this.#client.request({ method, params } as never)) as T;
    } catch (error) {
      throw new Error(`${method}: ${reasonOf(error)}`);
    }
  }
}

const hexOf = (bytes: Buffer): Hex => `0x${bytes.toString('hex')}`;

/** What the chain said, in few words; addresses with keys in them do not travel into logs and pages. */
function reasonOf(error: unknown): string {
  for (
    let each = error as { cause?: unknown; data?: unknown };
    each;
    each = each.cause as typeof each
  ) {
    const data =
      typeof each.data === 'object' ? (each.data as { data?: unknown } | null)?.data : each.data;
    if (typeof data === 'string' && /^0x[0-9a-f]{8,}$/i.test(data)) return refusal(data as Hex);
  }
  const { shortMessage, details, message } = error as Record<string, string | undefined>;
  return (details ?? shortMessage ?? message ?? 'no answer').split('\n')[0]?.slice(0, 200) ?? '';
}

function refusal(data: Hex): string {
  try {
    const { errorName, args } = decodeErrorResult({ abi, data });
    return `the contract says ${errorName}(${(args ?? []).join(', ')})`;
  } catch {
    return `the contract refused (${data.slice(0, 20)})`;
  }
}
