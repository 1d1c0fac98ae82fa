const CAPACITY = 1_000;

/** The newest thousand ids: enough to know a repeated message, little enough to keep for ever. */
export class RecentIds {
  private readonly ids = new Set<string>();

  /** @returns false for an id that was remembered already */
  remember(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    if (this.ids.size > CAPACITY) this.ids.delete(this.ids.values().next().value!);
    return true;
  }
}
