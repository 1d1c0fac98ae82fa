/** Something that a person is told on a page of its own. */
export class PageError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly explanation: string,
    /** Whether opening the same address again may help. */
    readonly again = false,
  ) {
    super(title);
  }
}
