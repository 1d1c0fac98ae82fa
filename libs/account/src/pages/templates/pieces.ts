/** `it`: done. */
export const DONE = `<% if (it.done) { %>
<p class="notice" role="status"><%= it.done %></p>
<% } %>
`;

/** @param moment the name of a `Moment` in the template */
export const time = (moment: string): string =>
  `<time datetime="<%= ${moment}.iso %>" title="<%= ${moment}.exact %>"><%= ${moment}.words %></time>`;
