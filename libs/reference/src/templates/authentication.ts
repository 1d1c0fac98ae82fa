/** How callers say who they are. `it`: service. */
export const AUTHENTICATION = `<section aria-labelledby="authentication">
<h2 id="authentication">Authentication</h2>
<dl class="card">
<dt>IFTTT, about the service</dt>
<dd>sends the service key that it shares with this service: <code>IFTTT-Service-Key: KEY</code>.</dd>
<% if (it.service.authenticatesUsers) { %>
<dt>IFTTT, for an owner</dt>
<dd>sends an OAuth2 access token: <code>Authorization: Bearer TOKEN</code>. The owner signs in and agrees at
<code>GET /oauth2/authorize</code> (authorization code grant, scope <code>ifttt</code>); IFTTT exchanges the code at
<code>POST <%= it.service.apiUrlPrefix %>/ifttt/v1/tokens</code>.</dd>
<dt>The mobile app, for an owner</dt>
<dd>sends the token of its session, from <code>POST /users/sessions</code>: <code>Authorization: Bearer TOKEN</code>.
Neither kind of token opens what is for the other.</dd>
<% } %>
</dl>
</section>`;
