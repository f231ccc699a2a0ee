/** Filters by their levels: which of many match a topic, without looking at each (OASIS MQTT 3.1.1, 4.7). */

interface Node<Value> {
  readonly below: Map<string, Node<Value>>;
  readonly values: Map<string, Value>;
}

function emptyNode<Value>(): Node<Value> {
  return { below: new Map(), values: new Map() };
}

/** Values under filters, one a filter and key. */
export class FilterTree<Value> {
  readonly #root: Node<Value> = emptyNode();

  /** Puts a value under a filter, in place of the one that the key had there. */
  set(filter: string, key: string, value: Value): void {
    let node = this.#root;
    for (const level of filter.split('/')) {
      let next = node.below.get(level);
      if (!next) node.below.set(level, (next = emptyNode()));
      node = next;
    }
    node.values.set(key, value);
  }

  /** Takes the key's value away from a filter, and levels that are empty then. */
  delete(filter: string, key: string): void {
    const path: [Node<Value>, string][] = [];
    let node = this.#root;
    for (const level of filter.split('/')) {
      const next = node.below.get(level);
      if (!next) return;
      path.push([node, level]);
      node = next;
    }
    node.values.delete(key);
    for (const [above, level] of path.reverse()) {
      const last = above.below.get(level);
      if (last && (last.values.size > 0 || last.below.size > 0)) return;
      above.below.delete(level);
    }
  }

  /** What stands under the filters that match a topic: keys and values, a key once a filter. */
  match(topic: string): [string, Value][] {
    const found: [string, Value][] = [];
    const levels = topic.split('/');
    const collect = (node: Node<Value>, at: number): void => {
      // MQTT-4.7.2-1: a wildcard in front does not match `$` topics.
      const isWild = at > 0 || !topic.startsWith('$');
      // `a/#` matches `a` as well.
      if (isWild) found.push(...(node.below.get('#')?.values ?? []));
      const level = levels[at];
      if (level === undefined) {
        found.push(...node.values);
        return;
      }
      const exact = node.below.get(level);
      if (exact) collect(exact, at + 1);
      const any = isWild ? node.below.get('+') : undefined;
      if (any && level !== '+') collect(any, at + 1);
    };
    collect(this.#root, 0);
    return found;
  }
}
