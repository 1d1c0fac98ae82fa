/** `it`: title, explanation, again (whether opening the same address again may help). */
export const PROBLEM = `<% layout('@layout', { title: it.title }) %>
<h1><%= it.title %></h1>
<p><%= it.explanation %></p>
<% if (it.again) { %>
<p><a class="button" href="">Try again</a></p>
<% } %>
`;
