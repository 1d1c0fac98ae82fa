/**
 * The page with the sign-in form; `it` is its `SignInData`. Without an action the form goes to the page's own address,
 * with whatever request is in it.
 *
 * @param title the page's title and heading
 * @param top what stands under the heading, as HTML or as eta has it
 */
export const signInPage = (title: string, top: string): string => `<% layout('@layout', { title: '${title}' }) %>
<h1>${title}</h1>
${top}
<% if (it.failure) { %>
<p class="alert" id="failure" role="alert"><%= it.failure.message %></p>
<% } %>
<form method="post">
<input type="hidden" name="_csrf" value="<%= it.csrf %>">
<input type="hidden" name="step" value="sign-in">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" value="<%= it.email %>" autocomplete="username" autocapitalize="none"
  spellcheck="false" maxlength="254" required <% if (it.failure?.status === 401) { %>aria-invalid="true" aria-describedby="failure"<% } %>>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required
  <% if (it.failure?.status === 401) { %>autofocus aria-invalid="true" aria-describedby="failure"<% } %>>
<button type="submit" class="primary">Sign in</button>
</form>
`;
