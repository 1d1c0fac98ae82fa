/** The run cannot begin: nothing was found out about the service. The message says what to do. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}
