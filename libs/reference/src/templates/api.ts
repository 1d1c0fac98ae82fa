import { TOP } from './top.js';

/** `it`: pages, here, styles, scripts. Swagger UI fills it in. */
export const API = `<% layout('@layout', { title: 'API reference', wide: true }) %>
${TOP}
<main class="page" id="content" tabindex="-1">
<h1>API</h1>
<p>Every operation, with a form to try it. What you try is done for real, on this service; what you enter is forgotten
when you leave. For programs: <a href="openapi.json">the OpenAPI document</a>.</p>
<noscript><p class="alert">The forms need JavaScript; the OpenAPI document does not.</p></noscript>
<section class="card" aria-labelledby="operations-title">
<h2 id="operations-title">Operations</h2>
<div id="api"></div>
</section>
</main>
`;
