/** Copies an OpenAPI document and annotates it for the templates; throws where it breaks a house rule. */
export function annotate(source: object): object;
