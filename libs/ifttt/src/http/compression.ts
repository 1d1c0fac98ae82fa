/** Bytes. Smaller answers fit into the packet that carries their headers: compressing them saves nothing. */
export const COMPRESS_FROM_BYTES = 128;
