import { expect, test } from "vitest";
import { findSecretName } from "#lib/ingest/internal/scrub/secret-names.ts";

test.each([
  ["password", "password Password PASSWORD db_password dbPassword DB-PASSWORD user.password"],
  [
    "password",
    "passwd pwd passphrase userpassword newPassword2 password_confirmation password_hash",
  ],
  ["password", "db_pass pass Passwort mot_de_passe contraseña PGPASSWORD"],
  ["secret", "secret client_secret clientSecret CLIENT-SECRET secret_key SECRET_KEY_BASE64"],
  ["token", "token access_token accessToken X-Auth-Token authtoken refreshtoken jwt tokens"],
  ["api-key", "api_key apikey apiKey APIKey X-API-Key OPENAI_API_KEY openaiApiKey"],
  ["private-key", "private_key privateKey PRIVATE_KEY ssh_key signing_key encryptionKey"],
  ["access-key", "access_key AWS_SECRET_ACCESS_KEY secretAccessKey AccountKey SharedAccessKey"],
  ["authorization", "authorization Authorization proxy-authorization authorization_header auth"],
  ["authorization", "http.request.header.authorization"],
  ["cookie", "cookie cookies Set-Cookie set_cookie session_cookie"],
  ["session", "session session_id sessionId SESSIONID PHPSESSID JSESSIONID connect.sid sid"],
  ["session", "laravel_session ASPSESSIONIDABCDEF"],
  ["csrf", "csrf csrf_token X-CSRF-Token xsrf XSRF-TOKEN csrfmiddlewaretoken _csrf"],
  ["credentials", "credentials aws_credentials credential dbCredentials"],
  ["dsn", "dsn SENTRY_DSN dsn_key sentryDsn"],
  ["ssn", "ssn social_security_number socialSecurityNumber"],
  ["card", "cvv cvv2 cvc card_number cardNumber creditCard"],
  ["one-time-code", "otp totp mfa_code recovery_codes"],
  ["password", "passWord pass_word PASS_WORD passPhrase pass_code REDIS_AUTH"],
  ["password", "passwd_md5 password_sha256 password_bcrypt password_list"],
  ["secret", "secretsMap secrets_array"],
  ["one-time-code", "otpCode twoFactorCode auth_code authCode code_verifier"],
  ["pin", "pin PIN PIN_CODE pinCode user_pin"],
  ["mnemonic", "mnemonic wallet_mnemonic seedPhrase recovery_phrase"],
  ["token", "SAMLResponse saml_response client_assertion id_token_hint x-goog-iap-jwt-assertion"],
  ["private-key", "hmac_key HMAC_KEY"],
  ["service-key", "APP_KEY STRIPE_KEY OPENAI_KEY githubKey"],
])("%s is found in %s", (rule, names) => {
  for (const name of names.split(" ")) {
    expect.soft(findSecretName(name)?.rule, name).toBe(rule);
  }
});

test.each([
  "token_count tokenizer tokenType token_expires_in max_tokens next_page_token pageToken",
  "author authors authority authenticated requires_auth auth_method",
  "passed passenger compass bypass passport password_policy password_length first_pass",
  "session_duration session_count sessions_started sessionTimeout",
  "public_key primary_key foreign_key key keys keyboard monkey keyframes cache_key storage_key",
  "secretary secret_name has_secret isPassword cookie_consent cookies_enabled account_sid",
  "pinned spin pin_count pins opinion pinCount mapping passwordless password.md sha256 md5_sum",
  "client_assertion_type code state error_code country_code map list session_list tokenMap",
  "message level host release 12 _ - . __proto__ constructor",
])("nothing secret is promised by %s", (names) => {
  for (const name of names.split(" ")) expect.soft(findSecretName(name), name).toBeNull();
});
