/**
 * The parser's machine (arc-hybrid, Kuhlmann, Gómez-Rodríguez & Satta 2011): a stack of words read
 * and a front, the next word to read. Shift puts the front on the stack; Left makes the top of the
 * stack a dependent of the front; Right makes it one of the word below it. After two steps for
 * each word everything hangs on the root, which stands behind the last word.
 *
 * States are kept in one growing pool, each pointing at the one before it, so that several courses
 * through a sentence share what they have in common. Pure.
 */

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/** What is kept of a word on the stack, or of the front: the word and its outermost dependents. */
export const Item = {
  word: 0,
  below: 1,
  left1: 2,
  left2: 3,
  right1: 4,
  right2: 5,
  leftCount: 6,
  rightCount: 7,
  /** What the outermost dependents were taken for, and all of a side as a set. */
  left1Relation: 8,
  right1Relation: 9,
  leftRelations: 10,
  rightRelations: 11,
  size: 12,
} as const;

/** What is kept of a state; `top` and `front` are items, -1 for an empty stack. */
export const State = { top: 0, front: 1, depth: 2, before: 3, action: 4, size: 5 } as const;

/** Of the machine's items, a head about to get a dependent on its left or right side. */
export type Relate = (machine: Machine, head: number, dependent: number, action: number) => number;

export class Machine {
  items = new Int32Array(Item.size * 4096);
  states = new Int32Array(State.size * 4096);
  scores = new Float64Array(4096);
  itemCount = 0;
  stateCount = 0;
  /** How many words the sentence has; also the place of the root. */
  length = 0;
  /** Names the relation of a new dependent, as far as it can be told yet. */
  relate: Relate = () => 0;

  /** Begins a sentence. @returns its first state. */
  begin(length: number, relate: Relate): number {
    this.length = length;
    this.relate = relate;
    this.itemCount = 0;
    this.stateCount = 0;
    return this.addState(-1, this.addItem(0, -1), 0, -1, SHIFT, 0);
  }

  isAllowed(state: number, action: number): boolean {
    const { states, items } = this;
    const at = state * State.size;
    const depth = states[at + State.depth]!;
    if (action === RIGHT) return depth >= 2;
    const atRoot = items[states[at + State.front]! * Item.size] === this.length;
    if (action === SHIFT) return !atRoot;
    // The root has one dependent: the last word left.
    return atRoot ? depth === 1 : depth >= 1;
  }

  /** @returns the state after the action. */
  apply(state: number, action: number, score: number): number {
    const at = state * State.size;
    const top = this.states[at + State.top]!;
    const front = this.states[at + State.front]!;
    const depth = this.states[at + State.depth]!;
    if (action === SHIFT) {
      const next = this.addItem(this.items[front * Item.size]! + 1, -1);
      return this.addState(this.copyItem(front, top), next, depth + 1, state, action, score);
    }
    const below = this.items[top * Item.size + Item.below]!;
    if (action === LEFT) {
      const head = this.copyItem(front, -1);
      this.attach(head, top, action);
      return this.addState(below, head, depth - 1, state, action, score);
    }
    const head = this.copyItem(below, this.items[below * Item.size + Item.below]!);
    this.attach(head, top, action);
    return this.addState(head, front, depth - 1, state, action, score);
  }

  private attach(head: number, dependent: number, action: number): void {
    const relation = this.relate(this, head, dependent, action);
    const { items } = this;
    const word = items[dependent * Item.size]!;
    const at = head * Item.size;
    const side = action === LEFT ? 0 : 1;
    const first = at + (side === 0 ? Item.left1 : Item.right1);
    items[first + 1] = items[first]!;
    items[first] = word;
    items[at + Item.leftCount + side]! += 1;
    items[at + Item.left1Relation + side] = relation;
    items[at + Item.leftRelations + side]! |= 1 << (relation & 31);
  }

  private addItem(word: number, below: number): number {
    const item = this.itemCount++;
    const at = item * Item.size;
    if (at + Item.size > this.items.length) this.items = grown(this.items);
    const { items } = this;
    items.fill(0, at, at + Item.size);
    items[at] = word;
    items[at + Item.below] = below;
    items[at + Item.left1] = items[at + Item.left2] = -1;
    items[at + Item.right1] = items[at + Item.right2] = -1;
    return item;
  }

  private copyItem(from: number, below: number): number {
    const item = this.itemCount++;
    const at = item * Item.size;
    if (at + Item.size > this.items.length) this.items = grown(this.items);
    this.items.copyWithin(at, from * Item.size, (from + 1) * Item.size);
    this.items[at + Item.below] = below;
    return item;
  }

  private addState(
    top: number,
    front: number,
    depth: number,
    before: number,
    action: number,
    score: number,
  ): number {
    const state = this.stateCount++;
    const at = state * State.size;
    if (at + State.size > this.states.length) this.states = grown(this.states);
    if (state >= this.scores.length) {
      const scores = new Float64Array(this.scores.length * 2);
      scores.set(this.scores);
      this.scores = scores;
    }
    const { states } = this;
    states[at] = top;
    states[at + State.front] = front;
    states[at + State.depth] = depth;
    states[at + State.before] = before;
    states[at + State.action] = action;
    this.scores[state] = score;
    return state;
  }

  /** The actions that led to a state, from the first on. */
  actionsTo(state: number): number[] {
    const actions: number[] = [];
    let at = state;
    while (this.states[at * State.size + State.before]! >= 0) {
      actions.push(this.states[at * State.size + State.action]!);
      at = this.states[at * State.size + State.before]!;
    }
    return actions.reverse();
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The heads that a whole course of actions gives; the number of words stands for the root. */
export function headsOf(actions: readonly number[], length: number): Int32Array {
  const heads = new Int32Array(length);
  const stack: number[] = [];
  let front = 0;
  for (const action of actions) {
    if (action === SHIFT) stack.push(front++);
    else {
      const word = stack.pop()!;
      heads[word] = action === LEFT ? front : stack.at(-1)!;
    }
  }
  return heads;
}
