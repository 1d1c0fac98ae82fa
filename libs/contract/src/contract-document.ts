/** The contract as an OpenAPI 3.0 document. It is read when it is first asked for: no start waits for it. */
export async function loadContractDocument(): Promise<Readonly<Record<string, unknown>>> {
  return (await import('./generated/document.js')).contractDocument;
}
