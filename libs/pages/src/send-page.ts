import type { FastifyReply } from 'fastify';
import { pageHeaders, type PageRights } from './page-headers.js';

/** Answers with a page. */
export function sendPage(reply: FastifyReply, status: number, html: string, rights?: PageRights): void {
  void reply.status(status).headers(pageHeaders(rights)).type('text/html; charset=utf-8').send(html);
}
