/** `it`: csrf, email, failed. Without an action the form goes to the page's own address, with the request in it. */
export const SIGN_IN = `<% layout('@layout', { title: 'Sign in to connect IFTTT' }) %>
<h1>Sign in to connect IFTTT</h1>
<p>Use the account of your robot's app.</p>
<% if (it.failed) { %>
<p class="alert" id="failure" role="alert">The e-mail address or the password is wrong. Please try again.</p>
<% } %>
<form method="post">
<input type="hidden" name="_csrf" value="<%= it.csrf %>">
<input type="hidden" name="step" value="sign-in">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" value="<%= it.email %>" autocomplete="username" autocapitalize="none"
  spellcheck="false" maxlength="254" required <% if (it.failed) { %>aria-invalid="true" aria-describedby="failure"<% } %>>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required
  <% if (it.failed) { %>aria-invalid="true" aria-describedby="failure"<% } %>>
<button type="submit" class="primary">Sign in</button>
</form>
`;
